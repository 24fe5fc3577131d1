import {describe, expect, it} from 'vitest'
import {createProgress} from '../../../src/lib/terminal/progress.ts'

function listen(total: number) {
  const said: string[] = []
  return {said, progress: createProgress({say: text => void said.push(text), total, noun: 'cards'})}
}

describe('createProgress', () => {
  it('says nothing for a thousand or fewer', () => {
    expect(listen(1000).progress).toBeUndefined()
  })

  it('says how far it is, and nothing any more at the end', () => {
    const {said, progress} = listen(1200)
    for (let done = 1; done <= 1200; done++) progress?.(done)
    expect(said).toEqual(['500 of 1,200 cards', '1,000 of 1,200 cards', ''])
  })
})
