import {describe, expect, it} from 'vitest'
import {formatBook} from '../../../src/lib/store/format.ts'
import {readSides, splitSides} from '../../../src/lib/sync/sides.ts'
import {customerRecord, stampOf} from './support.ts'

const [apex, bright] = ['c00000000000a', 'c00000000000b']

describe('readSides', () => {
  const ours = formatBook([customerRecord(apex, {tier: 'A', _f: {tier: stampOf(1)}})])
  const theirs = formatBook([customerRecord(apex, {tier: 'B', _f: {tier: stampOf(2)}}), customerRecord(bright)])
  const base = formatBook([customerRecord(apex)])
  const lines = (text: string) => text.split('\n').slice(1, -2).join('\n')
  const wrap = (middle: string) => `${ours.split('\n')[0]}\n${middle}\nnull]}\n`

  it('joins both sides of conflict markers', () => {
    const text = wrap(`<<<<<<< HEAD\n${lines(ours)}\n=======\n${lines(theirs)}\n>>>>>>> theirs`)
    const [first, second] = readSides(Buffer.from(text), 'x')
    expect(first).toMatchObject({tier: 'B'})
    expect(first).not.toHaveProperty('_x')
    expect(second?.id).toBe(bright)
  })

  it('keeps the losing value where the base is there too', () => {
    const text = wrap(
      `<<<<<<< HEAD\n${lines(ours)}\n||||||| base\n${lines(base)}\n=======\n${lines(theirs)}\n>>>>>>> theirs`,
    )
    const [first] = readSides(Buffer.from(text), 'x')
    expect(first).toMatchObject({tier: 'B', _x: {[`tier@${stampOf(1)}`]: 'A'}})
  })

  it('takes markers of merges within the base for part of the base', () => {
    const inner = `<<<<<<<<< one\n${lines(base)}\n=========\n${lines(base)}\n>>>>>>>>> two`
    const text = wrap(`<<<<<<< HEAD\n${lines(ours)}\n||||||| base\n${inner}\n=======\n${lines(theirs)}\n>>>>>>> theirs`)
    expect(splitSides(text).ours).toBe(ours)
    expect(readSides(Buffer.from(text), 'x')[0]).toMatchObject({tier: 'B'})
  })

  it('reads a whole file between markers, and a file with other line ends', () => {
    const text = `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`
    expect(readSides(Buffer.from(text), 'x')).toHaveLength(2)
    expect(readSides(Buffer.from(text.replaceAll('\n', '\r\n')), 'x')).toHaveLength(2)
  })

  it('refuses what is no book on either side', () => {
    expect(() => readSides(Buffer.from('<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n'), 'x')).toThrowError(
      expect.objectContaining({code: 'data-file'}),
    )
  })
})
