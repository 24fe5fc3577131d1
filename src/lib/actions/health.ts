import type {Book} from '../book/book.ts'
import {resolveParty} from '../book/resolve.ts'
import type {Day} from '../calendar/day.ts'
import {bookHealth, type CustomerHealth, customerHealth} from '../retention/customer-health.ts'

/** How everyone one works with stands, the worst first; or one customer, whatever their status. */
export function listHealth(book: Book, today: Day, reference: string | undefined): {health: readonly CustomerHealth[]} {
  if (reference === undefined) return {health: bookHealth(book, today)}
  return {health: [customerHealth(book, resolveParty(book, reference).customer, today)]}
}
