import {
  feedbackFadedFactor,
  feedbackHalfWeightAfterDays,
  feedbackIgnoredAfterDays,
  paymentLateDays,
  slowestReplyMedians,
} from './constants.ts'
import type {Lateness} from './lateness.ts'
import type {Figure} from './ratio.ts'

/** What one part of health says, 0 (worst) to 100. */
export interface PartScore {
  /** Null when nothing is known: the part then takes no part in the number. */
  readonly score: number | null
  /** How much of the part's weight counts; all of it where nothing is said. */
  readonly weightFactor?: number
  /** Why there is no score. */
  readonly unknown?: string
}

const unknownPart = (unknown: string): PartScore => ({score: null, unknown})

export type CadenceState = 'fine' | 'due' | 'overdue'

const cadenceScores: Readonly<Record<CadenceState, number>> = {fine: 100, due: 50, overdue: 0}

/** 100 within the ideal cadence, 50 past it, 0 past the worst; null for a customer without a cadence. */
export const scoreCadence = (state: CadenceState | null): PartScore =>
  state === null ? unknownPart('no cadence') : {score: cadenceScores[state]}

/** 100 where no silence is unusual, 50 at amber, 0 at red. */
export const scoreRhythm = (lateness: Lateness): PartScore => {
  if (lateness.state === 'too-few') return unknownPart(lateness.unknown)
  return {score: {fine: 100, amber: 50, red: 0}[lateness.state]}
}

/** The kept rate of 12 months, as `promiseRate` gives it. */
export const scorePromises = (rate: Figure): PartScore =>
  rate.value === null ? unknownPart(rate.unknown ?? 'no kept rate') : {score: rate.value}

export interface FeedbackAnswer {
  readonly instrument: 'nps' | 'csat'
  /** NPS 0–10, CSAT 1–5. */
  readonly score: number
  readonly ageDays: number
}

/** The latest answer: NPS × 10, or (CSAT − 1) × 25; half the weight after 180 days, unknown after 365. */
export const scoreFeedback = (latest: FeedbackAnswer | null): PartScore => {
  if (latest === null || latest.ageDays > feedbackIgnoredAfterDays) {
    return unknownPart(`no answer in ${feedbackIgnoredAfterDays} days`)
  }
  const score = latest.instrument === 'nps' ? latest.score * 10 : (latest.score - 1) * 25
  return latest.ageDays > feedbackHalfWeightAfterDays ? {score, weightFactor: feedbackFadedFactor} : {score}
}

export interface ReplyTimes {
  /** The client's latest time to reply, in any unit. */
  readonly latest: number
  /** The client's own median, in the same unit. */
  readonly median: number
}

/** 100 up to the client's own median reply time, falling evenly to 0 at three times the median. */
export const scoreResponsiveness = (times: ReplyTimes | null): PartScore => {
  if (times === null) return unknownPart('no replies to go by')
  const {latest, median} = times
  if (latest <= median) return {score: 100}
  if (median <= 0) return unknownPart('the median reply time is zero')
  const slowest = slowestReplyMedians * median
  return {score: Math.max(0, (100 * (slowest - latest)) / (slowest - median))}
}

/**
 * 100 where nothing is late, 50 up to 30 days, 0 beyond.
 *
 * @param daysLate of the invoice that is late the longest, 0 if none is; null without invoices
 */
export const scorePayment = (daysLate: number | null): PartScore => {
  if (daysLate === null) return unknownPart('no invoices')
  if (daysLate <= 0) return {score: 100}
  return {score: daysLate <= paymentLateDays ? 50 : 0}
}
