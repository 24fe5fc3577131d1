import {addDays, type Day} from '../../calendar/day.ts'
import type {VcardProperty} from '../vcard/property.ts'
import {type CivilTime, civilMinutes, readCivilTime, readDuration} from './civil-time.ts'
import {type Component, propertiesOf, propertyOf} from './components.ts'
import {expandRule} from './expand-rule.ts'
import {readRecurrenceRule} from './recurrence-rule.ts'
import type {Clocks, ToUtc} from './zones.ts'

/** When an event takes place, once. */
export interface Occurrence {
  /** What tells it from the others of its series: its first start in UTC, or its day; '' for an event that does not recur. */
  readonly key: string
  /** Minutes of UTC. */
  readonly start: number
  readonly end: number
  /** It lasts whole days. */
  readonly day: Day | undefined
}

/** The days between which a series is expanded, and how many of them a whole file may still take. */
export interface Window {
  readonly from: Day
  readonly to: Day
  readonly budget: {left: number}
}

export interface Expansion {
  readonly occurrences: readonly Occurrence[]
  readonly problems: readonly string[]
}

/** A time of a property with its clock: of its TZID, of Greenwich, or of the machine. */
export interface Timed {
  readonly civil: CivilTime
  readonly toUtc: ToUtc
  readonly problem?: string
}

export function readTimed(
  property: VcardProperty | undefined,
  clocks: Clocks,
  value = property?.value ?? '',
): Timed | undefined {
  const civil = readCivilTime(value)
  if (!civil) return undefined
  if (civil.isUtc) return {civil, toUtc: minutes => minutes}
  const id = property?.parameters.get('TZID')?.[0]
  if (id === undefined || civil.isDate) return {civil, toUtc: clocks.here}
  const clock = clocks.named(id)
  return clock
    ? {civil, toUtc: clock}
    : {civil, toUtc: clocks.here, problem: `the time zone ${id.slice(0, 60)} is not known: read as yours`}
}

const stampOf = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(0, 16)

/** What an occurrence is called in its series. */
export const occurrenceKey = ({civil, toUtc}: Timed): string =>
  civil.isDate ? civil.day : stampOf(toUtc(civilMinutes(civil)))

/** When an event takes place: once, or as its rule and dates say, within a window and without the dates that are excepted. */
export function occurrencesOf(event: Component, clocks: Clocks, window: Window): Expansion | undefined {
  const start = readTimed(propertyOf(event, 'DTSTART'), clocks)
  if (!start) return undefined
  const length = lengthOf(event, start, clocks)
  const problems = start.problem === undefined ? [] : [start.problem]
  const at = (civil: CivilTime): Occurrence => occurrenceAt({...start, civil}, length)
  const written = propertyOf(event, 'RRULE')
  const dates = propertiesOf(event, 'RDATE').flatMap(property => timesIn(property, clocks))
  if (!written && dates.length === 0) return {occurrences: [{...at(start.civil), key: ''}], problems}
  const rule = written && readRecurrenceRule(written.value)
  if (written && !rule) problems.push('recurs in a way that is not understood: its first time alone is taken')
  const found = new Map([[occurrenceKey(start), at(start.civil)]])
  for (const date of dates) found.set(occurrenceKey(date), occurrenceAt(date, length))
  if (rule) {
    let count = 1
    for (const day of expandRule(
      rule,
      start.civil.day,
      window.to,
      rule.count === undefined ? window.from : undefined,
    )) {
      if (day === start.civil.day) continue
      const civil = {...start.civil, day}
      if (
        window.budget.left-- <= 0 ||
        count >= (rule.count ?? Number.POSITIVE_INFINITY) ||
        isPast(civil, start, rule.until)
      )
        break
      count += 1
      if (day >= window.from) found.set(occurrenceKey({...start, civil}), at(civil))
    }
    if (window.budget.left <= 0) problems.push('the recurrences of this file are too many: the rest is left out')
  }
  for (const excepted of propertiesOf(event, 'EXDATE').flatMap(property => timesIn(property, clocks))) {
    found.delete(occurrenceKey(excepted))
    if (excepted.civil.isDate) for (const key of found.keys()) if (key.startsWith(excepted.civil.day)) found.delete(key)
  }
  return {occurrences: [...found.values()], problems}
}

/** UNTIL is a day, a time of Greenwich, or one of the event's own clock. */
function isPast(civil: CivilTime, {toUtc}: Timed, until: CivilTime | undefined): boolean {
  if (!until) return false
  if (until.isDate) return civil.day > until.day
  return until.isUtc ? toUtc(civilMinutes(civil)) > civilMinutes(until) : civilMinutes(civil) > civilMinutes(until)
}

const timesIn = (property: VcardProperty, clocks: Clocks): Timed[] =>
  property.value.split(',').flatMap(text => readTimed(property, clocks, text.split('/', 1)[0]) ?? [])

function occurrenceAt({civil, toUtc}: Timed, length: number): Occurrence {
  const start = toUtc(civilMinutes(civil))
  const end = civil.isDate
    ? toUtc(civilMinutes({day: addDays(civil.day, Math.max(1, Math.round(length / 1440))), minutes: 0}))
    : start + length
  return {key: occurrenceKey({civil, toUtc}), start, end, day: civil.isDate ? civil.day : undefined}
}

/** How long an event takes in minutes; what ends before it begins takes no time. */
function lengthOf(event: Component, start: Timed, clocks: Clocks): number {
  const end = readTimed(propertyOf(event, 'DTEND'), clocks)
  if (end) {
    const [from, to] = [start, end].map(({civil, toUtc}) =>
      civil.isDate ? civilMinutes(civil) : toUtc(civilMinutes(civil)),
    )
    return Math.max(0, (to ?? 0) - (from ?? 0))
  }
  return Math.max(0, readDuration(propertyOf(event, 'DURATION')?.value ?? '') ?? 0)
}
