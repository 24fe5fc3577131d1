import type {Book} from '../book/book.ts'
import type {AgendaState, Customer} from '../book/outlines.ts'
import {addDays, type Day} from '../calendar/day.ts'
import {checkIns} from './agenda/check-ins.ts'
import {dates} from './agenda/dates.ts'
import {feedback} from './agenda/feedback.ts'
import {invoices} from './agenda/invoices.ts'
import {
  type AgendaItem,
  type AgendaQuery,
  type FoundItem,
  type Kind,
  type Severity,
  type Source,
  tellItem,
} from './agenda/item.ts'
import {opportunities} from './agenda/opportunities.ts'
import {playbooks} from './agenda/playbooks.ts'
import {promises} from './agenda/promises.ts'
import {isHeldBack} from './agenda/quiet.ts'
import {referrals} from './agenda/referrals.ts'
import {reminders} from './agenda/reminders.ts'
import {renewals} from './agenda/renewals.ts'
import {requests} from './agenda/requests.ts'
import {putSignalsInPlace, signals} from './agenda/signals.ts'
import {tenure} from './agenda/tenure.ts'
import type {OrderBook} from './orders.ts'

/** Where items come from. A new source is one file in `agenda/` and one line here. */
const sources: readonly Source[] = [
  checkIns,
  reminders,
  promises,
  renewals,
  dates,
  requests,
  feedback,
  invoices,
  playbooks,
  opportunities,
  referrals,
  tenure,
  signals,
]

const severityRank: Readonly<Record<Severity, number>> = {overdue: 0, due: 1, ahead: 2}

/**
 * How pressing a kind is, in days that an item counts as later than it is (a judgement). What a client waits for and
 * what cannot be made good afterwards come before what only I notice.
 */
const headStart: Readonly<Record<Kind, number>> = {
  renewal: 21,
  promise: 14,
  request: 14,
  signal: 14,
  date: 10,
  invoice: 7,
  feedback: 7,
  reminder: 5,
  playbook: 5,
  opportunity: 2,
  'check-in': 0,
}

/** After a month one more day late changes nothing: else an old check-in would stand above every promise. */
const longestLateness = 30

const pressure = ({kind, late}: FoundItem): number => Math.min(late, longestLateness) + headStart[kind]

/** Overdue before due before ahead; what is ahead by day; the rest by lateness and kind, ties by lateness, then by id. */
const byPressure = (a: FoundItem, b: FoundItem): number =>
  severityRank[a.severity] - severityRank[b.severity] ||
  (a.severity === 'ahead' ? b.late - a.late : 0) ||
  pressure(b) - pressure(a) ||
  b.late - a.late ||
  (a.id < b.id ? -1 : 1)

const byId = (customers: readonly Customer[]): ReadonlyMap<string, Customer> =>
  new Map(customers.map(customer => [customer.id, customer]))

const customersOf = (book: Book, ids: readonly string[]): ReadonlyMap<string, Customer> =>
  byId(ids.flatMap(id => book.find('customer', id) ?? []))

/** What was decided about items, by their ids. */
export const statesOf = (book: Book): ReadonlyMap<string, AgendaState> =>
  new Map(book.all('agenda-state').map(state => [state.item, state]))

const isHidden = (item: FoundItem, state: AgendaState | undefined, today: Day): boolean =>
  state !== undefined && (state.doneFor === item.on || (state.snoozedUntil ?? today) > today)

const collectItems = (query: AgendaQuery, asked: readonly Source[]): FoundItem[] =>
  asked.flatMap(source => source.items(query))

/** Every item of some customers: due or not, done and snoozed ones too. */
export const allItemsOf = (book: Book, today: Day, ids: readonly string[]): FoundItem[] =>
  collectItems({book, today, until: '9999-12-31', customers: customersOf(book, ids), states: statesOf(book)}, sources)

export interface AgendaOptions {
  /** Also what comes up within so many days, as `ahead`. */
  readonly days?: number
  /** The id of the only customer asked for. */
  readonly customer?: string
  /** The only kinds asked for. */
  readonly kinds?: readonly Kind[]
  /** What every customer ordered, where it is known already. */
  readonly orders?: OrderBook
}

/**
 * What is due: cadence, reminders, promises, renewals, special dates, requests, feedback, invoices and red signals, the
 * most pressing first. Items that are done, or snoozed until a later day, are left out.
 *
 * @example agendaOf(book, '2026-01-19') //=> [{kind: 'promise', late: 3, severity: 'overdue', …}, {kind: 'reminder', late: 0, severity: 'due', …}]
 */
export const agendaOf = (book: Book, today: Day, options: AgendaOptions = {}): AgendaItem[] =>
  findAgenda(book, today, options).map(tellItem)

/** The same before it is told in words. */
export function findAgenda(book: Book, today: Day, options: AgendaOptions = {}): FoundItem[] {
  const states = statesOf(book)
  const until = options.days ? addDays(today, options.days) : today
  const asked = options.kinds ? sources.filter(({kind}) => options.kinds?.includes(kind)) : sources
  const customers = options.customer ? customersOf(book, [options.customer]) : byId(book.outlines('customer'))
  const {orders} = options
  const items = collectItems({book, today, until, customers, states, ...(orders ? {orders} : {})}, asked)
  const {quiet} = book.settings
  const hides = (item: FoundItem): boolean => {
    const state = states.get(item.id)
    return isHidden(item, state, today) || isHeldBack(item, state, quiet, {today, until})
  }
  return putSignalsInPlace(items, hides).toSorted(byPressure)
}
