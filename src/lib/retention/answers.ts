import type {Book} from '../book/book.ts'
import type {Instrument} from '../book/choices.ts'
import {usualScales} from '../book/instruments.ts'
import type {ClientRequest, Feedback} from '../book/outlines.ts'
import {compareDays, type Day} from '../calendar/day.ts'
import {byStamp} from './chronology.ts'

/**
 * An answer on the scale its instrument is usually asked on, higher being better. One from another scale is moved there
 * in proportion, and lies between whole numbers then. Undefined for an answer in words alone.
 *
 * @example usualScore({instrument: 'pulse', score: 2, low: 1, high: 10, better: 'lower'}) //=> 4.556
 */
export const usualScore = (
  feedback: Pick<Feedback, 'instrument' | 'score' | 'low' | 'high' | 'better'>,
): number | undefined => {
  const usual = usualScales[feedback.instrument]
  const {score} = feedback
  if (!usual || typeof score !== 'number') return undefined
  const low = feedback.low ?? usual.low
  const high = feedback.high ?? usual.high
  const fromBelow = (feedback.better ?? usual.better) === 'lower' ? high - score : score - low
  return high > low ? usual.low + (fromBelow * (usual.high - usual.low)) / (high - low) : undefined
}

/**
 * Whether an answer was given on a scale as wide as the usual one of its instrument: only those may be counted together,
 * for a class such as promoter is defined on one scale.
 */
export const isOnUsualScale = (feedback: Pick<Feedback, 'instrument' | 'low' | 'high'>): boolean => {
  const usual = usualScales[feedback.instrument]
  if (!usual) return false
  return (feedback.low ?? usual.low) === usual.low && (feedback.high ?? usual.high) === usual.high
}

/** How instruments are called in a sentence. */
export const instrumentNames: Readonly<Record<Instrument, string>> = {
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  pulse: 'Pulse',
  'health-check': 'Health check',
  review: 'Review',
  testimonial: 'Testimonial',
  exit: 'Exit',
}

/** An answer about how satisfied a client is. */
export interface SatisfactionAnswer {
  readonly id: string
  readonly instrument: 'nps' | 'csat'
  /** On the usual scale of its instrument, higher being better. */
  readonly score: number
  /** As it was asked: `9 of 10`. */
  readonly asked: string
  readonly on: Day
}

const ofFeedback = (feedback: Feedback): SatisfactionAnswer[] => {
  const {id, instrument, on} = feedback
  const score = usualScore(feedback)
  if (score === undefined || (instrument !== 'nps' && instrument !== 'csat')) return []
  return [{id, instrument, score, asked: `${feedback.score} of ${feedback.high ?? usualScales[instrument]?.high}`, on}]
}

/** Satisfaction with how a request was solved is a CSAT like any other. */
const ofRequest = ({id, csat, confirmedOn}: ClientRequest): SatisfactionAnswer[] =>
  typeof csat === 'number' && confirmedOn
    ? [{id, instrument: 'csat', score: csat, asked: `${csat} of 5`, on: confirmedOn}]
    : []

/** The answers of NPS and CSAT that a customer gave up to a day, oldest first. */
export const satisfactionAnswers = (book: Book, customer: string, today: Day): SatisfactionAnswer[] => {
  const feedback = book.outlinesOf('feedback', customer)
  const requests = book.outlinesOf('request', customer)
  if (feedback.length + requests.length === 0) return []
  return [
    ...feedback.flatMap(record => ofFeedback(record).map(answer => ({record, answer}))),
    ...requests.flatMap(record => ofRequest(record).map(answer => ({record, answer}))),
  ]
    .filter(({answer}) => answer.on <= today)
    .sort((a, b) => compareDays(a.answer.on, b.answer.on) || byStamp(a.record, b.record))
    .map(({answer}) => answer)
}

/** The latest of them; null without one. */
export const latestAnswerOf = (book: Book, customer: string, today: Day): SatisfactionAnswer | null =>
  satisfactionAnswers(book, customer, today).at(-1) ?? null
