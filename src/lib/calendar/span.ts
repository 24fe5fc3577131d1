import {invalidValue} from '../errors.ts'
import {type Day, epochDay, epochDayAfterMonths, fromEpochDay} from './day.ts'
import {toAsciiDigits} from './digits.ts'

type SpanUnit = 'day' | 'week' | 'month' | 'year'

/** A length of time in whole days, weeks, months or years. `10d` is its stored form. */
export interface Span {
  readonly count: number
  readonly unit: SpanUnit
}

/** The most of each unit that a span may have: a hundred years. */
const most: Readonly<Record<SpanUnit, number>> = {day: 36525, week: 5217, month: 1200, year: 100}

const letters: Readonly<Record<SpanUnit, string>> = {day: 'd', week: 'w', month: 'm', year: 'y'}

// A month as 30 and a year as 365 days: only to compare spans, never to reckon a day.
const comparableDays: Readonly<Record<SpanUnit, number>> = {day: 1, week: 7, month: 30, year: 365}

const spanPattern =
  /^(?<count>\d{1,6})\s*(?:(?<day>d|days?)|(?<week>w|wks?|weeks?)|(?<month>m|mos?|months?)|(?<year>y|yrs?|years?))$/i

const unitOf = (groups: Readonly<Record<string, string | undefined>>): SpanUnit => {
  if (groups['day'] !== undefined) return 'day'
  if (groups['week'] !== undefined) return 'week'
  return groups['month'] === undefined ? 'year' : 'month'
}

/** Reads `10d`, `3w`, `2m`, `1y`, `10 days`, `1 month`, with the digits of any script; nothing where it is no span. */
export const readSpan = (text: string): Span | undefined => {
  const groups = spanPattern.exec(toAsciiDigits(text.trim()))?.groups
  if (groups === undefined) return undefined
  const unit = unitOf(groups)
  const count = Number(groups['count'])
  return count >= 1 && count <= most[unit] ? {count, unit} : undefined
}

/**
 * Reads a span as `readSpan` does.
 *
 * @throws CrmError `invalid-value` naming the text: not a span, zero, negative, a fraction, or over a hundred years.
 */
export const parseSpan = (text: string): Span => {
  const span = readSpan(text)
  if (span !== undefined) return span
  throw invalidValue(
    `not a span of time: ${text}`,
    'Write a whole number and a unit: 10d (days), 3w (weeks), 2m (months) or 1y (years), up to 100 years.',
  )
}

/** The stored form of a span: `10d`. */
export const formatSpan = (span: Span): string => `${span.count}${letters[span.unit]}`

/** A span in words: `10 days`, `1 month`. */
export const spanInWords = (span: Span): string => `${span.count} ${span.unit}${span.count === 1 ? '' : 's'}`

/** How often something comes: `every week`, `every 3 months`. */
export const everySpan = (span: Span): string => `every ${span.count === 1 ? span.unit : spanInWords(span)}`

/** The length of a span in days, a month as 30 and a year as 365 days: to compare spans, not to reckon days. */
export const spanInDays = (span: Span): number => span.count * comparableDays[span.unit]

/** The number, in days since 1970-01-01, of the day `times` spans after a day; it may lie past the year 9999. */
export const epochDayAfterSpan = (day: Day, span: Span, times: number): number => {
  const count = span.count * times
  switch (span.unit) {
    case 'day':
      return epochDay(day) + count
    case 'week':
      return epochDay(day) + count * 7
    case 'month':
      return epochDayAfterMonths(day, count)
    case 'year':
      return epochDayAfterMonths(day, count * 12)
  }
}

/**
 * The day `times` spans after a day. Months and years stay anchored on the day: a month too short for it ends early and
 * the next one has it again.
 *
 * @throws CrmError `invalid-value` outside the years 1 to 9999.
 * @example addSpan('2026-01-31', {count: 1, unit: 'month'}, 2) //=> '2026-03-31'
 */
export const addSpan = (day: Day, span: Span, times = 1): Day => fromEpochDay(epochDayAfterSpan(day, span, times))

/** The day one span before a day. */
export const subtractSpan = (day: Day, span: Span): Day => addSpan(day, span, -1)
