import {dateConfigMap} from 'nepali-date-converter'
import type {CalendarDate} from './calendar-date.ts'
import {type Day, epochDay} from './day.ts'

/** 1 Baisakh 2000, the first day of the table. */
const firstDay: Day = '1943-04-14'
/** Past it the published tables differ: the lengths of the months are announced, not computed. */
const lastDay: Day = '2027-06-14'

/** The lengths of the months of each year, as published. */
const years = Object.entries(dateConfigMap).map(([year, months]) => ({
  year: Number(year),
  months: Object.values(months),
}))

/**
 * A day in Bikram Sambat, the calendar of Nepal; nothing before 1943-04-14 and after 2027-06-14, where the tables of its
 * months disagree. Civil days in and out: no instant, no zone.
 *
 * @example toBikramSambat('2024-04-13') //=> {year: 2081, month: 1, day: 1}
 */
export function toBikramSambat(day: Day): CalendarDate | undefined {
  if (day < firstDay || day > lastDay) return undefined
  let left = epochDay(day) - epochDay(firstDay)
  for (const {year, months} of years) {
    for (const [at, length] of months.entries()) {
      if (left < length) return {year, month: at + 1, day: left + 1}
      left -= length
    }
  }
  return undefined
}
