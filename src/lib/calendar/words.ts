import {type CrmError, invalidValue} from '../errors.ts'
import {type Day, isDay, weekdayOf} from './day.ts'
import {toAsciiDigits} from './digits.ts'
import {weekdayNamed} from './english-names.ts'
import {readEnglishWords} from './english-words.ts'
import {formatDayLong, weekdayNames} from './format.ts'
import {readRelativeDay, readSpanInWords} from './relative-day.ts'
import {addSpan, subtractSpan} from './span.ts'
import {type AskedDay, type Lean, readWrittenDate} from './written-date.ts'

// Format characters are the invisible marks of direction that come along when a date is copied from right-to-left text.
const plain = (text: string): string =>
  toAsciiDigits(text)
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/^on /, '')

const notDay = (given: string): CrmError =>
  invalidValue(
    given === '' ? 'no day given' : `not a day: ${given}`,
    'Write it as 2026-03-31, or in words: yesterday, fri, next friday, 5 march, in 3 weeks, end of month.',
  )

/** `Mon 19 Jan`: the date, once the weekday before it agrees. */
const readWithWeekday = (text: string, asked: AskedDay): Day | undefined => {
  const [, name = '', rest = ''] = /^([a-z]+)\.?,? (.+)$/.exec(text) ?? []
  const weekday = weekdayNamed(name)
  const day = weekday === undefined ? undefined : readWrittenDate(rest, asked)
  if (day === undefined || weekdayOf(day) === weekday) return day
  throw invalidValue(
    `not that weekday: ${asked.given}`,
    `${formatDayLong(day)} is a ${weekdayNames[weekdayOf(day) - 1]}. For that day write ${day}.`,
  )
}

/** `2 days before 5 march`, `a week from friday`, `the day after tomorrow`. */
const readBeside = (text: string, asked: AskedDay): Day | undefined => {
  const [, distance = '', side, anchor = ''] = /^(?:the )?(.+?) (before|after|from) (.+)$/.exec(text) ?? []
  const span = readSpanInWords(distance.replace(/^(?=[a-z]+$)/, 'one '))
  const day = span === undefined ? undefined : readDay(anchor, asked)
  if (span === undefined || day === undefined) return undefined
  return side === 'before' ? subtractSpan(day, span) : addSpan(day, span)
}

const readDay = (text: string, asked: AskedDay): Day | undefined =>
  readWrittenDate(text, asked) ??
  readRelativeDay(text, asked) ??
  readWithWeekday(text, asked) ??
  readBeside(text, asked)

/**
 * Reads a day from a date or from English words, with the digits of any script. What leaves the day open leans:
 *
 * - a weekday alone is the last one, today included (`past`), or the next one after today (`future`);
 * - `last friday` and `next friday` are the nearest one strictly before or after today, `friday next week` is in the
 *   week (Monday to Sunday) after this one;
 * - `5 march` and `the 5th` are the last one up to today, or the next one from today;
 * - a span alone, `3w`, counts back or ahead.
 *
 * `next month` is the same day of it. Common forms are read here, the rest by chrono, which is loaded only then.
 *
 * @throws CrmError `invalid-value` naming the text: no such day, `5/3/2026` (5 March or 3 May?), a weekday that is
 * another one, or no day at all.
 * @example await parseDay('fri', '2026-03-11', 'future') //=> '2026-03-13'
 */
export const parseDay = async (text: string, today: Day, lean: Lean): Promise<Day> => {
  if (isDay(text)) return text
  const given = text.trim()
  const asked: AskedDay = {given, today, lean}
  const wanted = plain(text)
  const day = readDay(wanted, asked) ?? (await readEnglishWords(wanted, asked))
  if (day === undefined) throw notDay(given)
  return day
}

/**
 * Reads the day of something that happened, or from which on what happened is told: open forms mean the last one.
 *
 * @throws CrmError `invalid-value` as `parseDay` does, and for a day after today.
 */
export const parseHappened = async (text: string, today: Day, isEvent = true): Promise<Day> => {
  const day = await parseDay(text, today, 'past')
  if (day <= today) return day
  const given = text.trim()
  throw invalidValue(
    `${given === day ? day : `${given} (${day})`} has not happened yet: today is ${today}`,
    `Give today or an earlier day.${isEvent ? ` What is planned is kept with crm remind CUSTOMER TEXT --on ${day}.` : ''}`,
  )
}

/** Reads a planned day: open forms mean the next one. A day in the past is allowed, it may be due since then. */
export const parsePlanned = (text: string, today: Day): Promise<Day> => parseDay(text, today, 'future')
