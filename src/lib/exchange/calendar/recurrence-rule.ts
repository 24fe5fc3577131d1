import type {Weekday} from '../../calendar/day.ts'
import {type CivilTime, readCivilTime} from './civil-time.ts'

/** A weekday of a rule; of a month or a year the so-manieth, from the end where it is negative. */
export interface RuleDay {
  readonly weekday: Weekday
  readonly nth?: number
}

/** A recurrence rule (RFC 5545 3.3.10), as far as days go. */
export interface RecurrenceRule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count?: number
  readonly until?: CivilTime
  readonly byDay: readonly RuleDay[]
  readonly byMonthDay: readonly number[]
  readonly byMonth: readonly number[]
  readonly bySetPosition: readonly number[]
  /** The first day of a week. */
  readonly weekStart: Weekday
}

const weekdays: Readonly<Record<string, Weekday>> = {MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7}

const understood: ReadonlySet<string> = new Set(
  'FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST'.split(' '),
)

const isFrequency = (text: string): text is RecurrenceRule['frequency'] =>
  text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY' || text === 'YEARLY'

/** Reads the value of an RRULE; undefined for one that recurs within a day, or by parts that are not understood. */
export function readRecurrenceRule(text: string): RecurrenceRule | undefined {
  const parts = new Map(
    text
      .trim()
      .toUpperCase()
      .split(';')
      .filter(Boolean)
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.split('=', 2)
        return [name.trim(), value.trim()]
      }),
  )
  const frequency = parts.get('FREQ') ?? ''
  if (!isFrequency(frequency) || [...parts.keys()].some(part => !understood.has(part))) return undefined
  const interval = readNumber(parts.get('INTERVAL') ?? '1')
  const count = parts.has('COUNT') ? readNumber(parts.get('COUNT') ?? '') : undefined
  const until = parts.has('UNTIL') ? readCivilTime(parts.get('UNTIL') ?? '') : undefined
  const byDay = listOf(parts.get('BYDAY')).map(readRuleDay)
  const numbers = [parts.get('BYMONTHDAY'), parts.get('BYMONTH'), parts.get('BYSETPOS')].map(part =>
    listOf(part).map(Number),
  )
  const isWhole = numbers.flat().every(Number.isInteger) && byDay.every(day => day !== undefined)
  if (interval < 1 || count === 0 || !isWhole || (parts.has('UNTIL') && until === undefined)) return undefined
  const [byMonthDay = [], byMonth = [], bySetPosition = []] = numbers
  return {
    frequency,
    interval,
    ...(count === undefined ? {} : {count}),
    ...(until === undefined ? {} : {until}),
    byDay: byDay.filter(day => day !== undefined),
    byMonthDay,
    byMonth,
    bySetPosition,
    weekStart: weekdays[parts.get('WKST') ?? 'MO'] ?? 1,
  }
}

const readNumber = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0)

const listOf = (text: string | undefined): string[] => (text ? text.split(',').map(each => each.trim()) : [])

function readRuleDay(text: string): RuleDay | undefined {
  const [, nth, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? []
  const weekday = weekdays[name]
  if (weekday === undefined) return undefined
  return nth === undefined ? {weekday} : {weekday, nth: Number(nth)}
}
