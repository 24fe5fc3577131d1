import {
  amberMedians,
  clockworkBelowLv,
  clockworkGapsFrom,
  clockworkMedians,
  latenessGapsFrom,
  latenessMinimumDays,
  madFloorOfMedian,
  madToDeviation,
  redProbability,
  steadyBelowLv,
  steadyDeviations,
  steadyGapsFrom,
  steadyMedians,
} from './constants.ts'
import {describeRhythm, type Rhythm} from './rhythm.ts'

interface TooFewGaps {
  readonly state: 'too-few'
  readonly n: number
  readonly elapsed: number
  readonly unknown: string
}

interface KnownLateness extends Rhythm {
  readonly state: 'fine' | 'amber' | 'red'
  /** Days since the last order. */
  readonly elapsed: number
  /** Amber begins after so many days. */
  readonly amberAfter: number
  /** Red begins after so many days, by whichever of its rules is first. */
  readonly redAfter: number
  /** Probability of so long a silence if nothing had changed. */
  readonly p: number
}

export type Lateness = TooFewGaps | KnownLateness

/** Longer than twice the usual and than ever before; for steady customers with enough gaps a robust bound, if earlier. */
const amberThreshold = ({n, median, mad, longest, lv}: Rhythm): number => {
  const usual = Math.max(amberMedians * median, longest)
  if (n < steadyGapsFrom || lv >= steadyBelowLv) return usual
  const deviation = madToDeviation * Math.max(mad, madFloorOfMedian * median)
  return Math.min(usual, Math.max(steadyMedians * median, median + steadyDeviations * deviation))
}

/** Where (S/(S+t))ⁿ falls to 0.05, or for clockwork customers 2.5 times the usual, if earlier. */
const redThreshold = ({n, median, total, lv}: Rhythm): number => {
  const improbable = total * (redProbability ** (-1 / n) - 1)
  const clockwork = n >= clockworkGapsFrom && lv < clockworkBelowLv
  return clockwork ? Math.min(improbable, clockworkMedians * median) : improbable
}

/** Of n gaps summing up to S from a random buyer, the next exceeds t with this probability: t·n/S is F(2, 2n)-distributed. */
const silenceProbability = ({n, total}: Rhythm, elapsed: number): number =>
  elapsed <= 0 ? 1 : (total / (total + elapsed)) ** n

/**
 * Is the present silence long for this customer? Amber past what was usual, red past what chance explains; never within
 * 7 days. Red implies amber, so amber begins with red where red is first (after one exceptionally long gap).
 *
 * Bounds of the false alarms in the gap of a customer who has not changed, by simulation: amber up to 20%, red up to 5.6%,
 * both reached by random buyers, fewer the steadier the customer. Buyers in bursts, less regular than chance, get more:
 * amber 22% and red 11% with 3 gaps of gamma shape 0.5.
 *
 * @param gaps days between orders as `measureGaps` gives them
 * @param elapsed days since the last order
 * @example lateness([28, 31, 30, 29, 35], 61) //=> {state: 'amber', amberAfter: 60, redAfter: 75, p: 0.187, …}
 */
export const lateness = (gaps: readonly number[], elapsed: number): Lateness => {
  const rhythm = describeRhythm(gaps)
  if (rhythm === null) {
    const unknown = `${latenessGapsFrom} gaps are needed to know a rhythm, there are ${gaps.length}`
    return {state: 'too-few', n: gaps.length, elapsed, unknown}
  }
  const redAfter = Math.max(latenessMinimumDays, redThreshold(rhythm))
  const amberAfter = Math.min(redAfter, Math.max(latenessMinimumDays, amberThreshold(rhythm)))
  const p = silenceProbability(rhythm, elapsed)
  const late = elapsed > amberAfter ? 'amber' : 'fine'
  return {state: elapsed > redAfter ? 'red' : late, ...rhythm, elapsed, amberAfter, redAfter, p}
}
