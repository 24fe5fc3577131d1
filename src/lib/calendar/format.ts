import {type Day, dayOfMonth, monthOf, weekdayOf, yearOf} from './day.ts'

/** In English, January first: month 1 stands at index 0. */
export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** In English, Monday first, as ISO 8601 counts: weekday 1 stands at index 0. */
export const weekdayNames: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
]

const monthName = (day: Day): string => monthNames[monthOf(day) - 1] ?? ''

const weekdayName = (day: Day): string => weekdayNames[weekdayOf(day) - 1] ?? ''

/** A day as a letter writes it: `19 January 2026`. */
export const formatDayLong = (day: Day): string => `${dayOfMonth(day)} ${formatMonth(day)}`

/** A day for a narrow column: `Mon 19 Jan`. */
export const formatDayShort = (day: Day): string =>
  `${weekdayName(day).slice(0, 3)} ${dayOfMonth(day)} ${monthName(day).slice(0, 3)}`

/** The month of a day: `January 2026`. */
export const formatMonth = (day: Day): string => `${monthName(day)} ${yearOf(day)}`
