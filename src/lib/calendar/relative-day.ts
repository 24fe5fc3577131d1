import {addDays, addMonths, civilDay, type Day, daysInMonth, monthOf, startOfWeek, weekdayOf, yearOf} from './day.ts'
import {monthNamed, weekdayNamed} from './english-names.ts'
import {addSpan, readSpan, type Span, subtractSpan} from './span.ts'
import type {AskedDay} from './written-date.ts'

const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

const digitsOf = (word: string): string => (word === 'a' || word === 'an' ? '1' : `${counts.indexOf(word) + 1}`)

const countPattern = new RegExp(`^(?:an?|${counts.join('|')})(?= )`)

/** Reads a span that may count in words: `two weeks`, `a month`. */
export const readSpanInWords = (text: string): Span | undefined => readSpan(text.replace(countPattern, digitsOf))

const ahead: readonly RegExp[] = [/^in (.+)$/, /^\+ ?(.+)$/, /^(.+) (?:from now|hence|later)$/]
const back: readonly RegExp[] = [/^(.+) ago$/, /^[-−] ?(.+)$/]

const firstGroup = (patterns: readonly RegExp[], text: string): string | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}

/** `in 3 weeks`, `3 weeks ago`, `+3w`, `-3w`; a span alone leans. */
const readDistance = (text: string, {today, lean}: AskedDay): Day | undefined => {
  const before = firstGroup(back, text)
  const after = firstGroup(ahead, text)
  const span = readSpanInWords(before ?? after ?? text)
  if (span === undefined) return undefined
  const isBack = before !== undefined || (after === undefined && lean === 'past')
  return isBack ? subtractSpan(today, span) : addSpan(today, span)
}

type Which = 'last' | 'this' | 'next'

const steps: Readonly<Record<Which, -1 | 0 | 1>> = {last: -1, this: 0, next: 1}

const whichOf = (word: string | undefined): Which | undefined =>
  word === 'last' || word === 'this' || word === 'next' ? word : undefined

/** `fri`, `last friday`, `this friday` (of this week, Monday to Sunday), `next friday` (the first one after today). */
const readWeekday = (text: string, {today, lean}: AskedDay): Day | undefined => {
  const [, which, name = ''] = /^(?:(last|this|next) )?([a-z]+)$/.exec(text) ?? []
  const weekday = weekdayNamed(name)
  if (weekday === undefined) return undefined
  if (which === 'this') return addDays(startOfWeek(today), weekday - 1)
  const forward = (weekday - weekdayOf(today) + 7) % 7
  if (which === 'next' || (which === undefined && lean === 'future')) return addDays(today, forward || 7)
  return addDays(today, which === undefined && forward === 0 ? 0 : forward - 7)
}

/** `friday next week`, `next week friday`. */
const readWeekdayOfWeek = (text: string, {today}: AskedDay): Day | undefined => {
  const parts =
    /^(?<day>[a-z]+) (?:of )?(?<which>last|this|next) week$/.exec(text) ??
    /^(?<which>last|this|next) week (?:on )?(?<day>[a-z]+)$/.exec(text)
  const weekday = weekdayNamed(parts?.groups?.['day'] ?? '')
  const which = whichOf(parts?.groups?.['which'])
  if (weekday === undefined || which === undefined) return undefined
  return addDays(startOfWeek(today), steps[which] * 7 + weekday - 1)
}

type Period = 'week' | 'month' | 'quarter' | 'year'

const isPeriod = (word: string | undefined): word is Period =>
  word === 'week' || word === 'month' || word === 'quarter' || word === 'year'

const monthsIn: Readonly<Record<Exclude<Period, 'week'>, number>> = {month: 1, quarter: 3, year: 12}

const movePeriods = (day: Day, period: Period, count: number): Day =>
  period === 'week' ? addDays(day, count * 7) : addMonths(day, count * monthsIn[period])

/** `next week`, `last month`: the same day of it. */
const readPeriod = (text: string, {today}: AskedDay): Day | undefined => {
  const [, which, period] = /^(last|next) ([a-z]+)$/.exec(text) ?? []
  return isPeriod(period) ? movePeriods(today, period, which === 'next' ? 1 : -1) : undefined
}

const startOf = (period: Period, day: Day): Day => {
  if (period === 'week') return startOfWeek(day)
  const month = monthOf(day) - ((monthOf(day) - 1) % monthsIn[period])
  return civilDay(yearOf(day), month, 1) ?? day
}

const endOf = (period: Period, day: Day): Day => addDays(movePeriods(startOf(period, day), period, 1), -1)

/** The last candidate up to today, or the first one from today. */
const leanAmong = (days: readonly Day[], {today, lean}: AskedDay): Day | undefined =>
  lean === 'future' ? days.find(day => day >= today) : days.findLast(day => day <= today)

/** `end of month`, `start of next week`, `end of this year`; without last, this or next it leans. */
const readEdge = (text: string, asked: AskedDay): Day | undefined => {
  const [, edge, word, period] =
    /^(?:the )?(end|start|beginning) of (?:the )?(?:(last|this|next) )?([a-z]+)$/.exec(text) ?? []
  if (!isPeriod(period)) return undefined
  const edgeOf = edge === 'end' ? endOf : startOf
  const at = (step: number): Day => edgeOf(period, movePeriods(startOf(period, asked.today), period, step))
  const which = whichOf(word)
  return which === undefined ? leanAmong([at(-1), at(0), at(1)], asked) : at(steps[which])
}

/** `end of march`, `end of march 2026`. */
const readEndOfNamedMonth = (text: string, asked: AskedDay): Day | undefined => {
  const [, name = '', written] = /^(?:the )?end of ([a-z]+)(?: (\d{4}))?$/.exec(text) ?? []
  const month = monthNamed(name)
  if (month === undefined) return undefined
  const endIn = (year: number): Day | undefined => civilDay(year, month, daysInMonth(year, month))
  if (written !== undefined) return endIn(Number(written))
  const year = yearOf(asked.today)
  const near = [endIn(year - 1), endIn(year), endIn(year + 1)]
  return leanAmong(
    near.filter(day => day !== undefined),
    asked,
  )
}

const namedDays: Readonly<Record<string, number>> = {yesterday: -1, today: 0, tomorrow: 1}

const readNamedDay = (text: string, {today}: AskedDay): Day | undefined => {
  const days = Object.hasOwn(namedDays, text) ? namedDays[text] : undefined
  return days === undefined ? undefined : addDays(today, days)
}

const readers = [
  readNamedDay,
  readWeekday,
  readDistance,
  readPeriod,
  readWeekdayOfWeek,
  readEdge,
  readEndOfNamedMonth,
] as const

/** Reads a day that is told from today (lower case, ASCII digits): `yesterday`, `fri`, `in 3 weeks`, `end of month`. */
export const readRelativeDay = (text: string, asked: AskedDay): Day | undefined => {
  for (const read of readers) {
    const day = read(text, asked)
    if (day !== undefined) return day
  }
  return undefined
}
