import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {binomialAtMost, mannWhitneyLess} from '../../../src/lib/retention/exact-tests.ts'
import vectors from '../../vectors.json' with {type: 'json'}

const amounts = (minLength: number, maxLength: number) =>
  fc.array(fc.integer({min: 1, max: 12}), {minLength, maxLength})

/** The same p by listing every way to choose: how many pairs are smaller, ties as halves, instead of ranks. */
const listEveryChoice = (recent: readonly number[], before: readonly number[]): number => {
  const pooled = [...recent, ...before]
  const pairsWon = (chosen: ReadonlySet<number>): number => {
    const others = pooled.filter((_, index) => !chosen.has(index))
    const won = (value: number): number =>
      others.reduce((sum, other) => sum + (value > other ? 1 : value === other ? 0.5 : 0), 0)
    return pooled.reduce((sum, value, index) => sum + (chosen.has(index) ? won(value) : 0), 0)
  }
  const observed = pairsWon(new Set(recent.keys()))
  let all = 0
  let asSmall = 0
  for (let bits = 0; bits < 2 ** pooled.length; bits += 1) {
    const chosen = new Set([...pooled.keys()].filter(index => (bits >> index) % 2 === 1))
    if (chosen.size !== recent.length) continue
    all += 1
    if (pairsWon(chosen) <= observed) asSmall += 1
  }
  return asSmall / all
}

describe('mannWhitneyLess', () => {
  it.each(vectors.amount_drop)('is $mwu_p_less for $recent after $before', ({recent, before, mwu_p_less: p}) => {
    expect(mannWhitneyLess(recent, before)).toBeCloseTo(p, 6)
  })

  it('is 1 when the recent values are the largest', () => {
    expect(mannWhitneyLess([7, 8, 9], [1, 2, 3, 4, 5])).toBe(1)
  })

  it('is 1 when all values are equal', () => {
    expect(mannWhitneyLess([5, 5, 5], [5, 5, 5, 5, 5])).toBe(1)
  })

  it.each([
    {recent: [], before: [1, 2]},
    {recent: [1, 2], before: []},
  ])('is 1 with nothing to compare in $recent and $before', ({recent, before}) => {
    expect(mannWhitneyLess(recent, before)).toBe(1)
  })

  it('is the least possible for the 3 smallest of 15', () => {
    const before = Array.from({length: 12}, (_, index) => index + 4)
    expect(mannWhitneyLess([1, 2, 3], before)).toBe(1 / 455)
  })

  it('agrees with listing every choice, ties and all', () => {
    fc.assert(
      fc.property(amounts(1, 3), amounts(1, 6), (recent, before) => {
        expect(mannWhitneyLess(recent, before)).toBeCloseTo(listEveryChoice(recent, before), 12)
      }),
      {numRuns: 60},
    )
  })

  it('depends neither on the order within a group nor on the unit', () => {
    fc.assert(
      fc.property(amounts(1, 3), amounts(1, 12), (recent, before) => {
        const p = mannWhitneyLess(recent, before)
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(mannWhitneyLess(recent.toReversed(), before.toReversed())).toBe(p)
        const inCents = (values: readonly number[]): readonly number[] => values.map(value => value * 100)
        expect(mannWhitneyLess(inCents(recent), inCents(before))).toBe(p)
      }),
    )
  })
})

describe('binomialAtMost', () => {
  it.each([
    {x: 0, n: 1, chance: 0.5, p: 0.5},
    {x: 1, n: 2, chance: 0.5, p: 0.75},
    {x: 2, n: 4, chance: 0.25, p: 243 / 256},
    {x: 0, n: 0, chance: 0.3, p: 1},
  ])('is $p for $x of $n at $chance', ({x, n, chance, p}) => {
    expect(binomialAtMost(x, n, chance)).toBeCloseTo(p, 12)
  })

  it('does not underflow with many trials', () => {
    expect(binomialAtMost(1000, 2000, 0.5)).toBeCloseTo(0.5089, 4)
  })

  it('is the rest of what the opposite outcome has', () => {
    const trials = fc.integer({min: 1, max: 60})
    fc.assert(
      fc.property(trials, fc.nat(59), fc.integer({min: 1, max: 99}), (n, x, percent) => {
        fc.pre(x < n)
        const chance = percent / 100
        expect(binomialAtMost(x, n, chance) + binomialAtMost(n - x - 1, n, 1 - chance)).toBeCloseTo(1, 9)
      }),
    )
  })
})
