import {type Day, epochDay, fromEpochDay, isEpochDay, monthOf, yearOf} from './day.ts'
import {epochDayAfterSpan, type Span} from './span.ts'

/**
 * A series of days, anchored on its start: the occurrence k is the start plus k spans, never the one before plus a span.
 * So the 31st becomes 28 February and then 31 March again.
 */
export interface Recurrence {
  readonly start: Day
  readonly every: Span
  /** The last day on which an occurrence may fall. */
  readonly until?: Day
  /** At most so many occurrences, the start being the first. */
  readonly times?: number
}

/** The occurrence number k (0 is the start), or nothing where the series has ended before it. */
export const occurrenceAt = (recurrence: Recurrence, k: number): Day | undefined => {
  if (!Number.isInteger(k) || k < 0) return undefined
  if (recurrence.times !== undefined && k >= recurrence.times) return undefined
  const days = epochDayAfterSpan(recurrence.start, recurrence.every, k)
  if (!isEpochDay(days)) return undefined
  const day = fromEpochDay(days)
  return recurrence.until !== undefined && day > recurrence.until ? undefined : day
}

const monthNumber = (day: Day): number => yearOf(day) * 12 + monthOf(day)

/** The number of whole steps from the start to a day, at most one too few. */
const wholeSteps = ({start, every}: Recurrence, day: Day): number => {
  if (every.unit === 'day' || every.unit === 'week') {
    return Math.floor((epochDay(day) - epochDay(start)) / (every.unit === 'week' ? every.count * 7 : every.count))
  }
  const months = every.unit === 'year' ? every.count * 12 : every.count
  // In months of the calendar: the occurrence of this number is in the day's month or before, the next one in a later.
  return Math.floor((monthNumber(day) - monthNumber(start)) / months)
}

/** The number of the first occurrence strictly after a day, as if the series had no end. */
const firstNumberAfter = (recurrence: Recurrence, after: Day): number => {
  const steps = wholeSteps(recurrence, after)
  if (steps < 0) return 0
  return epochDayAfterSpan(recurrence.start, recurrence.every, steps) > epochDay(after) ? steps : steps + 1
}

/** The first occurrence strictly after a day, or nothing where the series has ended. */
export const firstOccurrenceAfter = (recurrence: Recurrence, after: Day): Day | undefined =>
  occurrenceAt(recurrence, firstNumberAfter(recurrence, after))

/** All occurrences from one day to another, both included. */
export const occurrencesBetween = (recurrence: Recurrence, from: Day, to: Day): Day[] => {
  const found: Day[] = []
  let k = firstNumberAfter(recurrence, from)
  if (k > 0 && occurrenceAt(recurrence, k - 1) === from) k--
  for (let day = occurrenceAt(recurrence, k); day !== undefined && day <= to; day = occurrenceAt(recurrence, ++k)) {
    found.push(day)
  }
  return found
}
