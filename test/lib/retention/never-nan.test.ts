import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {concentration} from '../../../src/lib/retention/concentration.ts'
import {lateness} from '../../../src/lib/retention/lateness.ts'
import {expectedValue} from '../../../src/lib/retention/lifetime-value.ts'
import {promiseRate} from '../../../src/lib/retention/promise-rate.ts'
import {referralRate} from '../../../src/lib/retention/referral-rate.ts'
import {
  grossRevenueRetention,
  logoChurn,
  netRevenueRetention,
  retentionRate,
} from '../../../src/lib/retention/retention-rates.ts'
import {scoreRfm} from '../../../src/lib/retention/rfm.ts'
import {ces, csat, nps} from '../../../src/lib/retention/satisfaction.ts'
import {compareAmounts, compareOrderRate, comparePattern} from '../../../src/lib/retention/tests-of-change.ts'

/** Every number anywhere in a value. */
const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

// Mostly zeros and little else, where divisions go wrong.
const count = fc.oneof(fc.constant(0), fc.nat(20))
const counts = fc.array(count, {maxLength: 16})
const fraction = fc.constantFrom(0, 0.1, 0.5, 0.9, 1)

const formulas: readonly {name: string; results: fc.Arbitrary<unknown>}[] = [
  {name: 'nps', results: fc.array(fc.nat(10)).map(nps)},
  {name: 'csat', results: fc.array(fc.integer({min: 1, max: 5})).map(csat)},
  {name: 'ces', results: fc.array(fc.integer({min: 1, max: 7})).map(ces)},
  {name: 'retentionRate', results: fc.record({start: count, end: count, added: count}).map(retentionRate)},
  {name: 'logoChurn', results: fc.tuple(count, count).map(([lost, start]) => logoChurn(lost, start))},
  {
    name: 'revenue retention',
    results: fc
      .record({start: count, expansion: count, contraction: count, churn: count})
      .map(movement => [grossRevenueRetention(movement), netRevenueRetention(movement)]),
  },
  {
    name: 'expectedValue',
    results: fc
      .record({margin: count, retention: fraction, discount: fraction, customers: fc.nat(60)})
      .map(expectedValue),
  },
  {name: 'promiseRate', results: fc.record({kept: count, late: count, broken: count}).map(promiseRate)},
  {name: 'referralRate', results: fc.tuple(count, count).map(([by, all]) => referralRate(by, all))},
  {name: 'concentration', results: counts.map(concentration)},
  {
    name: 'scoreRfm',
    results: fc.array(fc.record({recency: count, frequency: count, money: count})).map(book => scoreRfm(book)),
  },
  {name: 'lateness', results: fc.tuple(counts, count).map(([gaps, elapsed]) => lateness(gaps, elapsed))},
  {name: 'compareAmounts', results: counts.map(compareAmounts)},
  {
    name: 'compareOrderRate',
    results: fc.record({recent: count, recentDays: count, before: count, beforeDays: count}).map(compareOrderRate),
  },
  {name: 'comparePattern', results: counts.map(comparePattern)},
]

describe('every number', () => {
  it.each(formulas)('of $name is finite or null', ({results}) => {
    fc.assert(
      fc.property(results, result => {
        expect(numbersIn(result).filter(number => !Number.isFinite(number))).toEqual([])
      }),
      {numRuns: 300},
    )
  })
})
