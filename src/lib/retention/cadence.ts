import type {Book} from '../book/book.ts'
import type {Cadence} from '../book/cadence-settings.ts'
import {tiers} from '../book/choices.ts'
import {elementsOf} from '../book/fields.ts'
import type {Customer, Touch} from '../book/outlines.ts'
import type {Settings} from '../book/settings.ts'
import {type Day, daysBetween} from '../calendar/day.ts'
import {addSpan, readSpan, type Span, spanInDays} from '../calendar/span.ts'
import {foldText} from '../text/fold.ts'
import {newestFirst} from './chronology.ts'

/** Own cadence without a worst of its own: half as long again, the proportion of the defaults of tiers A to D. */
const worstPerIdeal = 1.5

const spanOf = (text: string | null | undefined): Span | undefined => (text ? readSpan(text) : undefined)

const worstFor = ({count, unit}: Span): Span => {
  const worst = count * worstPerIdeal
  if (Number.isInteger(worst)) return {count: worst, unit}
  return {count: Math.round(spanInDays({count, unit}) * worstPerIdeal), unit: 'day'}
}

const shorter = (a: Span, b: Span): Span => (spanInDays(b) < spanInDays(a) ? b : a)

const isShorter = (a: Cadence, b: Cadence): boolean => {
  const difference = spanInDays(a.ideal) - spanInDays(b.ideal)
  return difference < 0 || (difference === 0 && spanInDays(a.worst) < spanInDays(b.worst))
}

const byTag = (customer: Customer, settings: Settings): Cadence | undefined => {
  if (settings.cadenceByTag.size === 0) return undefined
  let shortest: Cadence | undefined
  for (const tag of elementsOf(customer.tags)) {
    const cadence = settings.cadenceByTag.get(foldText(tag))
    if (cadence && (!shortest || isShorter(cadence, shortest))) shortest = cadence
  }
  return shortest
}

const byTier = ({tier}: Customer, settings: Settings): Cadence =>
  settings.cadenceByTier[tier && tiers.includes(tier) ? tier : settings.tier]

/** Paused and former customers are left in peace: no cadence and no special dates. */
export const isLeftInPeace = (customer: Customer): boolean =>
  customer.status === 'paused' || customer.status === 'former'

/**
 * How often to be in touch with a customer: own value beats tag (of several the shortest ideal), tag beats tier, tier
 * defaults to the settings'. An own ideal without a worst gets one and a half times itself; the ideal is never longer
 * than the worst. Former and paused customers have none.
 */
export const cadenceOf = (customer: Customer, settings: Settings): Cadence | undefined => {
  if (isLeftInPeace(customer)) return undefined
  const ownIdeal = spanOf(customer.cadence)
  const base = ownIdeal
    ? {ideal: ownIdeal, worst: worstFor(ownIdeal)}
    : (byTag(customer, settings) ?? byTier(customer, settings))
  const worst = spanOf(customer.worst)
  return worst ? {ideal: shorter(base.ideal, worst), worst} : base
}

/** A note is no touch. */
export const isTouch = (touch: Touch): boolean => touch.channel !== 'note'

/** A talk or their word to me; what I send is one-way, a note is no touch. */
export const isTwoWay = (touch: Touch): boolean =>
  (touch.direction === 'both' || touch.direction === 'in') && isTouch(touch)

const lastOf = (book: Book, customer: string, counts: (touch: Touch) => boolean): Touch | undefined =>
  book.outlinesOf('touch', customer).filter(counts).toSorted(newestFirst)[0]

const lastTouchesThat = (
  book: Book,
  counts: (touch: Touch) => boolean,
  few: readonly string[] | undefined,
): ReadonlyMap<string, Touch> => {
  if (!few) return book.latest('touch', counts)
  const last = few.map(id => [id, lastOf(book, id, counts)] as const)
  return new Map(last.flatMap(([id, touch]) => (touch ? [[id, touch] as const] : [])))
}

/** The last touch of every customer, or of a few, one- or two-way: latest day, within it the latest stamp. */
export const lastTouches = (book: Book, few?: readonly string[]): ReadonlyMap<string, Touch> =>
  lastTouchesThat(book, isTouch, few)

/** The last two-way touch of every customer, or of a few: latest day, within it the latest stamp. */
export const lastTwoWayTouches = (book: Book, few?: readonly string[]): ReadonlyMap<string, Touch> =>
  lastTouchesThat(book, isTwoWay, few)

/** The last touch of one customer, one- or two-way; notes are none. */
export const lastTouch = (book: Book, customer: string): Touch | undefined => lastOf(book, customer, isTouch)

/** The last two-way touch of one customer: the one that its cadence counts from. */
export const lastTwoWayTouch = (book: Book, customer: string): Touch | undefined => lastOf(book, customer, isTwoWay)

/** How the silence of a customer stands against its cadence. */
export interface CadenceState {
  readonly cadence: Cadence
  /** The day of the last two-way touch; without one `since` or the day the customer was added. */
  readonly since: Day
  readonly lastTwoWay: Touch | undefined
  /** A check-in is due from this day on. */
  readonly ideal: Day
  /** It is overdue after this day: a silence of exactly the worst span is still accepted. */
  readonly worst: Day
  readonly state: 'fine' | 'due' | 'overdue'
  readonly silentDays: number
}

/** The day that a silence counts from: the last two-way touch, else `since` or the day the customer was added. */
export const silentSince = (customer: Customer, lastTwoWay: Touch | undefined): Day =>
  lastTwoWay?.on ?? customer.since ?? customer.added

/**
 * How the silence of a customer whose cadence and last two-way touch are known stands. Months and years are calendar spans
 * from that touch.
 */
export const stateUnder = (
  cadence: Cadence,
  customer: Customer,
  lastTwoWay: Touch | undefined,
  today: Day,
): CadenceState => {
  const since = silentSince(customer, lastTwoWay)
  const ideal = addSpan(since, cadence.ideal)
  const worst = addSpan(since, cadence.worst)
  const late = today > worst ? 'overdue' : 'due'
  const state = today < ideal ? 'fine' : late
  return {cadence, since, lastTwoWay, ideal, worst, state, silentDays: daysBetween(since, today)}
}

/** The same by the customer's own cadence; undefined without one. */
export const cadenceSince = (
  customer: Customer,
  lastTwoWay: Touch | undefined,
  settings: Settings,
  today: Day,
): CadenceState | undefined => {
  const cadence = cadenceOf(customer, settings)
  return cadence && stateUnder(cadence, customer, lastTwoWay, today)
}

/**
 * How the silence of one customer stands against its cadence; undefined without a cadence.
 *
 * @example cadenceState(book, apex, '2026-02-19') //=> {since: '2026-01-19', ideal: '2026-02-18', state: 'due', silentDays: 31, …}
 */
export const cadenceState = (book: Book, customer: Customer, today: Day): CadenceState | undefined =>
  cadenceSince(customer, lastTwoWayTouch(book, customer.id), book.settings, today)
