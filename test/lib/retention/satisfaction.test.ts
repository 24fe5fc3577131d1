import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {ces, csat, nps, wilsonInterval} from '../../../src/lib/retention/satisfaction.ts'
import {present} from '../../support/vectors.ts'
import vectors from '../../vectors.json' with {type: 'json'}

const repeat = (times: number, value: number): readonly number[] => new Array<number>(times).fill(value)

describe('nps', () => {
  it.each(vectors.nps)('gives $nps for $p promoters, $pa passives and $d detractors', row => {
    const figure = nps([...repeat(row.p, 9), ...repeat(row.pa, 7), ...repeat(row.d, 6)])
    const [low, high] = present(figure.interval, 'interval')
    const [expectedLow, expectedHigh] = present(row.ci_adj ?? row.ci_adj_clamped, 'NPS interval')
    expect(figure).toMatchObject({promoters: row.p, passives: row.pa, detractors: row.d, n: row.p + row.pa + row.d})
    expect(figure.value).toBeCloseTo(row.nps, 6)
    expect(low).toBeCloseTo(present(expectedLow, 'lower bound'), 2)
    expect(high).toBeCloseTo(present(expectedHigh, 'upper bound'), 2)
  })

  it.each([
    {score: 10, kind: 'promoters'},
    {score: 9, kind: 'promoters'},
    {score: 8, kind: 'passives'},
    {score: 7, kind: 'passives'},
    {score: 6, kind: 'detractors'},
    {score: 0, kind: 'detractors'},
  ])('counts a $score among the $kind', ({score, kind}) => {
    expect(nps([score])).toMatchObject({[kind]: 1, of: 1})
  })

  it('shows the interval from 5 answers on', () => {
    expect(nps([9, 9, 9, 9])).not.toHaveProperty('interval')
    expect(nps([9, 9, 9, 9, 9])).toHaveProperty('interval')
  })

  it('is unknown without answers', () => {
    expect(nps([])).toEqual({
      value: null,
      n: 0,
      of: 0,
      promoters: 0,
      passives: 0,
      detractors: 0,
      unknown: 'no answers in this period',
    })
  })

  it('stays within ±100, lies in its interval and does not depend on the order of answers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 10}), {minLength: 5, maxLength: 60}), scores => {
        const figure = nps(scores)
        const [low, high] = present(figure.interval, 'interval')
        expect(low).toBeGreaterThanOrEqual(-100)
        expect(high).toBeLessThanOrEqual(100)
        expect(low).toBeLessThan(high)
        expect(nps(scores.toReversed())).toEqual(figure)
        expect(nps(scores.map(score => (score >= 9 ? 0 : score <= 6 ? 10 : score))).value).toBeCloseTo(
          -(figure.value ?? Number.NaN),
          9,
        )
      }),
    )
  })
})

describe('wilsonInterval', () => {
  it.each(vectors.proportion.filter(row => row.wilson !== undefined))('is $wilson for $x of $n', ({x, n, wilson}) => {
    const [low, high] = wilsonInterval(x, n)
    expect(low).toBeCloseTo(present(wilson?.[0], 'lower bound'), 4)
    expect(high).toBeCloseTo(present(wilson?.[1], 'upper bound'), 4)
  })

  it.each(vectors.proportion.filter(row => row.adjwald !== undefined))(
    'shares the middle of the adjusted Wald interval for $x of $n and lies within it',
    ({x, n, adjwald, adjwald_mid: middle, tol}) => {
      const [low, high] = wilsonInterval(x, n)
      expect(Math.abs((low + high) / 2 - present(middle, 'middle'))).toBeLessThan(present(tol, 'tolerance'))
      expect(low).toBeGreaterThan(present(adjwald?.[0], 'lower bound'))
      expect(high).toBeLessThan(present(adjwald?.[1], 'upper bound'))
    },
  )

  it('rules nothing out without cases', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1])
  })

  it('contains the proportion and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (x, others) => {
        fc.pre(x + others > 0)
        const [low, high] = wilsonInterval(x, x + others)
        const proportion = x / (x + others)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(proportion + 1e-12)
        expect(high).toBeGreaterThanOrEqual(proportion - 1e-12)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('csat', () => {
  it.each(vectors.csat)('is $csat for $satisfied of $n', row => {
    const figure = csat([...repeat(row.satisfied, 4), ...repeat(row.n - row.satisfied, 3)])
    expect(figure).toMatchObject({value: row.csat, n: row.satisfied, of: row.n, mean: 3.8})
  })

  it('gives its interval in percent', () => {
    const [low, high] = present(csat([...repeat(9, 5), 1]).interval, 'interval')
    expect(low).toBeCloseTo(59.58, 2)
    expect(high).toBeCloseTo(98.21, 2)
  })

  it('is unknown without answers', () => {
    expect(csat([])).toEqual({value: null, n: 0, of: 0, mean: null, unknown: 'no answers in this period'})
  })
})

describe('ces', () => {
  it.each(vectors.ces)('has the mean $mean and $pct_ge5 percent easy', row => {
    const figure = ces(row.ratings7)
    expect(figure.value).toBeCloseTo(row.mean, 4)
    expect(figure.easy.value).toBeCloseTo(row.pct_ge5, 3)
    expect(figure).toMatchObject({n: 6, of: 6, easy: {n: 5, of: 6}})
  })

  it('is unknown without answers', () => {
    const unknown = 'no answers in this period'
    expect(ces([])).toEqual({value: null, n: 0, of: 0, easy: {value: null, n: 0, of: 0, unknown}, unknown})
  })
})
