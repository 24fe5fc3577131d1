import type {Book} from '../book/book.ts'
import type {Engagement, Purchase} from '../book/outlines.ts'
import {type Day, epochDay, fromEpochDay} from '../calendar/day.ts'
import {byTime} from './chronology.ts'
import {latenessGapsFrom} from './constants.ts'
import {runsOn} from './engagement-days.ts'
import {type Lateness, lateness} from './lateness.ts'
import {gapsBetween, mergeOrders} from './rhythm.ts'

/** A record that says that something was ordered on a day. */
export interface Order {
  readonly id: string
  readonly on: Day
}

/** What a customer ordered up to a day, oldest first. */
export interface Orders {
  readonly what: 'purchase' | 'engagement'
  readonly records: readonly Order[]
  /** The days that orders began on, as numbers: parts within 3 days are one order. */
  readonly starts: readonly number[]
  /** The days between them, the last 12 at most. */
  readonly gaps: readonly number[]
}

const describe = (what: Orders['what'], records: readonly Order[]): Orders => {
  const starts = mergeOrders(records.map(({on}) => epochDay(on)))
  return {what, records, starts, gaps: gapsBetween(starts)}
}

const startsOf = (engagements: readonly Engagement[], today: Day): Order[] =>
  engagements
    .map(({id, start}) => ({id, on: start}))
    .filter(({on}) => on <= today)
    .sort(byTime)

/** What a customer bought up to a day, oldest first. */
export const purchasesOf = (book: Book, customer: string, today: Day): readonly Purchase[] => {
  const purchases = book.outlinesOf('purchase', customer)
  return purchases.length === 0 ? purchases : purchases.filter(({on}) => on <= today).sort(byTime)
}

const noOrders: Orders = {what: 'purchase', records: [], starts: [], gaps: []}

const ordersFrom = (book: Book, customer: string, today: Day, bought: readonly Purchase[]): Orders => {
  const purchases = bought.length === 0 ? noOrders : describe('purchase', bought)
  if (purchases.gaps.length >= latenessGapsFrom) return purchases
  const begun = book.outlinesOf('engagement', customer)
  if (begun.length <= latenessGapsFrom) return purchases
  const engagements = describe('engagement', startsOf(begun, today))
  return engagements.gaps.length >= latenessGapsFrom ? engagements : purchases
}

/** The orders of a customer: the purchases, or where they are too few to know a rhythm the starts of engagements. */
export const ordersOf = (book: Book, customer: string, today: Day): Orders =>
  ordersFrom(book, customer, today, purchasesOf(book, customer, today))

/** What every customer bought and ordered up to a day, each worked out once. */
export interface OrderBook {
  purchases(customer: string): readonly Purchase[]
  orders(customer: string): Orders
  /** How long the silence since the last order is for the customer (see `silenceOf`). */
  silence(customer: string): Lateness
}

/** Remembers what was worked out for a customer; most have nothing, which is as quick to see again. */
const remember = <Value>(
  work: (customer: string) => Value,
  isNothing: (value: Value) => boolean,
): ((customer: string) => Value) => {
  const known = new Map<string, Value>()
  return customer => {
    const held = known.get(customer)
    if (held !== undefined) return held
    const value = work(customer)
    if (!isNothing(value)) known.set(customer, value)
    return value
  }
}

/** The orders of a book up to a day. */
export const orderBook = (book: Book, today: Day): OrderBook => {
  const purchases = remember(
    customer => purchasesOf(book, customer, today),
    found => found.length === 0,
  )
  const orders = remember(
    customer => ordersFrom(book, customer, today, purchases(customer)),
    found => found === noOrders,
  )
  const silence = remember(
    customer => silenceOf(book, customer, orders(customer), today),
    found => found.state === 'too-few',
  )
  return {purchases, orders, silence}
}

/** The records of the orders that the gaps lie between. */
export const recordsOfGaps = ({records, starts, gaps}: Orders): string[] => {
  const first = starts.at(-gaps.length - 1)
  if (first === undefined) return []
  const firstDay = fromEpochDay(first)
  return records.filter(({on}) => on >= firstDay).map(({id}) => id)
}

/** What is agreed already, or being worked on, is no silence. */
const isNotWaitedFor = (book: Book, customer: string, {what}: Orders, today: Day): boolean =>
  book
    .outlinesOf('engagement', customer)
    .some(each => each.start > today || (what === 'engagement' && runsOn(each, today)))

/**
 * Whether the silence since the last order is long for a customer. A new engagement that is agreed on, and for those
 * whose rhythm is one of engagements an engagement that runs, count as an order of today.
 */
export const silenceOf = (book: Book, customer: string, orders: Orders, today: Day): Lateness => {
  const last = orders.starts.at(-1)
  const isSilent = last !== undefined && !isNotWaitedFor(book, customer, orders, today)
  return lateness(orders.gaps, isSilent ? epochDay(today) - last : 0)
}
