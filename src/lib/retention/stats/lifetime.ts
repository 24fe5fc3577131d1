import {addDays} from '../../calendar/day.ts'
import {statsDays} from '../constants.ts'
import {expectedValue, historicValue, type LifetimeEstimate} from '../lifetime-value.ts'
import type {Figure} from '../ratio.ts'
import type {Movements} from './customers.ts'
import {byCurrency, type Income, sumByCustomer, sumOf} from './income.ts'
import {
  type InCurrency,
  inUnits,
  knownUntil,
  type Metric,
  type MoneyFigure,
  ofCurrencies,
  type StatsQuery,
} from './metric.ts'

/** What a customer has paid so far, at the mean; and what one may be expected to bring, always an estimate. */
export interface LifetimeValue extends Figure {
  readonly expected: Estimate
}

type Estimate = LifetimeEstimate & {readonly estimate: true}

interface Yearly {
  /** The book's own retention of 12 months, as a fraction. */
  readonly retention: number
  readonly customers: number
}

const yearlyRetention = (query: StatsQuery, movements: Movements): Yearly => {
  const moved = movements(addDays(query.to, 1 - statsDays))
  const kept = moved.filter(({as}) => as === 'kept').length
  const customers = moved.filter(({as}) => as !== 'came').length
  return {retention: customers === 0 ? 0 : kept / customers, customers}
}

/** A year's purchases per customer who bought, less the costs that the settings tell. */
const yearlyMargin = (query: StatsQuery, incomes: readonly Income[]): number | undefined => {
  const from = addDays(query.to, 1 - statsDays)
  const recent = incomes.filter(({purchase}) => purchase.on >= from)
  const customers = sumByCustomer(recent).size
  return customers === 0 ? undefined : (query.book.settings.margin * sumOf(recent)) / customers
}

const estimate = (query: StatsQuery, yearly: Yearly, incomes: readonly Income[], currency: string): Estimate => {
  const margin = yearlyMargin(query, incomes)
  const {convention, ...expected} = expectedValue({
    ...yearly,
    margin: margin ?? 0,
    discount: query.book.settings.discount,
  })
  const more = {convention, estimate: true} as const
  if (expected.value === null) return {...expected, ...more}
  if (margin === undefined) return {...expected, value: null, unknown: 'nothing paid in the 12 months before', ...more}
  return {...expected, value: inUnits(expected.value, currency), ...more}
}

/** What was paid: an invoice once its payment is noted, anything else at once. */
const isPaid = ({due, paid}: Income['purchase'], until: string): boolean => (paid ? paid <= until : !due)

/**
 * Lifetime value: historic, what each customer who paid has paid up to the period's end, at the mean; and expected, from
 * the 12 months before that end. Each currency apart.
 */
export const lifetimeMetric = (
  query: StatsQuery,
  incomes: readonly Income[],
  movements: Movements,
): Metric<MoneyFigure<LifetimeValue>> => {
  const until = knownUntil(query)
  const groups = byCurrency(incomes, purchase => purchase.on <= until && isPaid(purchase, until))
  const yearly = yearlyRetention(query, movements)
  const figures = groups.map(([currency, group]): InCurrency<LifetimeValue> => {
    const payers = sumByCustomer(group)
    const value = inUnits(historicValue([...payers.values()]) / payers.size, currency)
    const expected = estimate(query, yearly, group, currency)
    return {value, n: payers.size, of: payers.size, currency, expected}
  })
  return {
    figure: ofCurrencies(figures, 'nothing paid is on record'),
    records: () => groups.flatMap(([, group]) => group.map(({purchase}) => ({id: purchase.id, as: 'paid'}))),
  }
}
