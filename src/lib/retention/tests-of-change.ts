import {
  amountsBeforeFrom,
  amountsBeforeKept,
  amountsOpportunityRatio,
  amountsProbability,
  amountsRecent,
  amountsRiskRatio,
  erraticFromLv,
  patternGaps,
  rateDropProbability,
  rateDropRatio,
  steadyBelowLv,
} from './constants.ts'
import {binomialAtMost, mannWhitneyLess} from './exact-tests.ts'
import {localVariation, median} from './rhythm.ts'

/** A comparison that cannot be made, and why. */
interface UnknownChange {
  readonly state: 'unknown'
  readonly unknown: string
}

const unknownChange = (unknown: string): UnknownChange => ({state: 'unknown', unknown})

interface KnownAmountChange {
  readonly state: 'risk' | 'opportunity' | 'none'
  /** Median of the latest 3 amounts by the median of those before. */
  readonly ratio: number
  /** One-sided, in the direction of the ratio. */
  readonly p: number
  readonly recentMedian: number
  readonly beforeMedian: number
  readonly recent: number
  readonly before: number
}

export type AmountChange = UnknownChange | KnownAmountChange

interface Amounts {
  readonly recent: readonly number[]
  readonly before: readonly number[]
  readonly recentMedian: number
  readonly beforeMedian: number
}

/** The latest 3 amounts and 5 to 12 before; undefined with fewer. */
const splitAmounts = (amounts: readonly number[]): Amounts | undefined => {
  const recent = amounts.slice(-amountsRecent)
  const before = amounts.slice(0, -amountsRecent).slice(-amountsBeforeKept)
  const recentMedian = median(recent)
  const beforeMedian = median(before)
  if (before.length < amountsBeforeFrom || recentMedian === null || beforeMedian === null) return undefined
  return {recent, before, recentMedian, beforeMedian}
}

const isOther = (ratio: number): boolean => ratio <= amountsRiskRatio || ratio >= amountsOpportunityRatio

/** Whether the ratio of the medians alone would let `compareAmounts` find a change: cheap to ask first of many. */
export const isLevelOther = (amounts: readonly number[]): boolean => {
  const split = splitAmounts(amounts)
  return split !== undefined && split.beforeMedian > 0 && isOther(split.recentMedian / split.beforeMedian)
}

/**
 * Has a customer come to spend less (a risk) or more (an opportunity)? The latest 3 amounts against 5 to 12 before: the
 * ratio of medians at most 0.70 or at least 1.40, and the exact Mann–Whitney test at most 0.05.
 *
 * @param amounts oldest first, in minor units of one currency
 */
export const compareAmounts = (amounts: readonly number[]): AmountChange => {
  const split = splitAmounts(amounts)
  if (!split)
    return unknownChange(`${amountsRecent + amountsBeforeFrom} amounts are needed, there are ${amounts.length}`)
  const {recent, before, recentMedian, beforeMedian} = split
  if (beforeMedian <= 0) return unknownChange('the usual amount before is not above zero')
  const ratio = recentMedian / beforeMedian
  const p = ratio <= 1 ? mannWhitneyLess(recent, before) : mannWhitneyLess(before, recent)
  const figures = {ratio, p, recentMedian, beforeMedian, recent: recent.length, before: before.length}
  if (p > amountsProbability || !isOther(ratio)) return {state: 'none', ...figures}
  return {state: ratio <= amountsRiskRatio ? 'risk' : 'opportunity', ...figures}
}

export interface OrderCounts {
  /** Orders in the recent window. */
  readonly recent: number
  /** Days of the recent window, above zero. */
  readonly recentDays: number
  /** Orders in the window before it. */
  readonly before: number
  /** Days of the window before, above zero. */
  readonly beforeDays: number
}

interface KnownRateChange extends OrderCounts {
  readonly state: 'amber' | 'none'
  /** The recent rate by the rate before. */
  readonly ratio: number
  readonly p: number
}

export type RateChange = UnknownChange | KnownRateChange

/**
 * Does a customer order less often? Given all orders of both windows, the recent ones are binomial with the recent
 * window's part of the time; amber if so few have p ≤ 0.10 and the rate is at most half of what it was.
 * Source: Przyborowski & Wilenski 1940, the conditional test of two Poisson rates.
 *
 * @example compareOrderRate({recent: 1, recentDays: 6, before: 11, beforeDays: 12}).p //=> 0.054
 */
export const compareOrderRate = (counts: OrderCounts): RateChange => {
  const {recent, recentDays, before, beforeDays} = counts
  if (!(recentDays > 0 && beforeDays > 0)) return unknownChange('a window without days has no rate')
  if (before <= 0) return unknownChange('no orders in the window before')
  const ratio = recent / recentDays / (before / beforeDays)
  const p = binomialAtMost(recent, recent + before, recentDays / (recentDays + beforeDays))
  return {state: p <= rateDropProbability && ratio <= rateDropRatio ? 'amber' : 'none', ...counts, ratio, p}
}

interface KnownPatternChange {
  readonly state: 'erratic' | 'none'
  /** Local variation of the latest 5 gaps. */
  readonly now: number
  /** Local variation of the gaps before them. */
  readonly before: number
}

export type PatternChange = UnknownChange | KnownPatternChange

/**
 * Has a steady customer become erratic? Local variation at least 1 in the latest 5 gaps, under 0.5 in at least 5 before
 * them. An opportunity: ask what changed.
 *
 * @param gaps oldest first, as `measureGaps` gives them
 */
export const comparePattern = (gaps: readonly number[]): PatternChange => {
  const earlier = gaps.slice(0, -patternGaps)
  const now = localVariation(gaps.slice(-patternGaps))
  const before = localVariation(earlier)
  if (earlier.length < patternGaps || now === null || before === null) {
    return unknownChange(`${2 * patternGaps} gaps are needed, there are ${gaps.length}`)
  }
  return {state: now >= erraticFromLv && before < steadyBelowLv ? 'erratic' : 'none', now, before}
}
