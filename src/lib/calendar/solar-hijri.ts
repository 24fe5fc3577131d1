import {millisecondsInDay} from 'date-fns/constants'
import type {CalendarDate} from './calendar-date.ts'
import {type Day, epochDay} from './day.ts'

/** Numbers alone: the names and digits are the reader's language's. In UTC, as civil days have no zone. */
const numbers = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

/**
 * A day in the Solar Hijri calendar, as Iran reckons it.
 *
 * @example toSolarHijri('2025-03-21') //=> {year: 1404, month: 1, day: 1}
 */
export function toSolarHijri(day: Day): CalendarDate {
  const parts = numbers.formatToParts(new Date(epochDay(day) * millisecondsInDay))
  const numberOf = (name: 'year' | 'month' | 'day'): number => Number(parts.find(({type}) => type === name)?.value)
  return {year: numberOf('year'), month: numberOf('month'), day: numberOf('day')}
}
