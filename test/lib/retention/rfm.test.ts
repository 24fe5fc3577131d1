import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {countRfmBins, scoreRfm} from '../../../src/lib/retention/rfm.ts'
import vectors from '../../vectors.json' with {type: 'json'}

const customer = fc.record({recency: fc.nat(900), frequency: fc.nat(60), money: fc.nat(1_000_000)})

describe('countRfmBins', () => {
  it.each([
    {customers: 49, bins: 3},
    {customers: 50, bins: 5},
  ])('is $bins for $customers customers', ({customers, bins}) => {
    expect(countRfmBins(customers)).toBe(bins)
  })
})

describe('scoreRfm', () => {
  it.each(vectors.rfm_quintile)('gives the recency quintiles $R', ({recency_days: days, R}) => {
    const scores = scoreRfm(
      days.map(recency => ({recency, frequency: 1, money: 1})),
      5,
    )
    expect(scores.map(score => score.recency)).toEqual(R)
  })

  it('scores more purchases and more money higher', () => {
    const scores = scoreRfm([
      {recency: 10, frequency: 9, money: 100},
      {recency: 10, frequency: 1, money: 300},
      {recency: 10, frequency: 4, money: 200},
    ])
    expect(scores).toEqual([
      {recency: 2, frequency: 3, money: 1},
      {recency: 2, frequency: 1, money: 3},
      {recency: 2, frequency: 2, money: 2},
    ])
  })

  it('scores nobody in an empty book', () => {
    expect(scoreRfm([])).toEqual([])
  })

  it('gives whole scores within the bins, whatever the order, and equal ones to equals', () => {
    fc.assert(
      fc.property(fc.array(customer, {minLength: 1, maxLength: 60}), fc.integer({min: 1, max: 5}), (book, bins) => {
        const scores = scoreRfm(book, bins)
        for (const {recency, frequency, money} of scores) {
          for (const score of [recency, frequency, money]) {
            expect(Number.isInteger(score) && score >= 1 && score <= bins).toBe(true)
          }
        }
        expect(scoreRfm(book.toReversed(), bins)).toEqual(scores.toReversed())
        const moneyScores = new Map(book.map((each, index) => [each.money, scores[index]?.money]))
        expect(book.map(each => moneyScores.get(each.money))).toEqual(scores.map(score => score.money))
      }),
    )
  })
})
