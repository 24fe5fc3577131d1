import {invalidValue} from '../errors.ts'
import {addDays, type Day, daysBetween, isDay} from './day.ts'
import {toAsciiDigits} from './digits.ts'
import {isMonthDay, type MonthDay} from './yearly.ts'

/** A stretch of days, first and last included: once, or every year where it has no year. */
export type QuietPeriod = {readonly from: Day; readonly to: Day} | {readonly from: MonthDay; readonly to: MonthDay}

const hint = 'Write e.g. 2026-12-20..2027-01-06, or 08-01..08-21 for every year; several with a comma between.'

/** Longer is no pause: a client is set to paused instead. */
const longestDays = 366

const edgeOf = (text: string): string => toAsciiDigits(text.trim()).replace(/^(?=\d{2}-\d{2}$)/, '--')

const readPeriod = (text: string): QuietPeriod | undefined => {
  const [from = '', to = from, more] = text.split(/\s*(?:\.\.|…|\sto\s)\s*/).map(edgeOf)
  if (more !== undefined) return undefined
  if (isDay(from) && isDay(to)) return {from, to}
  return isMonthDay(from) && isMonthDay(to) ? {from, to} : undefined
}

const formatPeriod = ({from, to}: QuietPeriod): string => (from === to ? from : `${from}..${to}`)

function checkPeriod({from, to}: QuietPeriod): void {
  if (!isDay(from) || !isDay(to)) return
  if (to < from) throw invalidValue(`a quiet period that ends before it begins: ${from}..${to}`, hint)
  if (daysBetween(from, to) >= longestDays) {
    throw invalidValue(`a quiet period of more than a year: ${from}..${to}`, 'Set clients to paused for so long.')
  }
}

/** A year that is not a leap year, and the one before: a period over New Year is whole in them. */
const sampleYears = {from: '2025-01-01', days: 730} as const

/**
 * Reads quiet periods as the text to store: `2026-12-20..2027-01-06, --08-01..--08-21`. A period without a year is one of
 * every year, also over New Year; a day alone is a period.
 *
 * @throws CrmError `invalid-value` for what is no period, one over a year, and periods that leave no day of the year.
 */
export function parseQuietPeriods(text: string): string {
  const periods = text.split(',').map(part => {
    const period = readPeriod(part.trim())
    if (!period) throw invalidValue(`not a quiet period: ${part.trim() || text}`, hint)
    checkPeriod(period)
    return period
  })
  const yearly = periods.filter(({from}) => !isDay(from))
  const isFree = (_: unknown, i: number): boolean => !isQuiet(yearly, addDays(sampleYears.from, i))
  if (!Array.from({length: sampleYears.days}).some(isFree)) {
    throw invalidValue(`quiet periods that leave no day of the year: ${text}`, hint)
  }
  return periods.map(formatPeriod).join(', ')
}

/** The periods of a stored text; what cannot be read is passed over. */
export const readQuietPeriods = (text: string): readonly QuietPeriod[] =>
  text.split(',').flatMap(part => readPeriod(part.trim()) ?? [])

/** Whether a day lies in a quiet period. */
export const isQuiet = (periods: readonly QuietPeriod[], day: Day): boolean =>
  periods.some(({from, to}) => {
    if (isDay(from)) return day >= from && day <= to
    const at = `-${day.slice(4)}`
    return from <= to ? at >= from && at <= to : at >= from || at <= to
  })

/**
 * The first day from a day on that lies in no quiet period.
 *
 * @example dayAfterQuiet(readQuietPeriods('--12-20..--01-06'), '2026-12-24') //=> '2027-01-07'
 */
export const dayAfterQuiet = (periods: readonly QuietPeriod[], day: Day): Day => {
  let free = day
  for (let i = 0; i < longestDays && isQuiet(periods, free) && free < '9999-12-31'; i++) free = addDays(free, 1)
  return free
}
