import type {Book} from '../book/book.ts'
import {type Channel, directionOf} from '../book/choices.ts'
import type {Feedback, PlaybookRun, Touch} from '../book/outlines.ts'
import type {Fitting} from '../book/playbook-form.ts'
import {type Day, laterDay} from '../calendar/day.ts'
import {isTouch, isTwoWay} from './cadence.ts'
import {byTime} from './chronology.ts'
import {csatSatisfiedFrom, npsPromoterFrom} from './constants.ts'

/** What happened with a customer: a playbook's steps are held against it. */
export interface Evidence {
  readonly touches: readonly Touch[]
  readonly answers: readonly Feedback[]
}

const groupByCustomer = <R extends {readonly customer: string}>(
  records: readonly R[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, R[]> => {
  const groups = new Map<string, R[]>()
  for (const record of records) {
    if (!wanted.has(record.customer)) continue
    const held = groups.get(record.customer)
    if (held) held.push(record)
    else groups.set(record.customer, [record])
  }
  return groups
}

/** What happened with each customer of some playbook runs. */
export const gatherEvidence = (book: Book, runs: readonly PlaybookRun[]): ((customer: string) => Evidence) => {
  const wanted = new Set(runs.map(({customer}) => customer))
  const touches = groupByCustomer(wanted.size > 0 ? book.outlines('touch') : [], wanted)
  const answers = groupByCustomer(wanted.size > 0 ? book.outlines('feedback') : [], wanted)
  return customer => ({touches: touches.get(customer) ?? [], answers: answers.get(customer) ?? []})
}

/** Channels of talk: what was left on a machine is no talk. */
const isTalk = (channel: Channel): boolean => directionOf[channel] === 'both'

const isFittingTouch = (touch: Touch, fitting: Fitting): boolean => {
  if (fitting === 'two-way') return isTwoWay(touch)
  if (fitting === 'touch') return isTouch(touch)
  return touch.channel === fitting && (!isTalk(touch.channel) || isTwoWay(touch))
}

/** Whether a touch or an answer of one of some kinds happened on a day or after it. */
export const happenedSince = (evidence: Evidence, fits: readonly Fitting[], from: Day): boolean =>
  fits.some(
    fitting =>
      evidence.touches.some(touch => touch.on >= from && isFittingTouch(touch, fitting)) ||
      evidence.answers.some(({instrument, on}) => on >= from && instrument === fitting),
  )

/** The least share of their scale that good answers reach: a promoter's 9 of 0–10, a satisfied 4 of 1–5. */
const goodFrom: Readonly<Record<string, number>> = {nps: npsPromoterFrom / 10, csat: (csatSatisfiedFrom - 1) / 4}

const isGood = ({instrument, score, low, high, better}: Feedback): boolean => {
  if (typeof score !== 'number' || typeof low !== 'number' || typeof high !== 'number') return false
  const share = (better === 'lower' ? high - score : score - low) / (high - low)
  return share >= (goodFrom[instrument] ?? Number.POSITIVE_INFINITY)
}

/** The day of the last NPS or CSAT answer from a day on, if it is a good one. */
export const goodAnswerSince = ({answers}: Evidence, from: Day): Day | undefined => {
  let last: Feedback | undefined
  for (const answer of answers) {
    if (answer.on < from || !(answer.instrument in goodFrom)) continue
    if (!last || byTime(answer, last) > 0) last = answer
  }
  return last && isGood(last) ? laterDay(last.on, from) : undefined
}
