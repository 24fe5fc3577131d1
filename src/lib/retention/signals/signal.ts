import type {Book} from '../../book/book.ts'
import type {Customer} from '../../book/outlines.ts'
import type {Named} from '../../book/present.ts'
import type {Day} from '../../calendar/day.ts'
import {quote} from '../../text/quote.ts'
import {talkChannel} from '../agenda/check-ins.ts'
import type {OrderBook} from '../orders.ts'

/** Every signal there is, the most pressing first. */
export const signalNames = [
  'no-recap',
  'champion-left',
  'unhappy',
  'promise-late',
  'lapsed',
  'late',
  'invoice-late',
  'request-late',
  'slow-replies',
  'less-money',
  'fewer-orders',
  'silent',
  'single-contact',
  'more-money',
  'erratic',
] as const
export type SignalName = (typeof signalNames)[number]

/** A client may leave, or needs more: the two are never mixed. */
export const signalKinds = ['risk', 'opportunity'] as const
export type SignalKind = (typeof signalKinds)[number]

export type SignalSeverity = 'red' | 'amber'

/** Something in the records that says that a client may leave, or needs more. */
export interface Signal {
  /** The id of the record it is about, a slash and its name; always the same. */
  readonly id: string
  readonly customer: Named
  readonly kind: SignalKind
  readonly signal: SignalName
  readonly severity: SignalSeverity
  /** The first day on which it stood, with this severity: it tells its occurrences apart. */
  readonly since: Day
  /** What was seen, in one sentence with its numbers. What somebody typed comes last. */
  readonly evidence: string
  /** The ids of the records that it was seen in: at least one. */
  readonly records: readonly string[]
  /** A command, ready to paste, for the next step. */
  readonly action: string
}

/** What the finders of signals are asked. */
export interface SignalQuery extends OrderBook {
  readonly book: Book
  readonly today: Day
  /** The customers asked for: records of others are passed over. */
  readonly customers: ReadonlyMap<string, Customer>
  /** Only what is red is asked for. */
  readonly redOnly: boolean
}

/** A signal before it is told in words: to count and to sort them, words would be made for nothing. */
export type FoundSignal = Omit<Signal, 'customer' | 'evidence' | 'action' | 'records'> & {
  readonly customer: Customer
} & {readonly [K in 'evidence' | 'action' | 'records']: () => Signal[K]}

/** Finds the signals of one sort. */
export type FindSignals = (query: SignalQuery) => FoundSignal[]

interface Draft extends Omit<FoundSignal, 'id'> {
  /** The id of the record it is about. */
  readonly about: string
  /** What tells several of one record apart. */
  readonly suffix?: string
}

/** A signal with its id. */
export const makeSignal = ({
  about,
  suffix,
  customer,
  kind,
  signal,
  severity,
  since,
  evidence,
  records,
  action,
}: Draft): FoundSignal => ({
  id: `${about}/${signal}${suffix ? `-${suffix}` : ''}`,
  customer,
  kind,
  signal,
  severity,
  since,
  evidence,
  records,
  action,
})

/** A signal in words. */
export const tellSignal = (found: FoundSignal): Signal => ({
  ...found,
  customer: {id: found.customer.id, name: found.customer.name},
  evidence: found.evidence(),
  records: found.records(),
  action: found.action(),
})

/** The command that logs a talk with a customer. */
export const talk = (book: Book, customer: Customer, about: string): string =>
  `crm log ${book.shortId(customer.id)} ${quote(about)} --via ${talkChannel(customer)}`

/** A number with two decimals, for a ratio or a probability. */
export const decimal = (value: number): string => value.toFixed(2)

/** A small probability in percent: `3%`, `under 1%`. */
export const percent = (probability: number): string =>
  probability < 0.01 ? 'under 1%' : `${Math.round(100 * probability)}%`
