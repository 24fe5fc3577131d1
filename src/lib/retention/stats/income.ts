import type {Book} from '../../book/book.ts'
import {minorUnits, readMoney} from '../../book/money.ts'
import type {Purchase} from '../../book/registry.ts'

/** A purchase with its amount in minor units. */
export interface Income {
  readonly purchase: Purchase
  readonly minor: number
}

/** The purchases that fit, by currency, in the order of the currencies' codes. */
export const incomesByCurrency = (
  book: Book,
  fits: (purchase: Purchase) => boolean,
): readonly (readonly [currency: string, incomes: readonly Income[]])[] => {
  const found = new Map<string, Income[]>()
  for (const purchase of book.all('purchase')) {
    const money = fits(purchase) ? readMoney(purchase.amount) : undefined
    if (!money) continue
    const incomes = found.get(money.currency) ?? []
    found.set(money.currency, incomes)
    incomes.push({purchase, minor: Number(minorUnits(money))})
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

export const sumOf = (incomes: readonly Income[]): number => incomes.reduce((sum, {minor}) => sum + minor, 0)

/** What each customer paid or owes, by their ids. */
export const sumByCustomer = (incomes: readonly Income[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const {purchase, minor} of incomes) sums.set(purchase.customer, (sums.get(purchase.customer) ?? 0) + minor)
  return sums
}
