import {decimalsOf, type Money} from '../../book/money.ts'
import type {CalendarDate} from '../../calendar/calendar-date.ts'
import type {Day} from '../../calendar/day.ts'
import type {Period} from '../period.ts'

/** How a language writes days: its calendar, the names of its months and its digits. */
interface DateStyle {
  dateOf(day: Day): CalendarDate
  readonly months: readonly string[]
  /** Where they differ from the months' names in full. */
  readonly shortMonths?: readonly string[]
  writeNumber(value: number): string
  /** What stands between the first and the last day of a period. */
  readonly to: string
}

interface DateFormats {
  formatDay(day: Day): string
  formatPeriod(period: Period): string
  formatMonthShort(day: Day): string
}

/** Days as `5 January 2026`, periods as `5 January – 1 November 2026`: what both days share is said once. */
export function dayMonthYear({dateOf, months, shortMonths = months, writeNumber, to}: DateStyle): DateFormats {
  const dayAndMonth = ({day, month}: CalendarDate): string => `${writeNumber(day)} ${months[month - 1] ?? ''}`
  const whole = (date: CalendarDate): string => `${dayAndMonth(date)} ${writeNumber(date.year)}`
  const formatDay = (day: Day): string => whole(dateOf(day))
  return {
    formatDay,
    formatPeriod: period => {
      if (period.from === period.to) return formatDay(period.from)
      const first = dateOf(period.from)
      const last = dateOf(period.to)
      if (first.year !== last.year) return `${whole(first)}${to}${whole(last)}`
      return `${first.month === last.month ? writeNumber(first.day) : dayAndMonth(first)}${to}${whole(last)}`
    },
    formatMonthShort: day => shortMonths[dateOf(day).month - 1] ?? '',
  }
}

/** Writes whole numbers in other digits, ungrouped: for days and years. */
export const digitsFrom =
  (zero: string) =>
  (value: number): string =>
    `${value}`.replace(/\d/g, digit => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)))

/** The first number that is grouped. */
const grouped = 1000

/** Writes counts as a locale does, grouped. Making a format takes long, and few counts are large enough to need one. */
export const countsIn = (locale: string, zero = '0'): ((count: number) => string) => {
  const writeDigits = digitsFrom(zero)
  let format: Intl.NumberFormat | undefined
  return count => {
    if (Number.isSafeInteger(count) && count >= 0 && count < grouped) return writeDigits(count)
    format ??= new Intl.NumberFormat(locale)
    return format.format(count)
  }
}

/** Writes money as a locale does, with all the decimals it has; none where they are zero. */
export const moneyIn = (locale: string, currencyDisplay: 'symbol' | 'name' = 'symbol'): ((money: Money) => string) => {
  const formats = new Map<string, Intl.NumberFormat>()
  return ({amount, currency}) => {
    const format =
      formats.get(currency) ??
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay,
        minimumFractionDigits: decimalsOf(currency),
        maximumFractionDigits: decimalsOf(currency),
        trailingZeroDisplay: 'stripIfInteger',
      })
    formats.set(currency, format)
    return format.format(amount as Intl.StringNumericLiteral)
  }
}

/** Writes an effort: its hours, its minutes, and a word between them. A part that is nothing is left out. */
export const effortIn =
  (hoursOf: (hours: number) => string, minutesOf: (minutes: number) => string, between = ' ') =>
  (minutes: number): string => {
    const hours = Math.floor(minutes / 60)
    const rest = minutes % 60
    return [hours > 0 ? hoursOf(hours) : '', rest > 0 || hours === 0 ? minutesOf(rest) : '']
      .filter(Boolean)
      .join(between)
  }
