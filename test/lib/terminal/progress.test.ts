import {describe, expect, it} from 'vitest'
import {createProgress} from '../../../src/lib/terminal/progress.ts'

function listen(isTTY: boolean, total: number) {
  const written: string[] = []
  const stream = {isTTY, write: (text: string) => written.push(text)}
  return {written, progress: createProgress({stream, total, noun: 'cards'})}
}

describe('createProgress', () => {
  it.each([
    ['without a terminal', false, 5000],
    ['for a thousand or fewer', true, 1000],
  ])('says nothing %s', (_, isTTY, total) => {
    expect(listen(isTTY, total).progress).toBeUndefined()
  })

  it('says on one line how far it is, and clears it at the end', () => {
    const {written, progress} = listen(true, 1200)
    for (let done = 1; done <= 1200; done++) progress?.(done)
    expect(written).toEqual(['\r500 of 1,200 cards', '\r1,000 of 1,200 cards', '\r\x1b[K'])
  })
})
