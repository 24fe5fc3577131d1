import {describe, expect, it} from 'vitest'
import {createStatusLine} from '../../../src/lib/terminal/status-line.ts'

function listen(stream: {isTTY: boolean; columns?: number}, env = {}) {
  const written: string[] = []
  const say = createStatusLine({stream: {...stream, write: (text: string) => written.push(text)}, env})
  return {written, say}
}

describe('createStatusLine', () => {
  it('replaces one line by the next, and takes the last one away', () => {
    const {written, say} = listen({isTTY: true})
    for (const text of ['Fetching …', 'Pushing …', '']) say(text)
    expect(written).toEqual(['\r\x1b[KFetching …', '\r\x1b[KPushing …', '\r\x1b[K'])
  })

  it('takes nothing away where nothing stands', () => {
    const {written, say} = listen({isTTY: true})
    for (const text of ['', 'Pushing …', '', '']) say(text)
    expect(written).toEqual(['\r\x1b[KPushing …', '\r\x1b[K'])
  })

  it('keeps to the width of the terminal', () => {
    const {written, say} = listen({isTTY: true, columns: 12})
    say('Fetching from a remote')
    expect(written).toEqual(['\r\x1b[KFetching f…'])
  })

  it.each([
    ['in a pipe', {isTTY: false}, {}],
    ['on a terminal that cannot take a line back', {isTTY: true}, {TERM: 'dumb'}],
  ])('says nothing %s', (_, stream, env) => {
    const {written, say} = listen(stream, env)
    say('Fetching …')
    expect(written).toEqual([])
  })
})
