import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {type Lateness, lateness} from '../../../src/lib/retention/lateness.ts'
import {measureGaps} from '../../../src/lib/retention/rhythm.ts'
import {drawGamma, seededRandom} from '../../support/random.ts'
import {present} from '../../support/vectors.ts'
import vectors from '../../vectors.json' with {type: 'json'}

type Known = Exclude<Lateness, {state: 'too-few'}>

const known = (gaps: readonly number[], elapsed = 0): Known => {
  const result = lateness(gaps, elapsed)
  if (result.state === 'too-few') throw new Error(result.unknown)
  return result
}

const equalGaps = (n: number, gap: number): readonly number[] => new Array<number>(n).fill(gap)

describe.each(vectors.overdue.filter(row => row.gaps !== undefined))('lateness for the gaps $gaps', row => {
  const gaps = present(row.gaps, 'gaps')
  const amber = present(row.thr_amber_max2med_or_max, 'amber threshold')

  it('turns amber past twice the median or the longest gap', () => {
    expect(known(gaps).amberAfter).toBe(amber)
    expect(lateness(gaps, amber).state).toBe('fine')
    expect(lateness(gaps, amber + 1).state).toBe('amber')
  })

  it('gives the probability of the silence', () => {
    expect(known(gaps, 60).p).toBeCloseTo(present(row.p_at_60, 'p'), 4)
  })

  it('turns red past 2.5 medians, as they are like clockwork', () => {
    expect(lateness(gaps, 75).state).toBe('amber')
    expect(lateness(gaps, 76).state).toBe('red')
  })

  it('would turn red by probability at the threshold of 1 in 20', () => {
    const threshold = present(row.thr_expo_05, 'red threshold')
    expect(known(gaps, threshold).p).toBeCloseTo(0.05, 4)
  })

  it('uses the robust bound once there are 8 gaps', () => {
    // The same median and deviation as the five gaps have, and so the bound that the vector gives for them.
    const eight = [28, 31, 30, 29, 30, 30, 31, 30]
    expect(known(eight).amberAfter).toBe(row.thr_robust)
  })
})

describe('lateness', () => {
  const multiples = present(
    vectors.overdue.map(row => row.mean_multiples_alpha05).find(table => table !== undefined),
    'mean multiples',
  )

  it.each(Object.entries(multiples).map(([n, multiple]) => ({n: Number(n), multiple})))(
    'reaches 1 in 20 at $multiple mean gaps after $n gaps',
    ({n, multiple}) => {
      expect(known(equalGaps(n, 30), 30 * multiple).p).toBeCloseTo(0.05, 4)
    },
  )

  it('turns red by probability for an irregular customer', () => {
    const gaps = [10, 60, 20, 90]
    const {redAfter} = known(gaps)
    expect(redAfter).toBeCloseTo(180 * (0.05 ** (-1 / 4) - 1), 9)
    expect(lateness(gaps, Math.floor(redAfter)).state).toBe('amber')
    expect(lateness(gaps, Math.ceil(redAfter)).state).toBe('red')
  })

  it('says that 2 gaps are too few', () => {
    expect(lateness([30, 30], 400)).toEqual({
      state: 'too-few',
      n: 2,
      elapsed: 400,
      unknown: '3 gaps are needed to know a rhythm, there are 2',
    })
  })

  it('waits for the longest gap if it is over twice the median', () => {
    expect(known([10, 50, 10]).amberAfter).toBe(50)
  })

  it.each(vectors.mad_zero)('does not alarm a day late for the gaps $x', ({x, median}) => {
    expect(known(x).amberAfter).toBe(1.5 * median)
  })

  it.each([
    {title: '7 gaps', gaps: equalGaps(7, 30), amberAfter: 60},
    {title: '8 gaps', gaps: equalGaps(8, 30), amberAfter: 45},
    {title: '8 gaps that spread a little', gaps: [24, 36, 24, 36, 30, 30, 24, 36], amberAfter: 30 + 3 * 1.4826 * 6},
    {title: '8 gaps with two exceptions', gaps: [30, 5, 30, 30, 90, 30, 30, 30], amberAfter: 90},
    {title: '8 irregular gaps', gaps: [10, 60, 10, 60, 30, 30, 10, 60], amberAfter: 60},
  ])('turns amber after $amberAfter days with $title', ({gaps, amberAfter}) => {
    expect(known(gaps).amberAfter).toBe(amberAfter)
  })

  it.each([
    {title: '4 equal gaps', gaps: equalGaps(4, 30), medians: 4 * (0.05 ** (-1 / 4) - 1)},
    {title: '5 equal gaps', gaps: equalGaps(5, 30), medians: 2.5},
  ])('turns red by the first rule that applies with $title', ({gaps, medians}) => {
    expect(known(gaps).redAfter).toBeCloseTo(30 * medians, 9)
  })

  it('raises no alarm within 7 days', () => {
    expect(lateness(equalGaps(12, 1), 7).state).toBe('fine')
    expect(lateness(equalGaps(12, 1), 8).state).toBe('red')
  })

  it('begins amber no later than red after one exceptionally long gap', () => {
    const {amberAfter, redAfter, longest} = known([5, 15, 5, 15, 5, 15, 5, 15, 5, 15, 5, 200])
    expect(redAfter).toBeLessThan(longest)
    expect(amberAfter).toBe(redAfter)
  })

  it('gets only worse with time, and p is at most 1 in 20 or the customer like clockwork when red', () => {
    const rank = {'too-few': 0, fine: 0, amber: 1, red: 2}
    const gaps = fc.array(fc.integer({min: 4, max: 400}), {minLength: 3, maxLength: 12})
    fc.assert(
      fc.property(gaps, fc.nat(2000), fc.nat(500), (each, elapsed, more) => {
        const now = known(each, elapsed)
        const later = known(each, elapsed + more)
        expect(rank[later.state]).toBeGreaterThanOrEqual(rank[now.state])
        expect(later.p).toBeLessThanOrEqual(now.p)
        expect(now.amberAfter).toBeLessThanOrEqual(now.redAfter)
        expect(now.state === 'red').toBe(
          now.p <= 0.05 || (each.length >= 5 && now.lv < 0.25 && elapsed > 2.5 * now.median),
        )
      }),
    )
  })

  it('is the same for records in any order and days of any origin', () => {
    const days = fc.array(fc.integer({min: 0, max: 3000}), {minLength: 8, maxLength: 30})
    fc.assert(
      fc.property(days, fc.integer({min: -20_000, max: 20_000}), (orders, offset) => {
        const today = 3100
        const stateAt = (at: number, each: readonly number[]): Lateness =>
          lateness(measureGaps(each), at - Math.max(...each))
        const usual = stateAt(today, orders)
        expect(stateAt(today, orders.toReversed())).toEqual(usual)
        expect(
          stateAt(
            today + offset,
            orders.map(day => day + offset),
          ),
        ).toEqual(usual)
      }),
    )
  })
})

