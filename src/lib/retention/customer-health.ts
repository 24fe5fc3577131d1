import type {Book} from '../book/book.ts'
import type {Customer} from '../book/registry.ts'
import {addDays, type Day, daysBetween, fromEpochDay} from '../calendar/day.ts'
import {spanInWords} from '../calendar/span.ts'
import {fromToday, inDays} from './agenda/item.ts'
import {instrumentNames, latestAnswerOf} from './answers.ts'
import {cadenceSince, lastTwoWayTouches} from './cadence.ts'
import {healthYearDays} from './constants.ts'
import {shareInWords} from './figure-words.ts'
import {type HealthBand, type HealthPart, type WeighedPart, weighHealth} from './health.ts'
import {
  type PartScore,
  scoreCadence,
  scoreFeedback,
  scorePayment,
  scorePromises,
  scoreResponsiveness,
  scoreRhythm,
} from './health-parts.ts'
import {type OrderBook, orderBook, silenceOf} from './orders.ts'
import {countOutcomes, decidedPromises} from './promise-outcomes.ts'
import {promiseRate} from './promise-rate.ts'
import {countWords, repliesOf, replyTimesOf} from './reply-times.ts'
import {describeSilence} from './signals/late.ts'
import type {SignalName} from './signals/signal.ts'
import {type ListedSignal, signalsOf} from './signals.ts'

/** A part of health with what it was made from, in one sentence. */
interface ExplainedPart extends PartScore {
  readonly reason?: string
}

export interface HealthPartShown extends WeighedPart {
  readonly reason?: string
}

/** How a customer stands: the reasons first. */
export interface CustomerHealth {
  readonly customer: {readonly id: string; readonly name: string}
  readonly band: HealthBand | null
  readonly score: number | null
  /** Red signals, then what takes most points away; where nothing does, what is well. */
  readonly reasons: readonly string[]
  readonly parts: Readonly<Record<HealthPart, HealthPartShown>>
  /** Why there is no number. */
  readonly unknown?: string
}

/** What the parts of a customer's health are made from. */
interface Question {
  readonly book: Book
  readonly customer: Customer
  readonly today: Day
  /** The first day of the last 12 months. */
  readonly yearAgo: Day
  readonly touches: ReturnType<typeof lastTwoWayTouches>
  readonly words: ReturnType<typeof countWords>
  readonly signals: readonly ListedSignal[]
  readonly orders: OrderBook
}

const cadencePart = ({book, customer, today, touches}: Question): ExplainedPart => {
  const state = cadenceSince(customer, touches.get(customer.id), book.settings, today)
  const score = scoreCadence(state?.state ?? null)
  if (!state) return score
  const {cadence, silentDays, lastTwoWay} = state
  const since = lastTwoWay
    ? `last two-way touch ${inDays(silentDays)} ago`
    : `no two-way touch in ${inDays(silentDays)}`
  return {...score, reason: `${since}, ideal ${spanInWords(cadence.ideal)}, worst ${spanInWords(cadence.worst)}`}
}

/** What was explained away says nothing for now. */
const asidePart = (signals: readonly ListedSignal[]): PartScore | undefined => {
  const aside = signals.find(({signal, aside}) => (signal === 'late' || signal === 'lapsed') && aside)?.aside
  return aside && {score: null, unknown: aside.until ? `set aside until ${aside.until}` : 'dealt with'}
}

const rhythmPart = ({book, customer, today, signals, orders: known}: Question): ExplainedPart => {
  const aside = asidePart(signals)
  if (aside) return aside
  const lapsed = signals.find(({signal}) => signal === 'lapsed')
  if (lapsed) return {score: 0, reason: lapsed.evidence}
  const orders = known.orders(customer.id)
  const silence = silenceOf(book, customer.id, orders, today)
  const start = orders.starts.at(-1)
  if (silence.state === 'too-few' || start === undefined) return scoreRhythm(silence)
  return {...scoreRhythm(silence), reason: describeSilence(orders, fromEpochDay(start), silence)}
}

const promisesPart = ({book, customer, today, yearAgo}: Question): ExplainedPart => {
  const year = {from: yearAgo, to: today}
  const rate = promiseRate(countOutcomes(decidedPromises(book.of('promise', customer.id), year, today)))
  const score = scorePromises(rate)
  return rate.value === null ? score : {...score, reason: `${shareInWords(rate, 'promises')} kept on time in 12 months`}
}

const feedbackPart = ({book, customer, today}: Question): ExplainedPart => {
  const latest = latestAnswerOf(book, customer.id, today)
  const score = scoreFeedback(
    latest && {instrument: latest.instrument, score: latest.score, ageDays: daysBetween(latest.on, today)},
  )
  if (!latest) return score
  return {
    ...score,
    reason: `${instrumentNames[latest.instrument]} ${latest.asked} on ${latest.on} (${fromToday(latest.on, today)})`,
  }
}

const responsivenessPart = ({book, customer, today, words}: Question): ExplainedPart => {
  const times = replyTimesOf(repliesOf(book, customer.id, today, words))
  const score = scoreResponsiveness(times)
  return times
    ? {...score, reason: `last answer after ${inDays(times.latest)}, usually after ${inDays(times.median)}`}
    : score
}

