import type {Book} from '../book/book.ts'
import {minorNumber, readMoney} from '../book/money.ts'
import type {Purchase} from '../book/outlines.ts'
import {type Day, daysBetween, laterDay} from '../calendar/day.ts'
import {type BuyingFigures, type RfmScore, scoreRfm} from './rfm.ts'

/** A customer's recency, frequency and money, ranked against the whole book. */
export interface CustomerRfm extends RfmScore {
  readonly figures: BuyingFigures
}

/** The book's own currency, or without one the currency of most purchases; of as many the first by its code. */
const currencyOf = (book: Book, purchases: readonly Purchase[]): string | undefined => {
  if (book.settings.currency) return book.settings.currency
  const counts = new Map<string, number>()
  for (const {amount} of purchases) {
    const currency = readMoney(amount)?.currency
    if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  }
  return [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))[0]?.[0]
}

const figuresOf = (purchases: readonly Purchase[], currency: string | undefined, today: Day): BuyingFigures => {
  const last = purchases.map(({on}) => on).reduce(laterDay)
  const amounts = purchases.map(({amount}) => readMoney(amount))
  const money = amounts.reduce(
    (sum, amount) => sum + (amount && amount.currency === currency ? minorNumber(amount) : 0),
    0,
  )
  return {recency: daysBetween(last, today), frequency: purchases.length, money}
}

/**
 * Recency, frequency and money of every customer who ever bought, by their ids. Money counts in one currency alone, that
 * of the book; purchases in others count for recency and frequency. A filter, never an alarm.
 */
export const rfmOf = (book: Book, today: Day): ReadonlyMap<string, CustomerRfm> => {
  const purchases = book.outlines('purchase').filter(({on}) => on <= today)
  const currency = currencyOf(book, purchases)
  const byCustomer = new Map<string, Purchase[]>()
  for (const purchase of purchases) {
    const held = byCustomer.get(purchase.customer)
    if (held) held.push(purchase)
    else byCustomer.set(purchase.customer, [purchase])
  }
  const buyers = [...byCustomer].map(([id, bought]) => ({id, figures: figuresOf(bought, currency, today)}))
  const scores = scoreRfm(buyers.map(({figures}) => figures))
  return new Map(
    buyers.flatMap(({id, figures}, at) => {
      const score = scores[at]
      return score ? [[id, {...score, figures}] as const] : []
    }),
  )
}
