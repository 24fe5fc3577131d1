import type {Book} from '../book/book.ts'
import type {FieldInput} from '../book/input.ts'
import type {Rate} from '../book/money.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Presented, presentRecord} from '../book/present.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {type Day, daysBetween} from '../calendar/day.ts'
import {addSpan, parseSpan, type Span} from '../calendar/span.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {type AgendaItem, type Kind, tellItem} from '../retention/agenda/item.ts'
import {findAgenda} from '../retention/agenda.ts'
import {type Completion, completeItem, snoozeItem} from '../retention/complete.ts'
import {orderBook} from '../retention/orders.ts'
import {type Renewal, renewalsWithin} from '../retention/renewals.ts'
import {resolveItem} from '../retention/resolve-item.ts'
import type {SignalKind} from '../retention/signals/signal.ts'
import {countAmbers} from '../retention/signals.ts'
import {newTouch} from './touches.ts'

export interface DueOptions {
  readonly days: number
  readonly customer: string | undefined
  readonly kinds: readonly Kind[]
  readonly limit: number | undefined
}

export interface DueList {
  readonly today: Day
  readonly due: readonly AgendaItem[]
}

/** What is due today, or within so many days; the most pressing first. */
export function listDue(book: Book, today: Day, options: DueOptions): DueList & {readonly total: number} {
  const items = findAgenda(book, today, {
    days: options.days,
    ...(options.customer === undefined ? {} : {customer: resolveCustomer(book, options.customer).id}),
    ...(options.kinds.length > 0 ? {kinds: options.kinds} : {}),
  })
  return {today, due: items.slice(0, options.limit).map(tellItem), total: items.length}
}

export interface DoneInput {
  readonly on: Day
  readonly note: string | undefined
  /** The text of a touch to log with it. */
  readonly log: string | undefined
  readonly fields: FieldInput
}

export interface DoneResult {
  readonly done: {
    readonly id: string
    /** A touch is an attempt that was answered. */
    readonly kind: Kind | 'touch'
    readonly customer: Named
    readonly reason: string
  }
  readonly touch?: Presented
  readonly next?: Day
}

/** Completes an item of the agenda, and logs the touch that did it where one is told. */
export function completeAgendaItem(book: Book, reference: string, input: DoneInput, moment: Moment): Plan<DoneResult> {
  const item = resolveItem(book, moment.today, reference)
  const completion = completeItem(book, item, {on: input.on, note: input.note})
  if (completion.needsTouch && input.log === undefined) {
    throw new CrmError('usage', `a check-in is done by being in touch with ${item.customer.name}`, {
      hint: `Say what was said: crm done ${book.shortId(item.id)} --log "Talked about …" --via call`,
    })
  }
  const customer = book.find('customer', item.customer.id)
  const touchId = moment.newId('touch')
  const touch =
    input.log === undefined || !customer
      ? undefined
      : newTouch(book, touchId, customer, undefined, {
          text: input.log,
          on: input.on,
          fields: input.fields,
          direction: completion.needsTouch ? 'both' : undefined,
        })
  return {
    edits: [...completion.edits, ...(touch ? [touch] : [])],
    summary: `done: ${item.customer.name}: ${item.kind}`,
    result: after => {
      const logged = touch && after.record(touch.id)
      return {
        done: {id: item.id, kind: item.kind, customer: item.customer, reason: item.reason},
        ...(logged ? {touch: presentRecord(logged)} : {}),
        ...nextOf(after, item, completion, {today: moment.today, on: input.on}),
      }
    },
  }
}

/**
 * When an item comes again: a reminder's next occurrence, the next check-in, next year's day. A check-in has no day of its
 * own but that of the silence: one done ahead, or twice, comes when the next silence is too long.
 */
function nextOf(
  after: Book,
  item: AgendaItem,
  {next}: Completion,
  {today, on}: {readonly today: Day; readonly on: Day},
): {next?: Day} {
  const again = next ?? (comesAgain.has(item.kind) ? resolveItem(after, today, item.id).on : undefined)
  return again && again > (item.kind === 'check-in' ? on : item.on) ? {next: again} : {}
}

const comesAgain: ReadonlySet<Kind> = new Set(['check-in', 'date'])

export interface Snoozed {
  readonly snoozed: {
    readonly id: string
    readonly kind: Kind
    readonly customer: Named
    readonly until: Day
  }
}

/** Hides an item of the agenda until a day, or for a span from today. */
export function snoozeAgendaItem(
  book: Book,
  reference: string,
  input: {readonly until: Day | undefined; readonly span: string | undefined},
  {today}: Moment,
): Plan<Snoozed> {
  const item = resolveItem(book, today, reference)
  const until = input.until ?? (input.span === undefined ? undefined : addSpan(today, parseSpan(input.span)))
  if (!until)
    throw new CrmError('usage', 'missing: the day to hide it until', {
      hint: `Say how long: crm snooze ${book.shortId(item.id)} --for 1w (or --until DAY)`,
    })
  if (daysBetween(today, until) > 3660) throw invalidValue(`a snooze until ${until}`, 'Ten years is the longest.')
  return {
    edits: snoozeItem(book, item, until, today),
    summary: `snooze: ${item.customer.name}: ${item.kind} until ${until}`,
    result: () => ({snoozed: {id: item.id, kind: item.kind, customer: item.customer, until}}),
  }
}

/** A renewal as JSON shows it. */
export interface RenewalRow {
  readonly engagement: Presented
  readonly customer: Named
  readonly end: Day
  readonly noticeBy: Day | null
  readonly daysLeft: number
  readonly fee: Rate | null
  readonly step: string | null
  readonly recapSent: Day | null
}

const toRow = (book: Book, renewal: Renewal): RenewalRow => ({
  engagement: presentRecord(book.whole('engagement', renewal.engagement)),
  customer: {id: renewal.customer.id, name: renewal.customer.name},
  end: renewal.end,
  noticeBy: renewal.noticeBy,
  daysLeft: renewal.daysLeft,
  fee: renewal.fee ? {...renewal.fee} : null,
  step: renewal.step,
  recapSent: renewal.recapSent,
})

/** The engagements whose end or notice deadline comes within a span, the next decision first; of one customer where told. */
export const listRenewals = (book: Book, today: Day, span: Span, customer?: string): {renewals: RenewalRow[]} => ({
  renewals: renewalsWithin(book, today, span, customer).map(renewal => toRow(book, renewal)),
})

export interface Overview {
  readonly today: Day
  readonly due: number
  readonly overdue: number
  readonly renewals: readonly RenewalRow[]
  /** The most pressing items. */
  readonly next: readonly AgendaItem[]
  readonly customers: number
  /** How many ambers there are: a digest, for crm next. Red signals are among what is due. */
  readonly ambers: Readonly<Record<SignalKind, number>>
}

const overviewItems = 5
const renewalHorizon: Span = {count: 120, unit: 'day'}

/** Today in a few lines. */
export function overviewOf(book: Book, today: Day): Overview {
  const orders = orderBook(book, today)
  const items = findAgenda(book, today, {orders})
  return {
    today,
    due: items.length,
    overdue: items.filter(({severity}) => severity === 'overdue').length,
    renewals: listRenewals(book, today, renewalHorizon).renewals,
    next: items.slice(0, overviewItems).map(tellItem),
    customers: book.outlines('customer').length,
    ambers: countAmbers(book, today, orders),
  }
}
