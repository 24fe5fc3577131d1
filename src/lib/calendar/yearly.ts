import {addMonths, civilDay, type Day, dayOfMonth, isDay, laterDay, monthOf, yearOf} from './day.ts'

/** A day of every year without a year, `--MM-DD` as in ISO 8601 and vCard. */
export type MonthDay = `--${number}-${number}`

/** Whether a value is the text of a day that exists in some year; 29 February does. */
export const isMonthDay = (value: unknown): value is MonthDay =>
  typeof value === 'string' && value.startsWith('--') && isDay(`2000-${value.slice(2)}`)

// 2000 is a leap year, so that every month-day is a day of it.
const inLeapYear = (of: Day | MonthDay): Day => (isDay(of) ? of : (`2000-${of.slice(2)}` as Day))

/**
 * The anniversary of a day in a year (1 to 9999). 29 February falls on the 28th in common years.
 *
 * @throws CrmError `invalid-value` outside the years 1 to 9999.
 */
export const anniversaryIn = (of: Day | MonthDay, year: number): Day => {
  const day = inLeapYear(of)
  return civilDay(year, monthOf(day), dayOfMonth(day)) ?? addMonths(day, (year - yearOf(day)) * 12)
}

/**
 * The next anniversary, on a day or after it. A day that is still to come has its first one on itself.
 *
 * @example nextAnniversary('--02-29', '2026-01-01') //=> '2026-02-28'
 */
export const nextAnniversary = (of: Day | MonthDay, onOrAfter: Day): Day => {
  const from = isDay(of) ? laterDay(of, onOrAfter) : onOrAfter
  const thisYear = anniversaryIn(of, yearOf(from))
  return thisYear >= from ? thisYear : anniversaryIn(of, yearOf(from) + 1)
}
