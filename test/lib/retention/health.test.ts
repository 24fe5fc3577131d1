import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {HealthPart} from '../../../src/lib/book/health-weights.ts'
import {healthBand, weighHealth} from '../../../src/lib/retention/health.ts'
import type {PartScore} from '../../../src/lib/retention/health-parts.ts'
import {present} from '../../support/vectors.ts'
import vectors from '../../vectors.json' with {type: 'json'}

type Parts = Record<HealthPart, PartScore>

const nothing: PartScore = {score: null, unknown: 'nothing known'}
const unknownParts: Parts = {
  cadence: nothing,
  rhythm: nothing,
  promises: nothing,
  feedback: nothing,
  responsiveness: nothing,
  payment: nothing,
}

const withScores = (scores: Partial<Record<HealthPart, number>>): Parts => ({
  ...unknownParts,
  ...Object.fromEntries(Object.entries(scores).map(([part, score]) => [part, {score}])),
})

const perfect = withScores({cadence: 100, rhythm: 100, promises: 100, feedback: 100, responsiveness: 100, payment: 100})

describe('weighHealth', () => {
  describe.each(vectors.health.filter(row => row.scores !== undefined))('of $scores', row => {
    const scores = present(row.scores, 'scores')
    const weights = present(row.weights, 'weights')

    it('leaves the unknown part out', () => {
      expect(weighHealth(withScores(scores), 0, weights)).toMatchObject({score: row.renormalised, band: 'green'})
    })

    it('counts feedback of 40 once it is known', () => {
      const health = weighHealth(withScores({...scores, feedback: 40}), 0)
      expect(health).toMatchObject({score: row.with_feedback_40, band: 'yellow'})
    })

    it('counts old feedback half', () => {
      const parts = {...withScores(scores), feedback: {score: 40, weightFactor: 0.5}}
      expect(weighHealth(parts, 0, weights).score).toBe(Math.round((6400 + 400) / 90))
    })

    it('says how much each part weighs', () => {
      const {parts} = weighHealth(withScores(scores), 0, weights)
      expect(parts.cadence).toEqual({score: 100, weight: 31.25})
      expect(parts.feedback).toEqual({...nothing, weight: 0})
    })
  })

  it.each([
    {redSignals: 0, score: 100, band: 'green'},
    {redSignals: 1, score: 75, band: 'yellow'},
    {redSignals: 2, score: 50, band: 'red'},
    {redSignals: 5, score: 50, band: 'red'},
  ])('is capped at $band by $redSignals red signals', ({redSignals, score, band}) => {
    expect(weighHealth(perfect, redSignals)).toMatchObject({score, band, uncapped: 100})
  })

  it('is not raised by a cap', () => {
    expect(weighHealth(withScores({cadence: 0, rhythm: 50}), 1)).toMatchObject({score: 22, uncapped: 22, band: 'red'})
  })

  it('gives a band that agrees with the rounded number', () => {
    const weights = {cadence: 50, rhythm: 50, promises: 0, feedback: 0, responsiveness: 0, payment: 0}
    expect(weighHealth(withScores({cadence: 100, rhythm: 50.8}), 0, weights)).toMatchObject({score: 75, band: 'yellow'})
    expect(weighHealth(withScores({cadence: 100, rhythm: 51}), 0, weights)).toMatchObject({score: 76, band: 'green'})
  })

  it.each([
    {known: 0, parts: unknownParts},
    {known: 1, parts: withScores({cadence: 100})},
  ])('has no number with $known known parts', ({known, parts}) => {
    expect(weighHealth(parts, 1)).toMatchObject({
      score: null,
      uncapped: null,
      band: null,
      unknown: `a number needs 2 known parts, there are ${known}`,
    })
  })

  it('is red without a number when two red signals leave no other band', () => {
    expect(weighHealth(unknownParts, 2)).toMatchObject({score: null, band: 'red'})
  })

  it('does not count a part of weight 0 as known', () => {
    const weights = {cadence: 100, rhythm: 0, promises: 0, feedback: 0, responsiveness: 0, payment: 0}
    expect(weighHealth(withScores({cadence: 100, rhythm: 100}), 0, weights).score).toBeNull()
  })

  it('refuses weights that do not total 100', () => {
    const weights = {cadence: 50, rhythm: 20, promises: 15, feedback: 20, responsiveness: 10, payment: 10}
    expect(() => weighHealth(perfect, 0, weights)).toThrow(expect.objectContaining({code: 'invalid-value'}))
  })

  it('lies between the worst and the best known part, its weights totalling 100', () => {
    const part = fc.record({
      score: fc.option(fc.integer({min: 0, max: 100})),
      weightFactor: fc.constantFrom(0.5, 1),
    })
    const anyParts = fc.record({
      cadence: part,
      rhythm: part,
      promises: part,
      feedback: part,
      responsiveness: part,
      payment: part,
    })
    fc.assert(
      fc.property(anyParts, parts => {
        const {score, parts: weighed} = weighHealth(parts, 0)
        const scores = Object.values(parts).flatMap(each => each.score ?? [])
        expect(score === null).toBe(scores.length < 2)
        if (score === null) return
        expect(score).toBeGreaterThanOrEqual(Math.min(...scores))
        expect(score).toBeLessThanOrEqual(Math.max(...scores))
        expect(Object.values(weighed).reduce((sum, each) => sum + each.weight, 0)).toBeCloseTo(100, 9)
      }),
    )
  })
})

describe('healthBand', () => {
  const bands = present(
    vectors.health.map(row => row.gainsight_bands).find(row => row !== undefined),
    'bands',
  )

  it.each(Object.entries(bands).map(([score, band]) => ({score: Number(score), band})))(
    'is $band at $score',
    ({score, band}) => {
      expect(healthBand(score)).toBe(band)
    },
  )
})
