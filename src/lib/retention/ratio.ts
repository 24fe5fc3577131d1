/** Lower and upper bound, in the unit of the figure it belongs to. */
export type Interval = readonly [low: number, high: number]

/**
 * A figure with the counts it stands on. A figure that cannot be known has `value: null` and says why in `unknown`;
 * it is never 0 for want of data and never NaN.
 */
export interface Figure {
  /** Percent for shares, points for NPS, the scale's own unit for means; null when unknown. */
  readonly value: number | null
  /** Of a share its numerator; of a mean or a score the number of answers. */
  readonly n: number
  /** Of a share its denominator; of a mean or a score the number of answers. */
  readonly of: number
  readonly interval?: Interval
  /** Why there is no value. */
  readonly unknown?: string
}

/**
 * Makes a percentage that carries its counts.
 *
 * @param reason said when `of` is zero (or less, as sums of money can be), for then the share is unknown
 * @example share(5, 6, 'no promise was due') //=> {value: 83.333…, n: 5, of: 6}
 */
export const share = (n: number, of: number, reason: string): Figure =>
  of > 0 ? {value: (100 * n) / of, n, of} : {value: null, n, of, unknown: reason}
