import {type Day, dayOfMonth, monthOf, yearOf} from './day.ts'

/** A day as the year, month (from 1) and day of the month of some calendar. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A day in the Gregorian calendar. */
export const toGregorian = (day: Day): CalendarDate => ({year: yearOf(day), month: monthOf(day), day: dayOfMonth(day)})
