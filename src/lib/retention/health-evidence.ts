import type {Book} from '../book/book.ts'
import type {HealthPart} from '../book/health-weights.ts'
import type {Customer} from '../book/outlines.ts'
import {addDays, type Day, daysBetween, earlierDay, fromEpochDay} from '../calendar/day.ts'
import {spanInWords} from '../calendar/span.ts'
import {daysAway, fromToday, inDays} from './agenda/item.ts'
import {instrumentNames, latestAnswerOf} from './answers.ts'
import {cadenceSince, lastTwoWayTouches} from './cadence.ts'
import {healthYearDays} from './constants.ts'
import {shareInWords} from './figure-words.ts'
import {
  type PartScore,
  scoreCadence,
  scoreFeedback,
  scorePayment,
  scorePromises,
  scoreResponsiveness,
  scoreRhythm,
} from './health-parts.ts'
import {type OrderBook, orderBook} from './orders.ts'
import {countOutcomes, decidedPromises} from './promise-outcomes.ts'
import {promiseRate} from './promise-rate.ts'
import {countWords, repliesOf, replyTimesOf} from './reply-times.ts'
import {describeSilence} from './signals/late.ts'
import type {KeptSignal} from './signals.ts'

/** A part of health, with what it was made from in one sentence for whoever asks. */
export interface ExplainedPart extends PartScore {
  readonly reason?: () => string
}

/** What the parts of every customer's health are made from, each worked out once. */
export interface HealthEvidence {
  readonly book: Book
  readonly today: Day
  /** The first day of the last 12 months. */
  readonly yearAgo: Day
  readonly touches: ReturnType<typeof lastTwoWayTouches>
  readonly words: ReturnType<typeof countWords>
  readonly orders: OrderBook
}

/** Gathers what is the same for every customer, or for a few. */
export const gatherEvidence = (book: Book, today: Day, few?: readonly string[]): HealthEvidence => ({
  book,
  today,
  yearAgo: addDays(today, 1 - healthYearDays),
  touches: lastTwoWayTouches(book, few),
  words: countWords(book, few),
  orders: orderBook(book, today),
})

const cadencePart = ({book, today, touches}: HealthEvidence, customer: Customer): ExplainedPart => {
  const state = cadenceSince(customer, touches.get(customer.id), book.settings, today)
  const score = scoreCadence(state?.state ?? null)
  if (!state) return score
  const reason = (): string => {
    const {cadence, silentDays, lastTwoWay} = state
    const since = lastTwoWay
      ? `last two-way touch ${daysAway(-silentDays)}`
      : silentDays === 0
        ? 'no two-way touch yet'
        : `no two-way touch in ${inDays(silentDays)}`
    return `${since}, ideal ${spanInWords(cadence.ideal)}, worst ${spanInWords(cadence.worst)}`
  }
  return {...score, reason}
}

/** What was explained away says nothing for now. */
const asidePart = (signals: readonly KeptSignal[]): PartScore | undefined => {
  const aside = signals.find(({signal, aside}) => (signal === 'late' || signal === 'lapsed') && aside)?.aside
  return aside && {score: null, unknown: aside.until ? `set aside until ${aside.until}` : 'dealt with'}
}

const rhythmPart = (
  {orders: known}: HealthEvidence,
  customer: Customer,
  signals: readonly KeptSignal[],
): ExplainedPart => {
  const aside = asidePart(signals)
  if (aside) return aside
  const lapsed = signals.find(({signal}) => signal === 'lapsed')
  if (lapsed) return {score: 0, reason: lapsed.evidence}
  const orders = known.orders(customer.id)
  const silence = known.silence(customer.id)
  const start = orders.starts.at(-1)
  if (silence.state === 'too-few' || start === undefined) return scoreRhythm(silence)
  return {...scoreRhythm(silence), reason: () => describeSilence(orders, fromEpochDay(start), silence)}
}

const promisesPart = ({book, today, yearAgo}: HealthEvidence, {id}: Customer): ExplainedPart => {
  const decided = decidedPromises(book.outlinesOf('promise', id), {from: yearAgo, to: today}, today)
  const rate = promiseRate(countOutcomes(decided))
  const score = scorePromises(rate)
  if (rate.value === null) return score
  return {...score, reason: () => `${shareInWords(rate, 'promises')} kept on time in 12 months`}
}

const feedbackPart = ({book, today}: HealthEvidence, {id}: Customer): ExplainedPart => {
  const latest = latestAnswerOf(book, id, today)
  if (!latest) return scoreFeedback(null)
  const {instrument, score, asked, on} = latest
  return {
    ...scoreFeedback({instrument, score, ageDays: daysBetween(on, today)}),
    reason: () => `${instrumentNames[instrument]} ${asked} on ${on} (${fromToday(on, today)})`,
  }
}

const responsivenessPart = ({book, today, words}: HealthEvidence, {id}: Customer): ExplainedPart => {
  const times = replyTimesOf(repliesOf(book, id, today, words))
  const score = scoreResponsiveness(times)
  if (!times) return score
  return {...score, reason: () => `last answer after ${inDays(times.latest)}, usually after ${inDays(times.median)}`}
}

const paymentPart = ({book, today, yearAgo}: HealthEvidence, {id}: Customer): ExplainedPart => {
  let invoices = 0
  let late = 0
  let oldest: Day = today
  book.outlinesOf('purchase', id).forEach(({due, paid}) => {
    if (!due || (paid && due < yearAgo)) return
    invoices++
    if (paid || due >= today) return
    late++
    oldest = earlierDay(oldest, due)
  })
  if (invoices === 0) return scorePayment(null)
  const days = daysBetween(oldest, today)
  const reason = (): string =>
    late === 0
      ? `no invoice of ${invoices} is late`
      : `${late} of ${invoices} invoices late, the longest by ${inDays(days)}`
  return {...scorePayment(days), reason}
}

/** The parts of a customer's health, from the records and from the red signals that stand. */
export const partsOf = (
  evidence: HealthEvidence,
  customer: Customer,
  signals: readonly KeptSignal[],
): Readonly<Record<HealthPart, ExplainedPart>> => ({
  cadence: cadencePart(evidence, customer),
  rhythm: rhythmPart(evidence, customer, signals),
  promises: promisesPart(evidence, customer),
  feedback: feedbackPart(evidence, customer),
  responsiveness: responsivenessPart(evidence, customer),
  payment: paymentPart(evidence, customer),
})
