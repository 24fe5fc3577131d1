import type {Book} from '../../book/book.ts'
import {amountOf, formatMoney, minorNumber, readMoney} from '../../book/money.ts'
import type {Customer, Purchase} from '../../book/outlines.ts'
import {type Day, daysBetween} from '../../calendar/day.ts'
import {isLeftInPeace} from '../cadence.ts'
import {activeDays, amountsBeforeFrom, amountsRecent} from '../constants.ts'
import {type AmountChange, compareAmounts, isLevelOther} from '../tests-of-change.ts'
import {decimal, type FindSignals, type FoundSignal, makeSignal, talk} from './signal.ts'

interface Amounts {
  readonly purchases: Purchase[]
  readonly minor: number[]
}

/** The amounts of each currency apart, oldest first. */
const byCurrency = (purchases: readonly Purchase[]): ReadonlyMap<string, Amounts> => {
  const found = new Map<string, Amounts>()
  for (const purchase of purchases) {
    const money = readMoney(purchase.amount)
    if (!money) continue
    const amounts = found.get(money.currency) ?? {purchases: [], minor: []}
    found.set(money.currency, amounts)
    amounts.purchases.push(purchase)
    amounts.minor.push(minorNumber(money))
  }
  return found
}

type KnownChange = Exclude<AmountChange, {state: 'unknown'}>

const money = (minor: number, currency: string): string =>
  formatMoney({amount: amountOf(BigInt(Math.round(minor)), currency), currency})

const describe = ({recent, recentMedian, before, beforeMedian, ratio, p}: KnownChange, currency: string): string =>
  `Latest ${recent} purchases ${money(recentMedian, currency)} at the median, ${money(beforeMedian, currency)} in the ${before} before (ratio ${decimal(ratio)}, p ${decimal(p)})`

const signalOf = (book: Book, customer: Customer, currency: string, {purchases, minor}: Amounts): FoundSignal[] => {
  // The exact test takes its time, and most amounts are seen at a glance to be as they were.
  if (!isLevelOther(minor)) return []
  const change = compareAmounts(minor)
  const last = purchases.at(-1)
  if (change.state === 'unknown' || change.state === 'none' || !last) return []
  const isLess = change.state === 'risk'
  return [
    makeSignal({
      about: customer.id,
      suffix: currency.toLowerCase(),
      customer,
      kind: change.state,
      signal: isLess ? 'less-money' : 'more-money',
      severity: 'amber',
      since: last.on,
      evidence: () => describe(change, currency),
      records: () => purchases.slice(-change.recent - change.before).map(({id}) => id),
      action: () => talk(book, customer, isLess ? 'Asked what has changed for them' : 'Asked what else they need'),
    }),
  ]
}

const isPresent = (purchases: readonly Purchase[], today: Day): boolean => {
  const last = purchases.at(-1)
  return last !== undefined && daysBetween(last.on, today) <= activeDays
}

/** Less money (a risk) and more money (an opportunity), each currency apart; of clients who bought within a year. */
export const findAmounts: FindSignals = ({book, today, customers, purchases: purchasesOf}) =>
  [...customers.values()].flatMap(customer => {
    if (isLeftInPeace(customer)) return []
    const purchases = purchasesOf(customer.id)
    if (purchases.length < amountsRecent + amountsBeforeFrom || !isPresent(purchases, today)) return []
    return [...byCurrency(purchases)].flatMap(([currency, amounts]) => signalOf(book, customer, currency, amounts))
  })
