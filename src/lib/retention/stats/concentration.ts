import type {Named} from '../../book/present.ts'
import {addDays} from '../../calendar/day.ts'
import {type Concentration, concentration} from '../concentration.ts'
import {concentrationDays} from '../constants.ts'
import {byCurrency, type Income, sumByCustomer} from './income.ts'
import {
  type InCurrency,
  inUnits,
  knownUntil,
  type Metric,
  type MoneyFigure,
  ofCurrencies,
  type StatsQuery,
} from './metric.ts'

/** The largest share with whose it is. */
export interface LargestCustomer extends Concentration {
  readonly customer: Named | null
}

const noPurchases = 'no purchases in the last 12 months of the period'

/** Whose sum is the largest; of several the one whose id comes first. */
const largestOf = (sums: ReadonlyMap<string, number>): string | undefined => {
  let largest: string | undefined
  let most = Number.NEGATIVE_INFINITY
  sums.forEach((sum, id) => {
    if (sum < most || (sum === most && largest !== undefined && largest < id)) return
    largest = id
    most = sum
  })
  return largest
}

const describe = (query: StatsQuery, currency: string, incomes: readonly Income[]): InCurrency<LargestCustomer> => {
  const sums = sumByCustomer(incomes)
  const figure = concentration([...sums.values()])
  const largestId = largestOf(sums)
  const largest = query.book.outlines('customer').find(({id}) => id === largestId)
  return {
    ...figure,
    n: inUnits(figure.n, currency),
    of: inUnits(figure.of, currency),
    currency,
    customer: largest ? {id: largest.id, name: largest.name} : null,
  }
}

/** The largest customer's share of what was bought in the last 12 months of the period, each currency apart. */
export const concentrationMetric = (
  query: StatsQuery,
  incomes: readonly Income[],
): Metric<MoneyFigure<LargestCustomer>> => {
  const from = addDays(query.to, 1 - concentrationDays)
  const until = knownUntil(query)
  const groups = byCurrency(incomes, ({on}) => on >= from && on <= until)
  const figures = groups.map(([currency, group]) => describe(query, currency, group))
  const largest = new Map(figures.map(({currency, customer}) => [currency, customer?.id]))
  return {
    figure: ofCurrencies(figures, noPurchases),
    records: () =>
      groups.flatMap(([currency, group]) =>
        group.map(({purchase}) => ({
          id: purchase.id,
          as: purchase.customer === largest.get(currency) ? 'of the largest customer' : 'of others',
        })),
      ),
  }
}
