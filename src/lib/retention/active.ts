import {millisecondsInDay} from 'date-fns/constants'
import type {Book} from '../book/book.ts'
import type {Customer, Purchase} from '../book/outlines.ts'
import {addDays, type Day, daysBetween, earlierDay, epochDay, fromEpochDay} from '../calendar/day.ts'
import {isMap, type StoredRecord} from '../change/json.ts'
import {isStamp, stampMs} from '../change/stamp.ts'
import {activeDays, activeMedians} from './constants.ts'
import {runsOn} from './engagement-days.ts'
import {leftOn} from './leaving.ts'
import {measureGaps, median} from './rhythm.ts'

/** What makes a customer active. */
export type ActiveBy = 'engagement' | 'rhythm' | 'hand'

/** The day (UTC) that a status was given by hand after the customer was added, by the stamp of that change. */
const statusSetOn = (customer: Customer): Day | undefined => {
  const later = (customer as unknown as StoredRecord)['_f']
  const stamp = isMap(later) ? later['status'] : undefined
  return isStamp(stamp) ? fromEpochDay(Math.floor(stampMs(stamp) / millisecondsInDay)) : undefined
}

/** The last day up to another on which something was bought. */
const lastBought = (purchases: readonly Purchase[], day: Day): Day | undefined => {
  let last: Day | undefined
  purchases.forEach(({on}) => {
    if (on <= day && (last === undefined || on > last)) last = on
  })
  return last
}

const usualGap = (purchases: readonly Purchase[], day: Day): number =>
  median(measureGaps(purchases.filter(({on}) => on <= day).map(({on}) => epochDay(on)))) ?? 0

/** The first day on which something was bought or began to be worked on. */
const firstBusiness = (book: Book, customer: string): Day | undefined => {
  let first: Day | undefined
  const see = (day: Day) => {
    if (first === undefined || day < first) first = day
  }
  book.outlinesOf('engagement', customer).forEach(({start}) => {
    see(start)
  })
  book.outlinesOf('purchase', customer).forEach(({on}) => {
    see(on)
  })
  return first
}

/** From when on the records say by hand that somebody is a customer; business that came before says it better. */
const heldFrom = (book: Book, customer: Customer): Day | undefined => {
  const {status, since, added} = customer
  if (status === 'prospect') return undefined
  const set = statusSetOn(customer)
  if (status === 'active' && set) return set
  if (since) return since
  return firstBusiness(book, customer.id) === undefined ? added : undefined
}

const isHeldByHand = (book: Book, customer: Customer, day: Day): boolean => {
  const from = heldFrom(book, customer)
  if (!from || day < from) return false
  const isToldLater = customer.status === 'active' && statusSetOn(customer) === from
  if (isToldLater) return true
  const first = firstBusiness(book, customer.id)
  return first === undefined || first > day
}

/**
 * What makes a customer active on a day: an engagement not past its end, a rhythm of purchases, or the
 * word of the book's owner: status `active` that was given after the customer was added, or, as long as nothing was bought
 * or agreed on, a customer who is no prospect. Nobody is active from the day they were set to former on.
 */
export const activeBy = (book: Book, day: Day): ((customer: Customer) => ActiveBy | undefined) => {
  const yearAgo = addDays(day, -activeDays)
  const buys = (purchases: readonly Purchase[]): boolean => {
    const last = lastBought(purchases, day)
    if (last === undefined) return false
    return last >= yearAgo || daysBetween(last, day) <= activeMedians * usualGap(purchases, day)
  }
  return customer => {
    const left = leftOn(customer)
    if (left && day >= left) return undefined
    if (book.outlinesOf('engagement', customer.id).some(engagement => runsOn(engagement, day))) return 'engagement'
    if (buys(book.outlinesOf('purchase', customer.id))) return 'rhythm'
    if (customer.status === 'former' && !left) return undefined
    return isHeldByHand(book, customer, day) ? 'hand' : undefined
  }
}

/**
 * The day from which on somebody is a customer: since when you said, the first business, or else the day a status made
 * them one. Undefined for a prospect.
 */
export function customerSince(book: Book, customer: Customer): Day | undefined {
  const first = firstBusiness(book, customer.id)
  const {since} = customer
  if (since) return first === undefined ? since : earlierDay(since, first)
  if (first !== undefined) return first
  if (customer.status === 'prospect') return undefined
  return customer.status === 'active' ? (statusSetOn(customer) ?? customer.added) : customer.added
}