const paymentPart = ({book, customer, today, yearAgo}: Question): ExplainedPart => {
  const invoices = book.of('purchase', customer.id).filter(({due, paid}) => due && (!paid || due >= yearAgo))
  const late = invoices.filter(({due, paid}) => due && !paid && due < today)
  const days = Math.max(0, ...late.flatMap(({due}) => (due ? [daysBetween(due, today)] : [])))
  const score = scorePayment(invoices.length === 0 ? null : days)
  if (invoices.length === 0) return score
  return {
    ...score,
    reason:
      late.length === 0
        ? `no invoice of ${invoices.length} is late`
        : `${late.length} of ${invoices.length} invoices late, the longest by ${inDays(days)}`,
  }
}

const partsOf = (question: Question): Readonly<Record<HealthPart, ExplainedPart>> => ({
  cadence: cadencePart(question),
  rhythm: rhythmPart(question),
  promises: promisesPart(question),
  feedback: feedbackPart(question),
  responsiveness: responsivenessPart(question),
  payment: paymentPart(question),
})

/** The red signals that a part says again: it need not say so twice. */
const saidBySignal: {readonly [K in HealthPart]?: readonly SignalName[]} = {
  rhythm: ['late', 'lapsed'],
  payment: ['invoice-late'],
}

const partNames: Readonly<Record<HealthPart, string>> = {
  cadence: 'Cadence',
  rhythm: 'Rhythm',
  promises: 'Promises',
  feedback: 'Feedback',
  responsiveness: 'Responsiveness',
  payment: 'Payment',
}

const reasonsOf = (parts: CustomerHealth['parts'], red: readonly ListedSignal[]): string[] => {
  const said = new Set(red.map(({signal}) => signal))
  const known = (Object.keys(partNames) as HealthPart[]).flatMap(part => {
    const {score, weight, reason} = parts[part]
    if (score === null || reason === undefined) return []
    const isSaid = saidBySignal[part]?.some(signal => said.has(signal)) ?? false
    return [{lost: weight * (100 - score), isSaid, text: `${partNames[part]}: ${reason}`}]
  })
  const against = known.filter(({lost, isSaid}) => lost > 0 && !isSaid).sort((a, b) => b.lost - a.lost)
  const reasons = [...red.map(({evidence}) => evidence), ...against.map(({text}) => text)]
  return reasons.length > 0 ? reasons : known.map(({text}) => text)
}

const healthOfCustomer = (question: Question): CustomerHealth => {
  const {book, customer, signals} = question
  const red = signals.filter(({severity, aside}) => severity === 'red' && !aside)
  const explained = partsOf(question)
  const {score, band, parts: weighed, unknown} = weighHealth(explained, red.length, book.settings.healthWeights)
  const show = (part: HealthPart): HealthPartShown => ({...explained[part], ...weighed[part]})
  const parts = {
    cadence: show('cadence'),
    rhythm: show('rhythm'),
    promises: show('promises'),
    feedback: show('feedback'),
    responsiveness: show('responsiveness'),
    payment: show('payment'),
  }
  const reasons = reasonsOf(parts, red)
  return {customer: {id: customer.id, name: customer.name}, band, score, reasons, parts, ...(unknown ? {unknown} : {})}
}

/** Health is of those one works with: not of prospects, and of nobody who is paused or left. */
export const isWorkedWith = ({status}: Customer): boolean => (status ?? 'active') === 'active'

/** What is the same for every customer. */
const shareWork = (book: Book, today: Day): Omit<Question, 'customer' | 'signals'> => ({
  book,
  today,
  yearAgo: addDays(today, 1 - healthYearDays),
  touches: lastTwoWayTouches(book),
  words: countWords(book),
  orders: orderBook(book, today),
})

/** A customer's health, whatever their status. */
export function customerHealth(book: Book, customer: Customer, today: Day): CustomerHealth {
  const shared = shareWork(book, today)
  const signals = signalsOf(book, today, {customer: customer.id, redOnly: true, withAside: true, orders: shared.orders})
  return healthOfCustomer({...shared, customer, signals})
}

const bandRank = (band: HealthBand | null): number => (band === null ? bands.length : bands.indexOf(band))
const bands: readonly HealthBand[] = ['red', 'yellow', 'green']

const worstFirst = (a: CustomerHealth, b: CustomerHealth): number =>
  bandRank(a.band) - bandRank(b.band) || (a.score ?? 101) - (b.score ?? 101) || (a.customer.id < b.customer.id ? -1 : 1)

/** The health of everyone one works with, the worst first. */
export function bookHealth(book: Book, today: Day): CustomerHealth[] {
  const shared = shareWork(book, today)
  const byCustomer = new Map<string, ListedSignal[]>()
  for (const signal of signalsOf(book, today, {redOnly: true, withAside: true, orders: shared.orders})) {
    const held = byCustomer.get(signal.customer.id)
    if (held) held.push(signal)
    else byCustomer.set(signal.customer.id, [signal])
  }
  return book
    .all('customer')
    .filter(isWorkedWith)
    .map(customer => healthOfCustomer({...shared, customer, signals: byCustomer.get(customer.id) ?? []}))
    .sort(worstFirst)
}
