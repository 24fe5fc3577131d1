import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {idBytes, idFor, idsWithPrefix, isId, lowerBound, makeId, shortestPrefix} from '../../../src/lib/book/ids.ts'

const anyIds = fc
  .uniqueArray(
    fc.array(fc.constantFrom('0', '1', 'a'), {minLength: 12, maxLength: 12}).map(tail => `c${tail.join('')}`),
    {minLength: 1, maxLength: 30},
  )
  .map(ids => ids.sort())

describe('makeId', () => {
  it('writes the letter and twelve characters, five bits of each byte', () => {
    expect(makeId('c', new Uint8Array([0, 1, 9, 10, 17, 18, 20, 22, 27, 31, 32, 255]))).toBe('c019ahjmpvz0z')
  })

  it('gives an id for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({minLength: idBytes, maxLength: 20}), bytes => {
        expect(isId(makeId('t', bytes))).toBe(true)
      }),
    )
  })
})

describe('isId', () => {
  it.each([
    ['c4k7m2x9q1abz', true],
    ['C4k7m2x9q1abz', false],
    ['c4k7m2x9q1ab', false],
    ['c4k7m2x9q1abzz', false],
    ['c4k7m2x9q1abz\n', false],
    ['c4k7m2x9q1abz/check-in', false],
    ['14k7m2x9q1abz', false],
    ['', false],
    [undefined, false],
    [5, false],
  ])('%j: %s', (value, expected) => {
    expect(isId(value)).toBe(expected)
  })
})

describe('idFor', () => {
  // Records in the books of users have these ids: another result would make every setting a second time.
  it.each([
    ['s', 'currency', 'sh1e7apr33a9p'],
    ['s', 'name', 'stbzdeqz6eeh2'],
    ['s', 'cadence.A', 's2f92jxnnz5aa'],
    ['b', 'book', 'bv3dm0343yfhp'],
    ['a', 'e9x2abcdefghj/renewal-60', 'a12htphs7fg8c'],
    ['a', 'c4k7m2x9q1abz/check-in', 'ave7kaf3cq7bb'],
    ['z', '', 'z3c3xed0qwy1f'],
    ['s', 'Zoë', 's6w5je6y3hqpy'],
  ])('gives for %s and %j always %s', (letter, key, id) => {
    expect(idFor(letter, key)).toBe(id)
  })

  it('gives ids, and different ones for 100,000 keys', () => {
    const ids = new Set<string>()
    for (let at = 0; at < 50_000; at++) ids.add(idFor('a', `c4k7m2x9q1abz/step-${at}`)).add(idFor('a', `${at}`))
    expect(ids.size).toBe(100_000)
    for (const id of [...ids].slice(0, 1000)) expect(isId(id)).toBe(true)
  })

  it('tells keys apart that differ in one character or in their order', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        fc.pre(a !== b)
        expect(idFor('s', a)).not.toBe(idFor('s', b))
      }),
    )
  })
})

describe('shortestPrefix', () => {
  it('has four characters where that is enough', () => {
    expect(shortestPrefix(['c000000000000', 'c111000000000'], 'c111000000000')).toBe('c111')
    expect(shortestPrefix(['c000000000000'], 'c000000000000')).toBe('c000')
  })

  it('is one character longer than what is shared with a neighbour', () => {
    const ids = ['c000010000000', 'c000011000000', 'c000020000000']
    expect(ids.map(id => shortestPrefix(ids, id))).toEqual(['c000010', 'c000011', 'c00002'])
  })

  it('is that of no other id, and no shorter one of four characters or more would do', () => {
    fc.assert(
      fc.property(anyIds, fc.nat(), (ids, at) => {
        const id = ids[at % ids.length] ?? ''
        const prefix = shortestPrefix(ids, id)
        const fitting = (text: string) => ids.filter(each => each.startsWith(text))
        expect(fitting(prefix)).toEqual([id])
        if (prefix.length > 4) expect(fitting(prefix.slice(0, -1)).length).toBeGreaterThan(1)
      }),
    )
  })

  it('tells an id that is not in the list from all that are', () => {
    fc.assert(
      fc.property(anyIds, fc.nat(), (all, at) => {
        const id = all[at % all.length] ?? ''
        const ids = all.filter(each => each !== id)
        expect(ids.filter(each => each.startsWith(shortestPrefix(ids, id)))).toEqual([])
      }),
    )
  })
})

describe('idsWithPrefix and lowerBound', () => {
  it('find what a search from end to end finds', () => {
    fc.assert(
      fc.property(anyIds, fc.constantFrom('c', 'c0', 'c01', 'ca', 'b', 'd', ''), (ids, prefix) => {
        expect(idsWithPrefix(ids, prefix, 100)).toEqual(ids.filter(id => id.startsWith(prefix)))
        expect(lowerBound(ids, prefix)).toBe(ids.filter(id => id < prefix).length)
      }),
    )
  })

  it('stop at the limit', () => {
    expect(idsWithPrefix(['c1', 'c2', 'c3'], 'c', 2)).toEqual(['c1', 'c2'])
  })
})
