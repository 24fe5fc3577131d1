import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  describeRhythm,
  localVariation,
  measureGaps,
  median,
  medianAbsoluteDeviation,
} from '../../../src/lib/retention/rhythm.ts'
import vectors from '../../vectors.json' with {type: 'json'}

const days = fc.array(fc.integer({min: 0, max: 3000}), {maxLength: 40})

describe('median', () => {
  it.each([
    {values: [], middle: null},
    {values: [7], middle: 7},
    {values: [10, 9, 100], middle: 10},
    {values: [4, 1, 3, 2], middle: 2.5},
  ])('of $values is $middle', ({values, middle}) => {
    expect(median(values)).toBe(middle)
  })
})

describe('medianAbsoluteDeviation', () => {
  it.each(vectors.mad_zero)('is $mad around $median', ({x, median: middle, mad}) => {
    expect(median(x)).toBe(middle)
    expect(medianAbsoluteDeviation(x)).toBe(mad)
  })

  it('is null of nothing', () => {
    expect(medianAbsoluteDeviation([])).toBeNull()
  })
})

describe('localVariation', () => {
  it.each(vectors.irregularity)('of $gaps is $lv', ({gaps, lv}) => {
    expect(localVariation(gaps)).toBeCloseTo(lv, 4)
  })

  it('is 0 like clockwork, of gaps of no length too', () => {
    expect(localVariation([30, 30, 30])).toBe(0)
    expect(localVariation([0, 0, 0])).toBe(0)
  })

  it.each([[[]], [[30]]])('is null of %j', gaps => {
    expect(localVariation(gaps)).toBeNull()
  })

  it('lies between 0 and 3 and does not change with the unit', () => {
    const gaps = fc.array(fc.integer({min: 1, max: 500}), {minLength: 2, maxLength: 12})
    fc.assert(
      fc.property(gaps, each => {
        const lv = localVariation(each) ?? Number.NaN
        expect(lv).toBeGreaterThanOrEqual(0)
        expect(lv).toBeLessThanOrEqual(3)
        expect(localVariation(each.map(gap => gap * 24))).toBeCloseTo(lv, 9)
      }),
    )
  })
})

describe('measureGaps', () => {
  it.each([
    {title: 'nothing from nothing', orders: [], gaps: []},
    {title: 'nothing from one order', orders: [100], gaps: []},
    {title: 'days between orders', orders: [0, 30, 61], gaps: [30, 31]},
    {title: 'orders on one day as one', orders: [0, 30, 30, 60], gaps: [30, 30]},
    {title: 'orders within 3 days as one', orders: [0, 3, 30, 33, 60], gaps: [30, 30]},
    {title: 'an order after 4 days as another', orders: [0, 4, 30], gaps: [4, 26]},
    {title: 'daily orders as one every 4 days', orders: [0, 1, 2, 3, 4, 5, 6, 7, 8], gaps: [4, 4]},
  ])('counts $title', ({orders, gaps}) => {
    expect(measureGaps(orders)).toEqual(gaps)
  })

  it('keeps the latest 12 gaps', () => {
    const orders = Array.from({length: 20}, (_, index) => index * index * 10)
    const gaps = measureGaps(orders)
    expect(gaps).toHaveLength(12)
    expect(gaps.at(-1)).toBe(10 * (19 ** 2 - 18 ** 2))
  })

  it('does not depend on the order of records or on the origin of days', () => {
    fc.assert(
      fc.property(days, fc.integer({min: -20_000, max: 20_000}), (orders, offset) => {
        const gaps = measureGaps(orders)
        expect(measureGaps(orders.toReversed())).toEqual(gaps)
        expect(measureGaps(orders.map(day => day + offset))).toEqual(gaps)
        expect(gaps.every(gap => gap > 3)).toBe(true)
      }),
    )
  })
})

describe('describeRhythm', () => {
  it.each(vectors.overdue.filter(row => row.gaps !== undefined))('sums up $gaps', row => {
    const {median: middle, mad, max: longest, S: total} = row
    const rhythm = describeRhythm(row.gaps ?? [])
    expect(rhythm).toMatchObject({n: row.gaps?.length, median: middle, mad, longest, total})
  })

  it('knows no rhythm of 2 gaps', () => {
    expect(describeRhythm([30, 30])).toBeNull()
  })
})
