import type {Book} from '../book/book.ts'
import {tiers} from '../book/choices.ts'
import type {AgendaState, Customer} from '../book/outlines.ts'
import type {Day} from '../calendar/day.ts'
import {type OrderBook, orderBook} from './orders.ts'
import {findAmounts} from './signals/amounts.ts'
import {findChampionsLeft} from './signals/champion-left.ts'
import {findErratic} from './signals/erratic.ts'
import {findFewerOrders} from './signals/fewer-orders.ts'
import {findInvoicesLate} from './signals/invoice-late.ts'
import {findLapsed} from './signals/lapsed.ts'
import {findLate} from './signals/late.ts'
import {findNoRecap} from './signals/no-recap.ts'
import {findPromisesLate} from './signals/promise-late.ts'
import {findRequestsLate} from './signals/request-late.ts'
import {
  type FindSignals,
  type FoundSignal,
  type Signal,
  type SignalKind,
  type SignalQuery,
  type SignalSeverity,
  signalKinds,
  signalNames,
  tellSignal,
} from './signals/signal.ts'
import {findSilent} from './signals/silent.ts'
import {findSingleContacts} from './signals/single-contact.ts'
import {findSlowReplies} from './signals/slow-replies.ts'
import {findUnhappy} from './signals/unhappy.ts'

/** Where red signals come from. A new signal is one file in `signals/` and one line here. */
const redFinders: readonly FindSignals[] = [
  findNoRecap,
  findChampionsLeft,
  findUnhappy,
  findPromisesLate,
  findLapsed,
  findLate,
  findInvoicesLate,
]

/** Where the others come from: a digest, never alerts. */
const amberFinders: readonly FindSignals[] = [
  findRequestsLate,
  findSlowReplies,
  findAmounts,
  findFewerOrders,
  findSilent,
  findSingleContacts,
  findErratic,
]

/** What is asked, apart from what follows from it. */
type Question = Omit<SignalQuery, keyof OrderBook | 'redOnly'>

const find = (
  question: Question,
  redOnly: boolean,
  finders: readonly FindSignals[],
  known?: OrderBook,
): FoundSignal[] => {
  const query = {...question, redOnly, ...(known ?? orderBook(question.book, question.today))}
  return finders.flatMap(each => each(query))
}

/** The red signals that the records show, those set aside too, in no order. */
export const findRedSignals = (question: Question, known?: OrderBook): FoundSignal[] =>
  find(question, true, redFinders, known)

/** A signal that was explained away until a day. */
export interface Aside {
  /** Undefined where this occurrence was dealt with. */
  readonly until?: Day
  readonly why?: string
}

export type ListedSignal = Signal & {readonly aside?: Aside}

/** A signal as it was found, marked where it is set aside. */
export type KeptSignal = FoundSignal & {readonly aside?: Aside}

const asideOf = (signal: FoundSignal, state: AgendaState | undefined, today: Day): Aside | undefined => {
  if (!state) return undefined
  const why = state.note ? {why: state.note} : {}
  if (state.snoozedUntil && state.snoozedUntil > today) return {until: state.snoozedUntil, ...why}
  return state.doneFor === signal.since ? why : undefined
}

const severities: readonly SignalSeverity[] = ['red', 'amber']

const rankIn = <T extends string>(order: readonly T[], each: T): string => String(order.indexOf(each)).padStart(2, '0')

/**
 * Risks before opportunities, red before amber; then the closer customers, the more pressing sort, the longer standing.
 * One text per signal says all of it, so that a large book is sorted by comparing texts.
 */
const sortByPressure = <S extends FoundSignal>(signals: readonly S[], book: Book, {customers}: Question): S[] => {
  const rank = ({kind, severity, customer, signal, since, id}: S): string => {
    const tier = tiers.find(each => each === customers.get(customer.id)?.tier) ?? book.settings.tier
    const ranks = [
      rankIn(signalKinds, kind),
      rankIn(severities, severity),
      rankIn(tiers, tier),
      rankIn(signalNames, signal),
    ]
    return `${ranks.join('')}${since}${id}`
  }
  return signals
    .map(signal => ({signal, rank: rank(signal)}))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({signal}) => signal)
}

export interface SignalOptions {
  /** The id of the only customer asked for. */
  readonly customer?: string
  readonly kind?: SignalKind
  readonly redOnly?: boolean
  /** Those set aside, too. */
  readonly withAside?: boolean
}

const customersAsked = (book: Book, id: string | undefined): ReadonlyMap<string, Customer> => {
  if (id === undefined) return new Map(book.outlines('customer').map(customer => [customer.id, customer]))
  const customer = book.find('customer', id)
  return new Map(customer ? [[id, customer]] : [])
}

/** Those that are not set aside, or those as well, marked. */
const keepSignals = (found: readonly FoundSignal[], {book, today}: Question, withAside: boolean): KeptSignal[] => {
  const states = new Map(book.all('agenda-state').map(state => [state.item, state]))
  return found.flatMap(signal => {
    const aside = asideOf(signal, states.get(signal.id), today)
    if (!aside) return [signal]
    return withAside ? [{...signal, aside}] : []
  })
}

/**
 * What the records say about clients who may leave and clients who need more, the most pressing first:
 * risks, then opportunities. What was explained away until a later day, or dealt with, is left out.
 *
 * @example signalsOf(book, '2026-02-01') //=> [{kind: 'risk', signal: 'promise-late', severity: 'red', …}]
 */
export function signalsOf(book: Book, today: Day, options: SignalOptions = {}): ListedSignal[] {
  const {kind, redOnly = false, withAside = false} = options
  const customers = customersAsked(book, options.customer)
  const question = {book, today, customers}
  const found = redOnly ? findRedSignals(question) : find(question, false, [...redFinders, ...amberFinders])
  const kept = keepSignals(found, question, withAside).filter(signal => !kind || signal.kind === kind)
  return sortByPressure(kept, book, question).map(tellSignal)
}

/** The red signals as they were found, those set aside marked; of one customer where one is asked for. */
export function redSignalsOf(
  book: Book,
  today: Day,
  {customer, orders}: {readonly customer?: string; readonly orders: OrderBook},
): KeptSignal[] {
  const question = {book, today, customers: customersAsked(book, customer)}
  return sortByPressure(keepSignals(findRedSignals(question, orders), question, true), book, question)
}

/** How many ambers of each kind there are, as `signalsOf` would list them. */
export function countAmbers(book: Book, today: Day, orders?: OrderBook): Readonly<Record<SignalKind, number>> {
  const question = {book, today, customers: customersAsked(book, undefined)}
  const found = find(question, false, [findLate, ...amberFinders], orders).filter(({severity}) => severity === 'amber')
  const ambers = keepSignals(found, question, false)
  const count = (wanted: SignalKind): number => ambers.filter(({kind}) => kind === wanted).length
  return {risk: count('risk'), opportunity: count('opportunity')}
}
