import {lifetimeValueCustomers} from './constants.ts'
import type {Figure} from './ratio.ts'

/** What a customer has paid so far, in minor units of one currency: the one lifetime value that is no estimate. */
export const historicValue = (payments: readonly number[]): number =>
  payments.reduce((sum, payment) => sum + payment, 0)

export interface LifetimeAssumptions {
  /** Margin of one period, in minor units. */
  readonly margin: number
  /** The book's own retention per period, as a fraction. */
  readonly retention: number
  /** Discount rate per period, as a fraction. */
  readonly discount: number
  /** How many customers the retention was measured on. */
  readonly customers: number
}

export interface LifetimeEstimate extends Figure {
  /** To be shown beside the value: other conventions give other numbers. */
  readonly convention: string
}

const convention = 'an estimate; the first margin counted is the one after the first renewal'

/**
 * Expected lifetime value m·r / (1 + i − r): constant margin m, retention r and discount rate i, the first margin being
 * the one after the first renewal (the present period's margin and the cost of winning the customer are not in it).
 * Unknown below 20 customers, and where nobody leaves and nothing is discounted, for then the sum has no end.
 * Source: Gupta & Lehmann 2003, "Customers as assets".
 *
 * @example expectedValue({margin: 1, retention: 0.8, discount: 0.1, customers: 40}).value //=> 2.667
 */
export const expectedValue = ({margin, retention, discount, customers}: LifetimeAssumptions): LifetimeEstimate => {
  const counts = {n: customers, of: customers, convention}
  if (customers < lifetimeValueCustomers) {
    return {value: null, ...counts, unknown: `needs ${lifetimeValueCustomers} customers, the book has ${customers}`}
  }
  const decay = 1 + discount - retention
  if (decay <= 0) return {value: null, ...counts, unknown: 'nobody has left and nothing is discounted'}
  return {value: (margin * retention) / decay, ...counts}
}
