import {invalidValue} from '../errors.ts'
import type {Weekday} from './day.ts'
import {toAsciiDigits} from './digits.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/**
 * Reads the days that one does not work, `sat,sun`, whole names, or `none`, as the text to store.
 *
 * @throws CrmError `invalid-value` for what is no day of the week, and for a week without a day of work.
 */
export function parseWeekend(text: string): string {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)
  if (words.join() === 'none') return 'none'
  const days = words.map(word => weekdays[weekdayNames.findIndex(name => word.length >= 3 && name.startsWith(word))])
  const hint = 'Write e.g. sat,sun or fri,sat, or none.'
  if (days.includes(undefined)) throw invalidValue(`not days of the week: ${text}`, hint)
  const weekend = new Set(days)
  if (weekend.size === weekdays.length) throw invalidValue(`a week without a day of work: ${text}`, hint)
  return [...weekend].join(',')
}

/** The days of a stored weekend; what is no day of the week is passed over. */
export function readWeekend(text: string): ReadonlySet<Weekday> {
  const days = text.split(',').map(day => weekdays.indexOf(day as (typeof weekdays)[number]) + 1)
  return new Set(days.filter((day): day is Weekday => day >= 1 && day <= 7))
}

/** When a day of work begins and ends, each `HH:MM`; `24:00` is the day's end. */
export interface DayHours {
  readonly from: string
  readonly to: string
}

const isTime = (text: string): boolean => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)

const timeOf = (hour: string | undefined, minute = '00'): string | undefined => {
  const time = `${hour?.padStart(2, '0')}:${minute}`
  return isTime(time) ? time : undefined
}

const hoursPattern = /^(\d{1,2})(?::(\d{2}))?\s*(?:[-–—]|to)\s*(\d{1,2})(?::(\d{2}))?$/

/**
 * Reads the hours of a day of work, `9-17` or `09:00-17:30`, as the text to store.
 *
 * @throws CrmError `invalid-value` for anything else, and for an end that is not after the beginning.
 * @example parseHours('9-17:30') //=> '09:00-17:30'
 */
export function parseHours(text: string): string {
  const [, fromHour, fromMinute, toHour, toMinute] = hoursPattern.exec(toAsciiDigits(text).trim().toLowerCase()) ?? []
  const from = timeOf(fromHour, fromMinute)
  const to = timeOf(toHour, toMinute)
  const hint = 'Give a beginning and a later end within one day, e.g. 09:00-17:00.'
  if (from === undefined || to === undefined) throw invalidValue(`not the hours of a day: ${text}`, hint)
  if (from >= to) throw invalidValue(`hours that end before they begin: ${text}`, hint)
  return `${from}-${to}`
}

/** The hours of a stored text; nothing where it cannot be. */
export function readHours(text: string): DayHours | undefined {
  const [from = '', to = '', more] = text.split('-')
  return more === undefined && isTime(from) && isTime(to) && from < to ? {from, to} : undefined
}
