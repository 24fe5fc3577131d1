import type {Book} from '../book/book.ts'
import {statuses, tiers} from '../book/choices.ts'
import {elementsOf} from '../book/fields.ts'
import {plainName} from '../book/filter/fields.ts'
import {parseFilter} from '../book/filter/parse.ts'
import {readChoice, readCount} from '../book/input.ts'
import {type Presented, presentRecord} from '../book/present.ts'
import {type Customer, collections, type KnownRecord, type TypeName} from '../book/registry.ts'
import {resolveParty} from '../book/resolve.ts'
import {type Day, daysBetween} from '../calendar/day.ts'
import type {StoredRecord} from '../change/json.ts'
import {matcherOf} from '../reach/match-filter.ts'
import {checkInDay, checkInId} from '../retention/agenda/check-ins.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'
import {agendaOf, statesOf} from '../retention/agenda.ts'
import {cadenceSince, lastTouches, lastTwoWayTouch, lastTwoWayTouches} from '../retention/cadence.ts'
import {type CustomerHealth, customerHealth} from '../retention/customer-health.ts'
import {type ReferralTree, referralTree} from '../retention/referrals.ts'
import {type ListedSignal, signalsOf} from '../retention/signals.ts'
import {foldText} from '../text/fold.ts'
import {listRenewals, type RenewalRow} from './agenda.ts'

export interface ListOptions {
  readonly tier: string | undefined
  readonly tags: readonly string[]
  readonly status: string | undefined
  /** An expression, see reach/filter. */
  readonly filter?: string | undefined
  readonly sort: string | undefined
  readonly limit: number | undefined
}

export interface CustomerRow {
  readonly id: string
  readonly name: string
  readonly tier: string | null
  readonly status: string
  readonly tags: readonly string[]
  readonly lastTouch: Day | null
  readonly nextDue: Day | null
}

/** The orders that customers can be listed in. */
export const customerOrders = ['name', 'tier', 'last-touch', 'next-due', 'added'] as const

/** The customers, by name unless told; with the day of the last touch and of the next check-in. */
export function listCustomers(book: Book, today: Day, options: ListOptions): {customers: CustomerRow[]; total: number} {
  const tier = options.tier === undefined ? undefined : readChoice(options.tier, tiers, 'tier')
  const status = options.status === undefined ? undefined : readChoice(options.status, statuses, 'status')
  const sort = options.sort === undefined ? 'name' : readChoice(plainName(options.sort), customerOrders, 'order')
  const fits = options.filter === undefined ? undefined : matcherOf(book, today, parseFilter(options.filter))
  const wantedTags = options.tags.map(foldText)
  const touched = lastTouches(book)
  const twoWay = lastTwoWayTouches(book)
  const chosen = book.all('customer').filter(customer => {
    if (tier !== undefined && (customer.tier ?? book.settings.tier) !== tier) return false
    if (status !== undefined && statusOf(customer) !== status) return false
    if (!wantedTags.every(tag => elementsOf(customer.tags).some(held => foldText(held) === tag))) return false
    return fits?.(customer) ?? true
  })
  const states = statesOf(book)
  const nextCheckIn = (customer: Customer): Day | undefined => {
    const cadence = cadenceSince(customer, twoWay.get(customer.id), book.settings, today)
    return cadence && checkInDay(cadence, states.get(checkInId(customer)))
  }
  const rows = chosen.map((customer): CustomerRow & {added: Day} => ({
    id: customer.id,
    name: customer.name,
    tier: customer.tier ?? null,
    status: statusOf(customer),
    tags: elementsOf(customer.tags),
    lastTouch: touched.get(customer.id)?.on ?? null,
    nextDue: nextCheckIn(customer) ?? null,
    added: customer.added,
  }))
  const sorted = sortRows(rows, sort)
  return {
    customers: sorted.slice(0, options.limit).map(({added: _, ...row}) => row),
    total: rows.length,
  }
}

const statusOf = (customer: Customer): string => customer.status ?? 'active'

type Row = CustomerRow & {readonly added: Day}

