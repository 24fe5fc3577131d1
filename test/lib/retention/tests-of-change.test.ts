import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {compareAmounts, compareOrderRate, comparePattern} from '../../../src/lib/retention/tests-of-change.ts'
import vectors from '../../vectors.json' with {type: 'json'}

const before = [800, 750, 900, 820, 780]

describe('compareAmounts', () => {
  it.each(vectors.amount_drop.filter(row => row.median_ratio !== undefined))(
    'finds a risk in $recent after $before',
    row => {
      const change = compareAmounts([...row.before, ...row.recent])
      expect(change).toMatchObject({state: 'risk', ratio: row.median_ratio, recent: 3, before: 5})
      expect(change).toHaveProperty('p', expect.closeTo(row.mwu_p_less, 6))
    },
  )

  it('finds an opportunity in amounts that have grown', () => {
    expect(compareAmounts([...before, 1200, 1300, 1120])).toMatchObject({
      state: 'opportunity',
      ratio: 1.5,
      p: 1 / 56,
      recentMedian: 1200,
      beforeMedian: 800,
    })
  })

  it.each([
    {recent: [560, 560, 560], state: 'risk', ratio: 0.7},
    {recent: [568, 568, 568], state: 'none', ratio: 0.71},
    {recent: [1120, 1120, 1120], state: 'opportunity', ratio: 1.4},
    {recent: [1112, 1112, 1112], state: 'none', ratio: 1.39},
  ])('calls a ratio of $ratio $state', ({recent, state, ratio}) => {
    expect(compareAmounts([...before, ...recent])).toMatchObject({state, ratio, p: 1 / 56})
  })

  it('does not trust a ratio that the test does not bear out', () => {
    const change = compareAmounts([800, 100, 900, 120, 780, 400, 420, 390])
    expect(change).toMatchObject({state: 'none', ratio: 400 / 780, p: 22 / 56})
  })

  it('finds no change in equal amounts', () => {
    expect(compareAmounts(new Array<number>(9).fill(500))).toMatchObject({state: 'none', ratio: 1, p: 1})
  })

  it('looks at no more than 12 amounts before', () => {
    const old = new Array<number>(20).fill(100)
    const latest = new Array<number>(15).fill(800)
    expect(compareAmounts([...old, ...latest])).toMatchObject({state: 'none', before: 12, beforeMedian: 800})
  })

  it('needs 8 amounts', () => {
    expect(compareAmounts([800, 750, 900, 820, 400, 420, 390])).toEqual({
      state: 'unknown',
      unknown: '8 amounts are needed, there are 7',
    })
  })

  it('is unknown when nothing was usually paid before', () => {
    expect(compareAmounts([0, 0, 0, 0, 0, 5, 6, 7])).toMatchObject({state: 'unknown'})
  })

  it('gives the same for amounts in any order within the two groups', () => {
    const amount = fc.integer({min: 1, max: 50})
    const group = (minLength: number, maxLength: number) => fc.array(amount, {minLength, maxLength})
    fc.assert(
      fc.property(group(5, 12), group(3, 3), (earlier, recent) => {
        const change = compareAmounts([...earlier, ...recent])
        expect(compareAmounts([...earlier.toReversed(), ...recent.toReversed()])).toEqual(change)
      }),
    )
  })
})

describe('compareOrderRate', () => {
  it.each(vectors.rate_drop_ctest)('has p $p for $recent of $total orders', row => {
    const counts = {recent: row.recent, recentDays: row.w, before: row.total - row.recent, beforeDays: row.W}
    const change = compareOrderRate(counts)
    expect(change).toMatchObject({state: 'amber', ...counts})
    expect(change).toHaveProperty('p', expect.closeTo(row.p, 6))
    expect(change).toHaveProperty('ratio', expect.closeTo(2 / 11, 9))
  })

  it.each([
    {title: 'p is at most 0.10 but the rate more than half', recent: 30, before: 50},
    {title: 'the rate is half but chance would explain it', recent: 1, before: 2},
    {title: 'there are more orders than before', recent: 9, before: 3},
  ])('stays quiet when $title', ({recent, before: earlier}) => {
    expect(compareOrderRate({recent, recentDays: 90, before: earlier, beforeDays: 90})).toMatchObject({state: 'none'})
  })

  it('turns amber when the orders stop', () => {
    const change = compareOrderRate({recent: 0, recentDays: 90, before: 4, beforeDays: 90})
    expect(change).toMatchObject({state: 'amber', ratio: 0})
    expect(change).toHaveProperty('p', expect.closeTo(1 / 16, 9))
  })

  it.each([
    {title: 'no orders before', counts: {recent: 2, recentDays: 90, before: 0, beforeDays: 90}},
    {title: 'no recent days', counts: {recent: 0, recentDays: 0, before: 4, beforeDays: 90}},
    {title: 'no days before', counts: {recent: 0, recentDays: 90, before: 4, beforeDays: 0}},
  ])('is unknown with $title', ({counts}) => {
    expect(compareOrderRate(counts)).toMatchObject({state: 'unknown', unknown: expect.any(String)})
  })
})

describe('comparePattern', () => {
  const steady = [30, 31, 29, 30, 30]
  const wild = [5, 90, 4, 80, 6]

  it('finds a steady customer who has become erratic', () => {
    const change = comparePattern([...steady, ...wild])
    expect(change).toMatchObject({state: 'erratic'})
  })

  it.each([
    {title: 'steady as before', gaps: [...steady, ...steady]},
    {title: 'erratic as before', gaps: [...wild, ...wild]},
    {title: 'steady at last', gaps: [...wild, ...steady]},
  ])('stays quiet when a customer is $title', ({gaps}) => {
    expect(comparePattern(gaps)).toMatchObject({state: 'none'})
  })

  it.each([
    {before: steady, now: [10, 44, 10, 44, 10], state: 'erratic'},
    {before: steady, now: [10, 37, 10, 37, 10], state: 'none'},
    {before: [10, 23, 10, 23, 10], now: wild, state: 'erratic'},
    {before: [10, 24, 10, 24, 10], now: wild, state: 'none'},
  ])('calls the step from $before to $now $state', ({before: earlier, now, state}) => {
    expect(comparePattern([...earlier, ...now])).toMatchObject({state})
  })

  it('needs 5 gaps on each side', () => {
    expect(comparePattern([...steady.slice(1), ...wild])).toEqual({
      state: 'unknown',
      unknown: '10 gaps are needed, there are 9',
    })
  })
})
