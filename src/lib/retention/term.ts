import type {Engagement} from '../book/outlines.ts'
import {addDays, type Day} from '../calendar/day.ts'
import {firstOccurrenceAfter, type Recurrence} from '../calendar/recurrence.ts'
import {readSpan, subtractSpan} from '../calendar/span.ts'

/** A stretch of an engagement that ends in a decision: the whole of it, or one turn of a rolling one. */
export interface Term {
  readonly start: Day
  /** The last day. */
  readonly end: Day
  /** The last day to give notice, where one was agreed. */
  readonly noticeBy: Day | undefined
  /** The day by which the client decides: the notice deadline, or the end. */
  readonly decision: Day
}

const withDecision = (engagement: Engagement, start: Day, end: Day): Term => {
  const notice = engagement.notice ? readSpan(engagement.notice) : undefined
  const noticeBy = notice && subtractSpan(end, notice)
  return {start, end, noticeBy, decision: noticeBy ?? end}
}

const rollingEnds = (engagement: Engagement): Recurrence | undefined => {
  const every = engagement.rolling ? readSpan(engagement.rolling) : undefined
  return engagement.end && every ? {start: engagement.end, every} : undefined
}

/** The turn of a rolling engagement that ends first after a day: it begins the day after the turn before it ended. */
const turnEndingAfter = (engagement: Engagement, ends: Recurrence, after: Day): Term | undefined => {
  const end = firstOccurrenceAfter(ends, after)
  if (end === undefined) return undefined
  if (end === ends.start) return withDecision(engagement, engagement.start, end)
  const before = firstOccurrenceAfter(ends, addDays(subtractSpan(end, ends.every), -1)) ?? ends.start
  return withDecision(engagement, addDays(before, 1), end)
}

/**
 * The term that runs on a day: of a rolling engagement the turn whose last day is that day or the next after it (its
 * ends are anchored on the first one), otherwise start to end. Undefined for an open-ended engagement.
 */
export const runningTerm = (engagement: Engagement, today: Day): Term | undefined => {
  const ends = rollingEnds(engagement)
  if (ends) return turnEndingAfter(engagement, ends, addDays(today, -1))
  return engagement.end ? withDecision(engagement, engagement.start, engagement.end) : undefined
}

/**
 * The term whose decision is still open on a day. A rolling engagement whose notice deadline has passed has renewed
 * itself, so its next turn counts; any other engagement has but one term.
 */
export const openTerm = (engagement: Engagement, today: Day): Term | undefined => {
  let term = runningTerm(engagement, today)
  const ends = rollingEnds(engagement)
  while (ends && term && term.decision < today) term = turnEndingAfter(engagement, ends, term.end)
  return term
}
