import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createDraws} from '../../../src/lib/demo/random.ts'

const drawMany = (seed: number): number[] => {
  const draws = createDraws(seed)
  return Array.from({length: 50}, () => draws.between(0, 1_000_000))
}

describe('createDraws', () => {
  it('draws the same for the same seed and another way for another', () => {
    expect(drawMany(7)).toEqual(drawMany(7))
    expect(drawMany(7)).not.toEqual(drawMany(8))
  })

  it('stays within its bounds and reaches both', () => {
    const draws = createDraws(1)
    const drawn = new Set(Array.from({length: 500}, () => draws.between(3, 6)))
    expect([...drawn].sort()).toEqual([3, 4, 5, 6])
  })

  it('deals every element once before one comes again', () => {
    fc.assert(
      fc.property(fc.integer(), fc.uniqueArray(fc.string(), {minLength: 1, maxLength: 12}), (seed, list) => {
        const deal = createDraws(seed).deck(list)
        const rounds = [0, 1].map(() => list.map(() => deal()).sort())
        expect(rounds).toEqual([[...list].sort(), [...list].sort()])
      }),
    )
  })

  it.each([
    [0, false],
    [1, true],
  ])('takes a chance of %s as sure', (probability, expected) => {
    const draws = createDraws(3)
    expect(Array.from({length: 100}, () => draws.chance(probability))).toEqual(Array(100).fill(expected))
  })

  it('draws nothing from an empty list', () => {
    expect(() => createDraws(1).pick([])).toThrow('nothing to draw from')
  })
})
