import {describe, expect, it} from 'vitest'
import {
  type FeedbackAnswer,
  scoreCadence,
  scoreFeedback,
  scorePayment,
  scorePromises,
  scoreResponsiveness,
  scoreRhythm,
} from '../../../src/lib/retention/health-parts.ts'
import {lateness} from '../../../src/lib/retention/lateness.ts'
import {promiseRate} from '../../../src/lib/retention/promise-rate.ts'

describe('scoreCadence', () => {
  it.each([
    {state: 'fine', score: 100},
    {state: 'due', score: 50},
    {state: 'overdue', score: 0},
  ] as const)('is $score when the check-in is $state', ({state, score}) => {
    expect(scoreCadence(state)).toEqual({score})
  })

  it('is unknown without a cadence', () => {
    expect(scoreCadence(null)).toEqual({score: null, unknown: 'no cadence'})
  })
})

describe('scoreRhythm', () => {
  it.each([
    {elapsed: 30, score: 100},
    {elapsed: 61, score: 50},
    {elapsed: 76, score: 0},
  ])('is $score after $elapsed days', ({elapsed, score}) => {
    expect(scoreRhythm(lateness([28, 31, 30, 29, 35], elapsed))).toEqual({score})
  })

  it('is unknown without a rhythm', () => {
    expect(scoreRhythm(lateness([30], 90))).toMatchObject({score: null, unknown: expect.stringContaining('gaps')})
  })
})

describe('scorePromises', () => {
  it('is the kept rate', () => {
    expect(scorePromises(promiseRate({kept: 8, late: 1, broken: 1}))).toEqual({score: 80})
  })

  it('is unknown, with the reason, when none has come due', () => {
    const unknown = 'no promise has come due in this period'
    expect(scorePromises(promiseRate({kept: 0, late: 0, broken: 0}))).toEqual({score: null, unknown})
  })
})

describe('scoreFeedback', () => {
  const answers: readonly (FeedbackAnswer & {expected: object})[] = [
    {instrument: 'nps', score: 0, ageDays: 0, expected: {score: 0}},
    {instrument: 'nps', score: 7, ageDays: 180, expected: {score: 70}},
    {instrument: 'nps', score: 10, ageDays: 181, expected: {score: 100, weightFactor: 0.5}},
    {instrument: 'csat', score: 1, ageDays: 10, expected: {score: 0}},
    {instrument: 'csat', score: 4, ageDays: 365, expected: {score: 75, weightFactor: 0.5}},
    {instrument: 'csat', score: 5, ageDays: 366, expected: {score: null, unknown: 'no answer in 365 days'}},
  ]

  it.each(answers)('is $expected for $instrument $score of $ageDays days ago', ({expected, ...answer}) => {
    expect(scoreFeedback(answer)).toEqual(expected)
  })

  it('is unknown without an answer', () => {
    expect(scoreFeedback(null)).toEqual({score: null, unknown: 'no answer in 365 days'})
  })
})

describe('scoreResponsiveness', () => {
  it.each([
    {latest: 1, score: 100},
    {latest: 4, score: 100},
    {latest: 6, score: 75},
    {latest: 8, score: 50},
    {latest: 12, score: 0},
    {latest: 40, score: 0},
  ])('is $score for a reply after $latest hours where 4 are usual', ({latest, score}) => {
    expect(scoreResponsiveness({latest, median: 4})).toEqual({score})
  })

  it('is 100 for a reply at once where that is usual, and unknown for a slower one', () => {
    expect(scoreResponsiveness({latest: 0, median: 0})).toEqual({score: 100})
    expect(scoreResponsiveness({latest: 2, median: 0})).toEqual({
      score: null,
      unknown: 'the median reply time is zero',
    })
  })

  it('is unknown without replies', () => {
    expect(scoreResponsiveness(null)).toMatchObject({score: null})
  })
})

describe('scorePayment', () => {
  it.each([
    {daysLate: 0, score: 100},
    {daysLate: 1, score: 50},
    {daysLate: 30, score: 50},
    {daysLate: 31, score: 0},
  ])('is $score at $daysLate days late', ({daysLate, score}) => {
    expect(scorePayment(daysLate)).toEqual({score})
  })

  it('is unknown without invoices', () => {
    expect(scorePayment(null)).toEqual({score: null, unknown: 'no invoices'})
  })
})
