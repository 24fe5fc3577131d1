import {millisecondsInDay} from 'date-fns/constants'
import {invalidValue} from '../errors.ts'

// Civil days are calculated as whole numbers: no zone of the machine can shift them.

/** A civil day of the Gregorian calendar, `YYYY-MM-DD`, years 0001 to 9999. As text it sorts by time. */
export type Day = `${number}-${number}-${number}`

/** A day of the week as ISO 8601 counts it: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The weekend where nothing else is set: Saturday and Sunday. */
const usualWeekend: ReadonlySet<Weekday> = new Set<Weekday>([6, 7])

const firstEpochDay = -719162
const lastEpochDay = 2932896

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** The number of days of a month (1 to 12). */
export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const numberAt = (text: string, from: number, to: number): number => {
  let value = 0
  for (let at = from; at < to; at++) {
    value = value * 10 + text.charCodeAt(at) - 48
  }
  return value
}

const isCivil = (year: number, month: number, dayOfMonth: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month)

// One pattern, since the regular expression engine is quicker in the first moments of a process than code that is still
// interpreted. It knows every day but 29 February.
const dayPattern =
  /^(?!0000)\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)$/

const isLeapDay = (text: string): boolean => /^(?!0000)\d{4}-02-29$/.test(text) && isLeapYear(numberAt(text, 0, 4))

/** Whether a value is the text of a day that exists. */
export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' && (dayPattern.test(value) || isLeapDay(value))

/** The year of a day, 1 to 9999. */
export const yearOf = (day: Day): number => numberAt(day, 0, 4)

/** The month of a day, 1 to 12. */
export const monthOf = (day: Day): number => numberAt(day, 5, 7)

/** The day of the month of a day, 1 to 31. */
export const dayOfMonth = (day: Day): number => numberAt(day, 8, 10)

const padded = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

const writeDay = (year: number, month: number, dayOfMonth: number): Day =>
  `${`${year}`.padStart(4, '0')}-${padded(month)}-${padded(dayOfMonth)}` as Day

/** The day of a year, month (1 to 12) and day of the month, or nothing where there is no such day. */
export const civilDay = (year: number, month: number, dayOfMonth: number): Day | undefined =>
  isCivil(year, month, dayOfMonth) ? writeDay(year, month, dayOfMonth) : undefined

// days_from_civil of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": the year begins
// in March, so that the leap day is its last, and 400 years (an era) are always 146,097 days.
const epochDayOf = (year: number, month: number, dayOfMonth: number): number => {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** What is known already: the days of a book repeat, and a start ends before this would be compiled to be quick. */
const epochDays = new Map<Day, number>()

/** The days from 1970-01-01 to a day, negative before it. */
export const epochDay = (day: Day): number => {
  const known = epochDays.get(day)
  if (known !== undefined) return known
  // ECMA-262 reads a date without a time as UTC.
  const days = Date.parse(day) / millisecondsInDay
  epochDays.set(day, days)
  return days
}

/** Whether a number of days since 1970-01-01 falls in the years 1 to 9999. */
export const isEpochDay = (days: number): boolean =>
  Number.isInteger(days) && days >= firstEpochDay && days <= lastEpochDay

/**
 * The day that lies so many days after 1970-01-01.
 *
 * @throws CrmError `invalid-value` outside the years 1 to 9999.
 */
export const fromEpochDay = (days: number): Day => {
  if (!isEpochDay(days)) {
    throw invalidValue(`no such day: ${days} days from 1970-01-01`, 'Days reach from 0001-01-01 to 9999-12-31.')
  }
  return new Date(days * millisecondsInDay).toISOString().slice(0, 10) as Day
}

/** The day `count` days later, or earlier where it is negative. */
export const addDays = (day: Day, count: number): Day => fromEpochDay(epochDay(day) + count)

/**
 * The number, in days since 1970-01-01, of the day `count` months later. Unlike `addMonths` it also counts past the
 * year 9999, so that one can ask where a series would go.
 */
export const epochDayAfterMonths = (day: Day, count: number): number => {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + count
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  return epochDayOf(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)))
}

/**
 * The same day of the month `count` months later (earlier where negative), or the month's last day where it is shorter.
 *
 * @example addMonths('2026-01-31', 1) //=> '2026-02-28'
 */
export const addMonths = (day: Day, count: number): Day => fromEpochDay(epochDayAfterMonths(day, count))

/** Days from one day to another: positive where `to` is later. */
export const daysBetween = (from: Day, to: Day): number => epochDay(to) - epochDay(from)

/** Orders days from the earliest to the latest. */
export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)

/** Of two days the one that comes later. */
export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b)

/** Of two days the one that comes first. */
export const earlierDay = (a: Day, b: Day): Day => (a < b ? a : b)

/** The day of the week, 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (day: Day): Weekday => {
  // 1970-01-01 was a Thursday, the fourth day.
  const fromMonday = (epochDay(day) + 3) % 7
  return ((fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1) as Weekday
}

/** The Monday of the week that a day is in. */
export const startOfWeek = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

/**
 * The day `count` business days later, or earlier where it is negative; the day itself is never counted, and 0 gives it
 * back, also on a weekend.
 *
 * @throws CrmError `invalid-value` where every day of the week is a weekend.
 * @example addBusinessDays('2026-01-16', 1) //=> '2026-01-19'
 */
export const addBusinessDays = (day: Day, count: number, weekend: ReadonlySet<Weekday> = usualWeekend): Day => {
  const perWeek = 7 - weekend.size
  if (perWeek === 0) throw invalidValue('a weekend of seven days leaves no business day', 'Leave one day out of it.')
  const direction = count < 0 ? -1 : 1
  const wanted = Math.abs(count)
  // Seven days on always pass `perWeek` business days; the rest, at least one, is walked so as to end on a business day.
  const wholeWeeks = Math.max(0, Math.ceil(wanted / perWeek) - 1)
  let left = wanted - wholeWeeks * perWeek
  let reached = addDays(day, direction * wholeWeeks * 7)
  while (left > 0) {
    reached = addDays(reached, direction)
    if (!weekend.has(weekdayOf(reached))) left--
  }
  return reached
}
