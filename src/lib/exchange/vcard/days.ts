import {type Day, isDay} from '../../calendar/day.ts'
import {isMonthDay, type MonthDay} from '../../calendar/yearly.ts'
import type {VcardProperty} from './property.ts'

/**
 * Reads a BDAY or ANNIVERSARY as vCard 2.1 to 4.0 and phones write it: `1960-09-10`, `19600910`, `--0910`, with or
 * without a time, whose zone is ignored: the day is the one that is written. A year of 0000, or the one that Apple
 * names as left out (X-APPLE-OMIT-YEAR), is no year. Undefined for what is no full or no possible day.
 */
export const readVcardDay = ({value, parameters}: VcardProperty): Day | MonthDay | undefined => {
  const match = /^(?:(\d{4})-?|--)(\d{2})-?(\d{2})(?:[T ]|$)/.exec(value.trim())
  if (!match) return undefined
  const [, year = '0000', month, dayOfMonth] = match
  const isWithoutYear = year === '0000' || year === parameters.get('X-APPLE-OMIT-YEAR')?.[0]
  const day = isWithoutYear ? `--${month}-${dayOfMonth}` : `${year}-${month}-${dayOfMonth}`
  return isDay(day) || isMonthDay(day) ? day : undefined
}