function sortRows(rows: readonly Row[], sort: (typeof customerOrders)[number]): Row[] {
  const key: Readonly<Record<typeof sort, (row: Row) => string>> = {
    name: () => '',
    tier: row => row.tier ?? 'Z',
    'last-touch': row => row.lastTouch ?? '',
    'next-due': row => row.nextDue ?? '9999',
    added: row => row.added,
  }
  const keyed = rows.map(row => ({row, first: key[sort](row), name: foldText(row.name)}))
  keyed.sort((a, b) => compare(a.first, b.first) || compare(a.name, b.name) || compare(a.row.id, b.row.id))
  return keyed.map(({row}) => row)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export interface TimelineLine {
  readonly id: string
  readonly type: string
  readonly on: Day
  readonly summary: string
}

/** All records of a customer that have a day, newest first; within a day the later written first. */
export function timelineOf(book: Book, customer: string, limit: number): TimelineLine[] {
  const dated = collections.flatMap(({type, day, summary}) =>
    day === undefined
      ? []
      : book.of(type as TypeName, customer).map(record => {
          const stored = record as unknown as StoredRecord
          return {
            on: String(stored[day]) as Day,
            stamp: String(stored['_u']),
            id: record.id,
            type,
            summary: summary(record as never),
          }
        }),
  )
  dated.sort((a, b) => compare(b.on, a.on) || compare(b.stamp, a.stamp) || compare(a.id, b.id))
  return dated.slice(0, limit).map(({stamp: _, ...line}) => line)
}

export interface Portrait {
  readonly customer: Presented
  /** The id of the person who was asked for; null where the customer was. */
  readonly contact: string | null
  readonly contacts: readonly Presented[]
  readonly engagements: readonly Presented[]
  /** Those not solved yet. */
  readonly requests: readonly Presented[]
  /** Who brought them, and whom they brought. */
  readonly referrals: ReferralTree
  readonly timeline: readonly TimelineLine[]
  readonly due: readonly AgendaItem[]
  readonly health: CustomerHealth
}

const shortTimeline = 10

/** One customer: who they are, what was agreed, what they ask for, what happened, what is due, how they stand. */
export function portraitOf(book: Book, today: Day, reference: string, timeline: string | undefined): Portrait {
  const {customer, contact} = resolveParty(book, reference)
  const limit = timeline === undefined ? shortTimeline : readCount(timeline, 'lines')
  return {
    customer: presentRecord(customer),
    contact: contact?.id ?? null,
    contacts: book.of('contact', customer.id).map(presentRecord),
    engagements: byStart(book.of('engagement', customer.id)).map(presentRecord),
    requests: openRequestsOf(book, customer.id),
    referrals: referralTree(book, customer),
    timeline: timelineOf(book, customer.id, limit),
    due: agendaOf(book, today, {customer: customer.id}),
    health: customerHealth(book, customer, today),
  }
}

/** The requests of a customer that are not solved, the longest waiting first. */
const openRequestsOf = (book: Book, customer: string): Presented[] =>
  book
    .of('request', customer)
    .filter(({resolvedOn}) => !resolvedOn)
    .sort((a, b) => compare(a.on, b.on) || compare(a.id, b.id))
    .map(presentRecord)

const byStart = <R extends KnownRecord & {readonly start: Day}>(records: readonly R[]): R[] =>
  [...records].sort((a, b) => compare(a.start, b.start) || compare(a.id, b.id))

export interface Brief {
  readonly customer: Presented
  readonly contacts: readonly Presented[]
  /** How long ago the last two-way touch was, in days; null without one. */
  readonly silentDays: number | null
  readonly touches: readonly Presented[]
  readonly promises: {readonly mine: readonly Presented[]; readonly theirs: readonly Presented[]}
  /** Those not solved yet. */
  readonly requests: readonly Presented[]
  readonly renewal: RenewalRow | null
  readonly due: readonly AgendaItem[]
  /** What the records say of them; red ones are due as well. */
  readonly signals: readonly ListedSignal[]
  readonly notes: readonly Presented[]
}

const briefTouches = 5
const briefNotes = 5

/** What to know before a talk: last touches, open promises both ways, open requests, the next renewal, what is due, signals, private notes. */
export function briefOf(book: Book, today: Day, reference: string): Brief {
  const {customer} = resolveParty(book, reference)
  const {id} = customer
  const newest = <R extends {readonly on: Day; readonly id: string}>(records: readonly R[], limit: number): R[] =>
    [...records]
      .sort((a, b) => compare(b.on, a.on) || compare(stampOf(b), stampOf(a)) || compare(a.id, b.id))
      .slice(0, limit)
  const lastTalk = lastTwoWayTouch(book, id)
  const open = book.of('promise', id).filter(({state}) => state === 'open')
  const renewals = listRenewals(book, today, {count: 366, unit: 'day'}).renewals
  return {
    customer: presentRecord(customer),
    contacts: book.of('contact', id).map(presentRecord),
    silentDays: lastTalk ? daysBetween(lastTalk.on, today) : null,
    touches: newest(book.of('touch', id), briefTouches).map(presentRecord),
    promises: {
      mine: open.filter(({by}) => by === 'me').map(presentRecord),
      theirs: open.filter(({by}) => by === 'them').map(presentRecord),
    },
    requests: openRequestsOf(book, id),
    renewal: renewals.find(row => row.customer.id === id) ?? null,
    due: agendaOf(book, today, {customer: id}),
    signals: signalsOf(book, today, {customer: id}),
    notes: newest(book.of('note', id), briefNotes).map(presentRecord),
  }
}

const stampOf = (record: object): string => String((record as {_u?: string})._u ?? '')
