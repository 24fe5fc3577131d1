import type {Book} from '../book/book.ts'
import {resolveParty} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {type CustomerHealth, customerHealth, worstHealth} from '../retention/customer-health.ts'

export interface HealthList {
  readonly health: readonly CustomerHealth[]
}

/** How everyone one works with stands, the worst first; or one customer, whatever their status. */
export function listHealth(
  book: Book,
  today: Day,
  {customer, limit}: {readonly customer: string | undefined; readonly limit: number | undefined},
): HealthList & {readonly total: number} {
  if (customer === undefined) return worstHealth(book, today, limit)
  return {health: [customerHealth(book, resolveParty(book, customer).customer, today)], total: 1}
}
