import {
  addDays,
  civilDay,
  type Day,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  epochDay,
  fromEpochDay,
  isEpochDay,
  monthOf,
  type Weekday,
  weekdayOf,
  yearOf,
} from '../../calendar/day.ts'
import type {RecurrenceRule, RuleDay} from './recurrence-rule.ts'

/** Rules that never come true (30 February) end after so many empty periods in a row. */
const mostEmptyPeriods = 400

/**
 * The days on which a rule recurs, in order, from the period before `from` up to `last`; the first day is among them where the
 * rule hits it. `COUNT` and `UNTIL` are the caller's.
 */
export function* expandRule(rule: RecurrenceRule, first: Day, last: Day, from: Day = first): Generator<Day> {
  let empty = 0
  for (let period = periodBefore(rule, first, from); empty < mostEmptyPeriods; period++) {
    const begins = periodAt(rule, first, period)
    if (begins === undefined || begins > last) return
    const days = selectPositions(daysIn(rule, begins, first), rule.bySetPosition).filter(day => day >= first)
    empty = days.length === 0 ? empty + 1 : 0
    for (const day of days) {
      if (day > last) return
      yield day
    }
  }
}

/** The number of a period that begins before a day, so that nothing from that day on is missed. */
function periodBefore({frequency, interval}: RecurrenceRule, first: Day, from: Day): number {
  if (from <= first) return 0
  const units = {
    DAILY: daysBetween(first, from),
    WEEKLY: daysBetween(first, from) / 7,
    MONTHLY: (yearOf(from) - yearOf(first)) * 12 + monthOf(from) - monthOf(first),
    YEARLY: yearOf(from) - yearOf(first),
  }
  return Math.max(0, Math.floor(units[frequency] / interval) - 1)
}

/** The first day of the period number k: a day, a week, a month or a year. */
function periodAt({frequency, interval, weekStart}: RecurrenceRule, first: Day, k: number): Day | undefined {
  const steps = k * interval
  if (frequency === 'DAILY') return dayAt(epochDay(first) + steps)
  if (frequency === 'WEEKLY') {
    const into = (weekdayOf(first) - weekStart + 7) % 7
    return dayAt(epochDay(first) - into + steps * 7)
  }
  if (frequency === 'YEARLY') return civilDay(yearOf(first) + steps, 1, 1)
  const months = yearOf(first) * 12 + monthOf(first) - 1 + steps
  return civilDay(Math.floor(months / 12), (months % 12) + 1, 1)
}

const dayAt = (days: number): Day | undefined => (isEpochDay(days) ? fromEpochDay(days) : undefined)

function daysIn(rule: RecurrenceRule, begins: Day, first: Day): Day[] {
  const {frequency, byDay, byMonth, byMonthDay} = rule
  const inMonth = (day: Day): boolean => byMonth.length === 0 || byMonth.includes(monthOf(day))
  if (frequency === 'DAILY') {
    return inMonth(begins) && isMonthDay(begins, byMonthDay) && isWeekday(begins, byDay) ? [begins] : []
  }
  if (frequency === 'WEEKLY') {
    const wanted: readonly Weekday[] = byDay.length > 0 ? byDay.map(({weekday}) => weekday) : [weekdayOf(first)]
    return [0, 1, 2, 3, 4, 5, 6]
      .map(offset => addDays(begins, offset))
      .filter(day => wanted.includes(weekdayOf(day)) && inMonth(day))
  }
  if (frequency === 'MONTHLY') return inMonth(begins) ? daysOfMonth(rule, begins, dayOfMonth(first)) : []
  return daysOfYear(rule, yearOf(begins), first)
}

function daysOfMonth({byDay, byMonthDay}: RecurrenceRule, begins: Day, usual: number): Day[] {
  const length = daysInMonth(yearOf(begins), monthOf(begins))
  const all = Array.from({length}, (_, at) => addDays(begins, at))
  if (byDay.length === 0 && byMonthDay.length === 0) return all.filter(day => dayOfMonth(day) === usual)
  return all.filter(day => isMonthDay(day, byMonthDay) && isNthWeekday(day, byDay, begins, length))
}

function daysOfYear(rule: RecurrenceRule, year: number, first: Day): Day[] {
  const {byDay, byMonth, byMonthDay} = rule
  if (byMonth.length === 0 && byMonthDay.length === 0 && byDay.length > 0) {
    const begins = civilDay(year, 1, 1)
    const ends = civilDay(year, 12, 31)
    if (!begins || !ends) return []
    const length = daysBetween(begins, ends) + 1
    return Array.from({length}, (_, at) => addDays(begins, at)).filter(day => isNthWeekday(day, byDay, begins, length))
  }
  const everyMonth = byMonthDay.length > 0 ? Array.from({length: 12}, (_, at) => at + 1) : [monthOf(first)]
  const months = byMonth.length > 0 ? byMonth.toSorted((a, b) => a - b) : everyMonth
  return months.flatMap(month => {
    const begins = civilDay(year, month, 1)
    return begins ? daysOfMonth(rule, begins, dayOfMonth(first)) : []
  })
}

const isWeekday = (day: Day, byDay: readonly RuleDay[]): boolean =>
  byDay.length === 0 || byDay.some(({weekday}) => weekday === weekdayOf(day))

const isMonthDay = (day: Day, byMonthDay: readonly number[]): boolean =>
  byMonthDay.length === 0 ||
  byMonthDay.includes(dayOfMonth(day)) ||
  byMonthDay.includes(dayOfMonth(day) - daysInMonth(yearOf(day), monthOf(day)) - 1)

/** The second Tuesday, the last Friday, of the month or year that begins so and has so many days. */
function isNthWeekday(day: Day, byDay: readonly RuleDay[], begins: Day, length: number): boolean {
  if (byDay.length === 0) return true
  const at = daysBetween(begins, day)
  return byDay.some(({weekday, nth}) => {
    if (weekday !== weekdayOf(day)) return false
    if (nth === undefined) return true
    return nth > 0 ? Math.floor(at / 7) + 1 === nth : -(Math.floor((length - 1 - at) / 7) + 1) === nth
  })
}

function selectPositions(days: readonly Day[], positions: readonly number[]): Day[] {
  if (positions.length === 0) return [...days]
  const chosen = positions.map(position => days.at(position > 0 ? position - 1 : position))
  return [...new Set(chosen.filter(day => day !== undefined))].sort()
}
