import type {Book} from '../book/book.ts'
import type {Customer, Engagement} from '../book/outlines.ts'
import type {Day} from '../calendar/day.ts'
import type {Span} from '../calendar/span.ts'
import {fileStem} from '../recap/file-stem.ts'
import {renewalsWithin} from '../retention/renewals.ts'

/** A recap that should be written: before its engagement is decided on, and none was sent for the term. */
export interface DueRecap {
  readonly customer: Customer
  readonly engagement: Engagement
  /** The name of its file, without folder and extension; no two are the same. */
  readonly stem: string
}

/** The recaps due within a span from today, one for each customer: for the engagement decided first. */
export function listDueRecaps(book: Book, today: Day, span: Span): DueRecap[] {
  const due = new Map<string, {customer: Customer; engagement: Engagement}>()
  for (const {customer, engagement, daysLeft, recapSent} of renewalsWithin(book, today, span)) {
    if (daysLeft >= 0 && recapSent === null && !due.has(customer.id)) due.set(customer.id, {customer, engagement})
  }
  const taken = new Set<string>()
  return [...due.values()].map(each => ({...each, stem: fileStem(each.customer.name, taken)}))
}
