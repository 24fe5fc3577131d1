import {describe, expect, it} from 'vitest'
import {
  checkHealthWeights,
  defaultHealthWeights,
  parseHealthWeights,
  readHealthWeights,
  usualHealthWeights,
} from '../../../src/lib/book/health-weights.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {present} from '../../support/vectors.ts'
import vectors from '../../vectors.json' with {type: 'json'}

describe('parseHealthWeights', () => {
  it.each([
    ['cadence=25,rhythm=20,promises=15,feedback=20,responsiveness=10,payment=10', usualHealthWeights],
    ['cadence: 50 rhythm: 50', 'cadence=50,rhythm=50,promises=0,feedback=0,responsiveness=0,payment=0'],
    ['Feedback = 100%', 'cadence=0,rhythm=0,promises=0,feedback=100,responsiveness=0,payment=0'],
    ['cadence=५०, payment=५०', 'cadence=50,rhythm=0,promises=0,feedback=0,responsiveness=0,payment=50'],
    ['cadence=33.3,rhythm=66.7', 'cadence=33.3,rhythm=66.7,promises=0,feedback=0,responsiveness=0,payment=0'],
  ])('reads %s', (text, stored) => {
    expect(parseHealthWeights(text)).toBe(stored)
    expect(parseHealthWeights(stored)).toBe(stored)
  })

  it.each([
    ['cadence=25,rhythm=20', 'total 45'],
    ['cadence=60,rhythm=60', 'total 120'],
    ['', 'total 0'],
    ['cadence=-10,rhythm=110', 'cadence: -10'],
    ['rhytm=100', 'rhytm'],
    ['cadence', 'cadence'],
    ['cadence=50,cadence=50', 'twice'],
    ['cadence=many', 'many'],
    ['100', '100'],
  ])('refuses %j, naming what is wrong', (text, words) => {
    expect(() => parseHealthWeights(text)).toThrow(CrmError)
    expect(() => parseHealthWeights(text)).toThrow(words)
  })

  it('suggests the part that was meant', () => {
    expect(() => parseHealthWeights('rhytm=100')).toThrow(
      expect.objectContaining({hint: expect.stringContaining('rhythm')}),
    )
  })
})

describe('readHealthWeights', () => {
  it('gives the usual ones without a text, or where it cannot be', () => {
    expect(readHealthWeights(undefined)).toEqual(defaultHealthWeights)
    expect(readHealthWeights('cadence=99')).toEqual(defaultHealthWeights)
    expect(readHealthWeights('nonsense')).toEqual(defaultHealthWeights)
  })

  it('gives back what was stored', () => {
    expect(readHealthWeights(parseHealthWeights('cadence=50,rhythm=50'))).toMatchObject({
      cadence: 50,
      rhythm: 50,
      payment: 0,
    })
  })
})

describe('checkHealthWeights', () => {
  const weights = present(
    vectors.health.map(row => row.weights).find(row => row !== undefined),
    'weights',
  )

  it('accepts weights that total 100, in tenths too', () => {
    expect(checkHealthWeights(weights)).toBe(weights)
    const tenths = {cadence: 33.3, rhythm: 33.3, promises: 33.3, feedback: 0.1, responsiveness: 0, payment: 0}
    expect(checkHealthWeights(tenths)).toBe(tenths)
  })

  it.each([
    {title: 'a total under 100', change: {cadence: 20}, message: 'total 95'},
    {title: 'a total over 100', change: {cadence: 30}, message: 'total 105'},
    {title: 'a negative weight', change: {cadence: -5, rhythm: 50}, message: 'cadence: -5'},
    {title: 'no number', change: {rhythm: Number.NaN}, message: 'rhythm: NaN'},
    {title: 'an endless weight', change: {rhythm: Number.POSITIVE_INFINITY}, message: 'Infinity'},
  ])('refuses $title', ({change, message}) => {
    expect(() => checkHealthWeights({...weights, ...change})).toThrow(
      expect.objectContaining({code: 'invalid-value', message: expect.stringContaining(message)}),
    )
  })
})
