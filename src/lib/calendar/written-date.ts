import {type CrmError, invalidValue} from '../errors.ts'
import {civilDay, type Day, daysInMonth, monthOf, yearOf} from './day.ts'
import {monthNamed} from './english-names.ts'
import {monthNames} from './format.ts'

/** What a user gave for a day, and how to understand it where it leaves something open. */
export interface AskedDay {
  /** As it was typed: what messages name. */
  readonly given: string
  readonly today: Day
  /** Whether an open date means the last one (up to today) or the next one (from today). */
  readonly lean: Lean
}

export type Lean = 'past' | 'future'

const noSuchDay = (asked: AskedDay, month: number, year?: number): CrmError => {
  const name = monthNames[month - 1]
  const known = name !== undefined && year !== 0
  const length = daysInMonth(year ?? 2000, month)
  return invalidValue(
    `no such day: ${asked.given}`,
    known
      ? `${year === undefined ? name : `${name} ${year}`} has ${length} days.`
      : 'Write it as YYYY-MM-DD, such as 2026-03-31: years from 1, months from 1 to 12.',
  )
}

/** The first day in a row of candidates that lies on the leaning side, today included. */
const firstOnSide = (asked: AskedDay, candidates: number, dayAt: (step: number) => Day | undefined) => {
  for (let step = 0; step < candidates; step++) {
    const day = dayAt(asked.lean === 'future' ? step : -step)
    if (day !== undefined && (asked.lean === 'future' ? day >= asked.today : day <= asked.today)) return day
  }
  return undefined
}

/**
 * The day of a month and a year; without a year the last one up to today, or the next one from today.
 *
 * @throws CrmError `invalid-value` where there is no such day.
 */
export const settleDate = (asked: AskedDay, dayOfMonth: number, month: number, year?: number): Day => {
  // 29 February may be eight years away, over a year such as 1900.
  const day =
    year === undefined
      ? firstOnSide(asked, 9, step => civilDay(yearOf(asked.today) + step, month, dayOfMonth))
      : civilDay(year, month, dayOfMonth)
  if (day === undefined) throw noSuchDay(asked, month, year)
  return day
}

/** Of `26` the year nearest to today's that ends so: up to 50 years ahead. */
const wholeYear = (written: string, today: Day): number => {
  if (written.length > 2) return Number(written)
  const behind = yearOf(today) - 49
  return behind + ((((Number(written) - behind) % 100) + 100) % 100)
}

/** `31/3` and `3/31` are clear, `5/3` is not: half of the world writes the day first. */
const settleEitherOrder = (asked: AskedDay, first: number, second: number, year?: number): Day => {
  if (first > 12) return settleDate(asked, first, second, year)
  if (second > 12 || first === second) return settleDate(asked, second, first, year)
  throw invalidValue(
    `day or month first: ${asked.given}`,
    `Write ${settleDate(asked, first, second, year)} or ${settleDate(asked, second, first, year)}.`,
  )
}

/** Reads dates in digits: `2026-03-31`, `2026/03/31`, `31.3.2026`, `31.3.`, `31/3/2026`; nothing where it is none. */
const readDigitDate = (text: string, asked: AskedDay): Day | undefined => {
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (yearFirst !== null) return settleDate(asked, Number(yearFirst[4]), Number(yearFirst[3]), Number(yearFirst[1]))
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})?$/.exec(text)
  if (dotted !== null) {
    const year = dotted[3] === undefined ? undefined : wholeYear(dotted[3], asked.today)
    return settleDate(asked, Number(dotted[1]), Number(dotted[2]), year)
  }
  const either = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/.exec(text) ?? /^(\d{1,2})(\/)(\d{1,2})$/.exec(text)
  if (either === null) return undefined
  return settleEitherOrder(asked, Number(either[1]), Number(either[3]), either[4] ? Number(either[4]) : undefined)
}

/** Reads dates with a month's name: `5 march`, `march 5th, 2026`, `5-mar-2026`, `the 5th of march '26`. */
const readNamedDate = (text: string, asked: AskedDay): Day | undefined => {
  const words = text.split(/[\s,./-]+/).filter(word => word !== '' && word !== 'of' && word !== 'the')
  const at = words.findIndex(word => monthNamed(word) !== undefined)
  const month = monthNamed(words[at] ?? '')
  if (month === undefined || words.length > 3) return undefined
  const [first = '', second] = words.toSpliced(at, 1)
  const [day, year] = /^\d{4}$/.test(first) ? [second ?? '', first] : [first, second]
  const dayOfMonth = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(day)?.[1]
  if (dayOfMonth === undefined) return undefined
  if (year === undefined) return settleDate(asked, Number(dayOfMonth), month)
  const digits = /^'?(\d{2}|\d{4})$/.exec(year)?.[1]
  return digits === undefined ? undefined : settleDate(asked, Number(dayOfMonth), month, wholeYear(digits, asked.today))
}

/** Reads `the 5th`, the last or the next day of that number; months without it are passed over. */
const readOrdinal = (text: string, asked: AskedDay): Day | undefined => {
  const ordinal = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/.exec(text)?.[1]
  if (ordinal === undefined) return undefined
  const from = yearOf(asked.today) * 12 + monthOf(asked.today) - 1
  return firstOnSide(asked, 4, step => {
    const month = from + step
    return civilDay(Math.floor(month / 12), (month % 12) + 1, Number(ordinal))
  })
}

/**
 * Reads a date written out, in digits or with the month's name (lower case, ASCII digits); nothing where it is none.
 *
 * @throws CrmError `invalid-value` for a day that does not exist or may be two.
 */
export const readWrittenDate = (text: string, asked: AskedDay): Day | undefined =>
  readDigitDate(text, asked) ?? readNamedDate(text, asked) ?? readOrdinal(text, asked)
