import {latenessGapsFrom, latestGapsKept, mergeOrdersWithinDays} from './constants.ts'

/*
 * Each of these runs for every customer of a book, in a process that ends before it would be compiled to be quick: a loop by place makes
 * no passing objects.
 */

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The middle value, or the mean of the two in the middle; null of nothing. */
export const median = (values: readonly number[]): number | null => {
  // A typed array sorts numbers without a comparison of ours, which tells with the thousands of a large book.
  const sorted = new Float64Array(values).sort()
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

/** Median absolute deviation from the median (where it is known already, `middle`), unscaled; null of nothing. */
export const medianAbsoluteDeviation = (values: readonly number[], middle = median(values)): number | null =>
  middle === null ? null : median(values.map(value => Math.abs(value - middle)))

/**
 * Local variation Lv = 3/(n−1) · Σ((gᵢ − gᵢ₊₁)/(gᵢ + gᵢ₊₁))² of gaps in their order: 0 like clockwork, 1 like chance.
 * Unlike the coefficient of variation it is not misled by a rhythm that slowly changes. Null under 2 gaps.
 * Source: Shinomoto, Shima & Tanji 2003, Neural Computation 15.
 *
 * @example localVariation([28, 31, 30, 29, 35]) //=> 0.0089
 */
export const localVariation = (gaps: readonly number[]): number | null => {
  if (gaps.length < 2) return null
  let squares = 0
  let previous = gaps[0] ?? 0
  for (let at = 1; at < gaps.length; at++) {
    const gap: number = gaps[at] ?? 0
    const both = previous + gap
    squares += both === 0 ? 0 : ((previous - gap) / both) ** 2
    previous = gap
  }
  return (3 * squares) / (gaps.length - 1)
}

/**
 * The first day of each order; days up to 3 after it are parts of the same, so that daily parts cannot merge for ever.
 *
 * @param days civil days as numbers, the earliest first
 */
export const mergeOrders = (days: readonly number[]): readonly number[] => {
  const starts: number[] = []
  let start = Number.NEGATIVE_INFINITY
  days.forEach(day => {
    if (day - start <= mergeOrdersWithinDays) return
    starts.push(day)
    start = day
  })
  return starts
}

/**
 * Days between successive orders, oldest first, the last 12 at most. Orders within 3 days of the first one count as one.
 *
 * @param days civil days as numbers, from any origin and in any order
 * @example measureGaps([0, 2, 30, 61]) //=> [30, 31]
 */
export const measureGaps = (days: readonly number[]): readonly number[] =>
  gapsBetween(mergeOrders(days.toSorted((a, b) => a - b)))

/** Days between orders that began on these days, oldest first, the last 12 at most. */
export const gapsBetween = (starts: readonly number[]): readonly number[] => {
  const gaps: number[] = []
  for (let at = Math.max(1, starts.length - latestGapsKept); at < starts.length; at++) {
    gaps.push((starts[at] ?? 0) - (starts[at - 1] ?? 0))
  }
  return gaps
}

/** What is usual for one customer, in days. */
export interface Rhythm {
  /** Number of gaps. */
  readonly n: number
  readonly median: number
  readonly mad: number
  readonly longest: number
  readonly total: number
  /** Local variation: 0 like clockwork, 1 like chance. */
  readonly lv: number
}

/** Sums up gaps as `measureGaps` gives them; null under 3, where there is no rhythm yet. */
export const describeRhythm = (gaps: readonly number[]): Rhythm | null => {
  if (gaps.length < latenessGapsFrom) return null
  const middle = median(gaps)
  const mad = medianAbsoluteDeviation(gaps, middle)
  const lv = localVariation(gaps)
  if (middle === null || mad === null || lv === null) return null
  return {n: gaps.length, median: middle, mad, longest: Math.max(...gaps), total: sum(gaps), lv}
}
