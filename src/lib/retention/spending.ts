import type {Book} from '../book/book.ts'
import {type Purpose, purposes} from '../book/choices.ts'
import {type Money, readMoney, sumByCurrency} from '../book/money.ts'
import type {Day} from '../calendar/day.ts'

/** Time and money spent for a purpose; null: nobody said for which. */
export interface Spending {
  readonly purpose: Purpose | null
  readonly minutes: number
  readonly money: readonly Money[]
}

export interface SpendingOptions {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** The id of the only customer asked for. */
  readonly customer?: string | undefined
}

/** The minutes of touches and the money of expenses by what they were for, first and last day included. */
export function spendingByPurpose(book: Book, {from, to, customer}: SpendingOptions = {}): Spending[] {
  const isWithin = ({on}: {readonly on: Day}): boolean => (!from || on >= from) && (!to || on <= to)
  const touches = (customer ? book.outlinesOf('touch', customer) : book.outlines('touch')).filter(isWithin)
  const expenses = (customer ? book.outlinesOf('expense', customer) : book.outlines('expense')).filter(isWithin)
  return [...purposes, null].map(purpose => {
    const isMeant = (each: {readonly purpose?: Purpose | null}): boolean => (each.purpose ?? null) === purpose
    return {
      purpose,
      minutes: touches.filter(isMeant).reduce((sum, {minutes}) => sum + (minutes ?? 0), 0),
      money: sumByCurrency(expenses.filter(isMeant).flatMap(({amount}) => readMoney(amount) ?? [])),
    }
  })
}