describe('false alarms in the gap of a customer who has not changed', () => {
  const runs = 20_000
  const meanGap = 30
  /** Three standard errors of a simulated rate. */
  const noise = (rate: number): number => 3 * Math.sqrt((rate * (1 - rate)) / runs)

  const simulate = (shape: number, n: number): {amber: number; red: number} => {
    const random = seededRandom(1000 * shape + n)
    const draw = (): number => meanGap * drawGamma(random, shape)
    let amber = 0
    let red = 0
    for (let run = 0; run < runs; run += 1) {
      const {state} = lateness(Array.from({length: n}, draw), draw())
      if (state === 'red') red += 1
      if (state === 'red' || state === 'amber') amber += 1
    }
    return {amber: amber / runs, red: red / runs}
  }

  const cases = [1, 2, 3, 5, 10, 20].flatMap(shape => [3, 5, 7, 8, 12].map(n => ({shape, n})))
  // Without the robust bound, which needs 8 gaps, twice the median is far beyond what such customers ever do.
  const forgiven = cases.filter(({shape, n}) => shape === 20 && n < 8)

  it.each(cases.filter(each => !forgiven.includes(each)))(
    'are amber 1–20% and red at most 5.6% with $n gaps of shape $shape',
    ({shape, n}) => {
      const {amber, red} = simulate(shape, n)
      expect(amber).toBeGreaterThan(0.01)
      expect(amber).toBeLessThan(0.2 + noise(0.2))
      expect(red).toBeLessThan(0.056 + noise(0.056))
    },
  )

  it.each(forgiven)('are amber under 1% with $n gaps of shape $shape, and hardly ever red', ({shape, n}) => {
    const {amber, red} = simulate(shape, n)
    expect(amber).toBeGreaterThan(0)
    expect(amber).toBeLessThan(0.01)
    expect(red).toBeLessThan(0.001)
  })

  it('are red in 1 of 20 by probability alone for a random customer', () => {
    const {red} = simulate(1, 4)
    expect(Math.abs(red - 0.05)).toBeLessThan(noise(0.05))
  })

  it('are amber in 1 of 5 at most, for a random customer with 3 gaps', () => {
    // E[exp(−2m)] − E[exp(−3m)]/2 for the median m of three exponential gaps, which is 3/10 − 1/10.
    const {amber} = simulate(1, 3)
    expect(Math.abs(amber - 0.2)).toBeLessThan(noise(0.2))
  })
})
