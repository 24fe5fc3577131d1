import {civilDay, type Day, isDay, yearOf} from '../calendar/day.ts'
import {toAsciiDigits} from '../calendar/digits.ts'
import {monthNamed} from '../calendar/english-names.ts'
import {isMonthDay, type MonthDay} from '../calendar/yearly.ts'

/** Which of day, month and year comes first in dates of digits. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

/** What a cell says of a day: the day; that it can be read in two ways; or nothing that is a day. */
export type DayReading = {readonly day: Day | MonthDay} | 'ambiguous' | undefined

interface Reading {
  readonly order: DateOrder | undefined
  readonly today: Day
}

/** Days of a file lie in the past: of `22` the last year that ends so. */
function wholeYear(written: string, today: Day): number {
  if (written.length > 2) return Number(written)
  const year = Math.floor(yearOf(today) / 100) * 100 + Number(written)
  return year > yearOf(today) ? year - 100 : year
}

const known = (day: Day | MonthDay | undefined): DayReading => (day === undefined ? undefined : {day})

const settle = (year: string, month: string, day: string, today: Day): DayReading =>
  known(civilDay(wholeYear(year, today), Number(month), Number(day)))

/** `31/3/1980` can only be one day, and so can `3/3/1980`; `5/3/1980` is two, unless the order is known. */
function readDigits(parts: readonly [string, string, string], dotted: boolean, {order, today}: Reading): DayReading {
  const [first, second, third] = parts
  if (first.length === 4) return settle(first, second, third, today)
  const asked = order ?? (dotted ? 'dmy' : undefined)
  if (asked === 'ymd') return settle(first, second, third, today)
  if (asked === 'dmy') return settle(third, second, first, today)
  if (asked === 'mdy') return settle(third, first, second, today)
  if (third.length !== 4) return 'ambiguous'
  const [dayFirst, monthFirst] = [settle(third, second, first, today), settle(third, first, second, today)]
  if (dayFirst && monthFirst) return Number(first) === Number(second) ? dayFirst : 'ambiguous'
  return dayFirst ?? monthFirst
}

function readNamed(text: string, today: Day): DayReading {
  const words = text
    .toLowerCase()
    .split(/[\s,./-]+/)
    .filter(Boolean)
  const at = words.findIndex(word => monthNamed(word) !== undefined)
  const month = monthNamed(words[at] ?? '')
  const [first = '', second = '', ...more] = words.toSpliced(at, 1)
  if (month === undefined || more.length > 0) return undefined
  const [day, year] = first.length === 4 ? [second, first] : [first, second]
  if (!/^\d{1,2}(?:st|nd|rd|th)?$/.test(day) || !/^(?:\d{2}|\d{4})$/.test(year)) return undefined
  return settle(year, String(month), String(Number.parseInt(day, 10)), today)
}

/**
 * Reads a day as programs export it: `2026-03-31`, `20260331`, `--03-31`, `12 Mar 2024`, `7-Feb-22`, `31.3.1980`, and with its order
 * `3/31/80`; a time behind it is passed over. A date of digits that could be two days is `ambiguous` without `order`.
 */
export function readImportDay(text: string, order: DateOrder | undefined, today: Day): DayReading {
  const written = toAsciiDigits(text.trim()).replace(/(?<=\d)(?:T|\s+)\d{1,2}:\d{2}.*$/i, '')
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(written)
  if (compact) return settle(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '', today)
  if (isDay(written) || isMonthDay(written)) return {day: written}
  const yearless = /^--?(\d{2})-(\d{2})$/.exec(written)
  if (yearless)
    return isMonthDay(`--${yearless[1]}-${yearless[2]}`)
      ? {day: `--${yearless[1]}-${yearless[2]}` as MonthDay}
      : undefined
  const digits = /^(\d{1,4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?$/.exec(written)
  if (!digits) return readNamed(written, today)
  const [, first = '', separator, second = '', third = ''] = digits
  return readDigits([first, second, third], separator === '.', {order, today})
}
