import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {PackedList} from '../../../src/lib/exchange/packed-list.ts'

function packed<T>(values: readonly T[]): PackedList<T> {
  const list = new PackedList<T>()
  for (const value of values) list.push(value)
  return list
}

describe('PackedList', () => {
  it('gives back what was put in, in its order and by its place', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({maxDepth: 2})), values => {
        const asJson = values.map(value => JSON.parse(JSON.stringify(value)) as unknown)
        const list = packed(values)
        expect(list.length).toBe(values.length)
        expect([...list]).toEqual(asJson)
        expect(asJson.map((_, place) => list.at(place))).toEqual(asJson)
      }),
    )
  })

  it('tells the place of each value', () => {
    const list = new PackedList<string>()
    expect([list.push('a'), list.push('b')]).toEqual([0, 1])
  })

  it('keeps values that are larger than its blocks, and what comes after them', () => {
    const large = 'ä'.repeat(1_500_000)
    expect([...packed(['a', large, 'b', large])]).toEqual(['a', large, 'b', large])
  })

  it('makes a value anew, so that nobody changes that of another', () => {
    const list = packed([{tags: ['a']}])
    list.at(0).tags.push('b')
    expect(list.at(0)).toEqual({tags: ['a']})
  })

  it('leaves out fields that are undefined', () => {
    expect(packed([{name: 'Ada', uid: undefined}]).at(0)).toStrictEqual({name: 'Ada'})
  })

  it('has nothing at other places', () => {
    expect(() => packed(['a']).at(1)).toThrow(RangeError)
    expect(() => packed(['a']).at(-1)).toThrow(RangeError)
  })
})
