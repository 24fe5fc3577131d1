import type {Book} from '../../book/book.ts'
import {minorNumber, readMoney} from '../../book/money.ts'
import type {Purchase} from '../../book/outlines.ts'

/** A purchase with its amount in minor units. */
export interface Income {
  readonly purchase: Purchase
  readonly currency: string
  readonly minor: number
}

/** Every purchase of a book with its amount. */
export const readIncomes = (book: Book): readonly Income[] => {
  const incomes: Income[] = []
  book.outlines('purchase').forEach(purchase => {
    const money = readMoney(purchase.amount)
    if (money) incomes.push({purchase, currency: money.currency, minor: minorNumber(money)})
  })
  return incomes
}

/** The incomes that fit, by currency, in the order of the currencies' codes. */
export const byCurrency = (
  incomes: readonly Income[],
  fits: (purchase: Purchase) => boolean,
): readonly (readonly [currency: string, incomes: readonly Income[]])[] => {
  const found = new Map<string, Income[]>()
  incomes.forEach(income => {
    if (!fits(income.purchase)) return
    const held = found.get(income.currency)
    if (held) held.push(income)
    else found.set(income.currency, [income])
  })
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What incomes come to, in minor units; all of one currency. */
export const sumOf = (incomes: readonly Income[]): number => incomes.reduce((sum, {minor}) => sum + minor, 0)

/** What each customer paid or owes, by their ids. */
export const sumByCustomer = (incomes: readonly Income[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  incomes.forEach(({purchase: {customer}, minor}) => {
    sums.set(customer, (sums.get(customer) ?? 0) + minor)
  })
  return sums
}
