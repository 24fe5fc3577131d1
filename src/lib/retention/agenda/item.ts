import type {Book} from '../../book/book.ts'
import type {AgendaState, Customer} from '../../book/outlines.ts'
import type {Named} from '../../book/present.ts'
import {type Day, daysBetween} from '../../calendar/day.ts'
import type {OrderBook} from '../orders.ts'

/** Every kind of item there is, as `--kind` names them. */
export const kinds = [
  'check-in',
  'reminder',
  'promise',
  'renewal',
  'playbook',
  'date',
  'request',
  'feedback',
  'invoice',
  'opportunity',
  'signal',
] as const
export type Kind = (typeof kinds)[number]

export type Severity = 'overdue' | 'due' | 'ahead'

/** One line of the agenda. */
export interface AgendaItem {
  /** The record's id, or for a derived item the record's id, a slash and a suffix; always the same. */
  readonly id: string
  readonly kind: Kind
  readonly customer: Named
  /** Its own day, which tells its occurrences apart. A snooze does not move it. */
  readonly on: Day
  /** Days from its own day to today, also when it was snoozed; negative ahead. */
  readonly late: number
  readonly severity: Severity
  /** Why, in one sentence with numbers. What somebody typed comes last. */
  readonly reason: string
  /** Commands that deal with it, the usual one first, ready to paste. */
  readonly actions: readonly string[]
}

/** An item before it is told in words: most are only counted and sorted, and words would be made for nothing. */
export interface FoundItem extends Omit<AgendaItem, 'customer' | 'reason' | 'actions'> {
  readonly customer: Customer
  readonly reason: () => string
  readonly actions: () => readonly string[]
}

/** An item in words. */
export const tellItem = ({id, kind, customer, on, late, severity, reason, actions}: FoundItem): AgendaItem => ({
  id,
  kind,
  customer: {id: customer.id, name: customer.name},
  on,
  late,
  severity,
  reason: reason(),
  actions: actions(),
})

/** What the sources of the agenda are asked. */
export interface AgendaQuery {
  readonly book: Book
  readonly today: Day
  /** Items whose own day is later are left out. */
  readonly until: Day
  /** The customers asked for: records of others are passed over. */
  readonly customers: ReadonlyMap<string, Customer>
  /** What was decided about items, by their ids. */
  readonly states: ReadonlyMap<string, AgendaState>
  /** What every customer ordered, where it is known already. */
  readonly orders?: OrderBook
}

/** The id of the only customer asked for, as a list; undefined where several are. */
export const theOnlyOf = (customers: AgendaQuery['customers']): readonly string[] | undefined =>
  customers.size === 1 ? [...customers.keys()] : undefined

/** Where the items of a kind come from. Items that are done or snoozed may be among them. */
export interface Source {
  readonly kind: Kind
  items(query: AgendaQuery): FoundItem[]
}

interface Draft extends Omit<FoundItem, 'late' | 'severity'> {
  /** What it is once its day has come. */
  readonly severity: 'overdue' | 'due'
}

/** An item as it stands today. */
export const makeItem = (today: Day, {id, kind, customer, on, severity, reason, actions}: Draft): FoundItem => {
  const late = daysBetween(on, today)
  return {id, kind, customer, on, late, severity: late < 0 ? 'ahead' : severity, reason, actions}
}

/** The id of the record that an item comes from. */
export const recordIdOf = (itemId: string): string => itemId.split('/', 1)[0] ?? itemId

/** `1 day`, `3 days`. */
export const inDays = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** Where a day lies, seen from today: `today`, `3 days ago`, `in 3 days`. */
export const fromToday = (day: Day, today: Day): string => daysAway(daysBetween(today, day))

/** Where a day lies that is still so many days away, negative once past: `today`, `in 1 day`, `3 days ago`. */
export const daysAway = (count: number): string => {
  if (count === 0) return 'today'
  return count < 0 ? `${inDays(-count)} ago` : `in ${inDays(count)}`
}

/** Free text as part of one line. */
export const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** The command that completes an item, and the one that hides it for a while. */
export const doneAndSnooze = (book: Book, itemId: string, span = '1w'): string[] => {
  const id = book.shortId(itemId)
  return [`crm done ${id}`, `crm snooze ${id} --for ${span}`]
}
