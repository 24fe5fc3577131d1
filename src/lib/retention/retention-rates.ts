import {type Figure, share} from './ratio.ts'

const noCustomers = 'no customers at the start of the period'
const noRevenue = 'no recurring revenue at the start of the period'

export interface CustomerMovement {
  /** Active on the first day. */
  readonly start: number
  /** Active on the last day. */
  readonly end: number
  /** Of those at the end, who came within the period. */
  readonly added: number
}

/**
 * Customer retention rate in percent: (E − N) / S. The standard definition; nobody at the start makes it unknown.
 *
 * @example retentionRate({start: 100, end: 95, added: 10}).value //=> 85
 */
export const retentionRate = ({start, end, added}: CustomerMovement): Figure => share(end - added, start, noCustomers)

/** Logo churn in percent: customers lost in the period of those at its start. The standard definition. */
export const logoChurn = (lost: number, start: number): Figure => share(lost, start, noCustomers)

/** Recurring revenue alone, in one currency's minor units; all four are zero or more. */
export interface RevenueMovement {
  /** Of long contracts only what was up for renewal in the period. */
  readonly start: number
  readonly expansion: number
  readonly contraction: number
  readonly churn: number
}

/**
 * Gross revenue retention in percent: (start − contraction − churn) / start. Expansion does not count, so 100 is the most.
 * The standard definition; the counts are money.
 */
export const grossRevenueRetention = ({start, contraction, churn}: RevenueMovement): Figure =>
  share(start - contraction - churn, start, noRevenue)

/** Net revenue retention in percent: (start + expansion − contraction − churn) / start. The standard definition; the counts are money. */
export const netRevenueRetention = ({start, expansion, contraction, churn}: RevenueMovement): Figure =>
  share(start + expansion - contraction - churn, start, noRevenue)

/**
 * The part of customers kept over a year if every month kept the same part: r¹². Both are fractions.
 *
 * @example annualRetention(0.97) //=> 0.694
 */
export const annualRetention = (monthlyRetention: number): number => monthlyRetention ** 12
