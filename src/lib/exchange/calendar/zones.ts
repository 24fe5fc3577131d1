import type {Day} from '../../calendar/day.ts'
import {isZone} from '../../calendar/instant.ts'
import {instantAt} from '../../calendar/wall-clock.ts'
import {civilMinutes, fromCivilMinutes, readCivilTime} from './civil-time.ts'
import {type Component, propertiesOf, propertyOf} from './components.ts'
import {expandRule} from './expand-rule.ts'
import {readRecurrenceRule} from './recurrence-rule.ts'

/** Turns a time of a clock (civil minutes) into minutes of UTC. */
export type ToUtc = (minutes: number) => number

/** The clocks of a calendar, by the names that its times carry. */
export interface Clocks {
  /** The clock of a TZID; undefined for one that nobody knows. */
  named(id: string): ToUtc | undefined
  /** The clock of the machine, for times that name none. */
  readonly here: ToUtc
}

const utcOf = (text: string): number => Date.parse(text) / 60_000

/** A clock of a zone that the platform knows. */
const platformClock =
  (zone: string): ToUtc =>
  minutes => {
    const {day, minutes: rest} = fromCivilMinutes(minutes)
    const time = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`
    return utcOf(instantAt(day, time, zone))
  }

/** The clocks of the definitions that a calendar brings along, and of the platform's zones. */
export function createClocks(definitions: readonly Component[], zone: string): Clocks {
  const own = new Map(
    definitions.flatMap((definition): [string, Component][] => {
      const id = propertyOf(definition, 'TZID')?.value.trim()
      return id ? [[id, definition]] : []
    }),
  )
  const made = new Map<string, ToUtc | undefined>()
  const make = (id: string): ToUtc | undefined => {
    const place = platformZone(id)
    if (place !== undefined) return platformClock(place)
    const definition = own.get(id)
    return definition && definedClock(definition)
  }
  return {
    here: platformClock(zone),
    named: id => {
      if (!made.has(id)) made.set(id, make(id))
      return made.get(id)
    },
  }
}

/** Some programs put a path before the name of a zone: `/example.org/2026/Europe/Berlin`. */
function platformZone(id: string): string | undefined {
  const parts = id.replace(/^["/]+|"+$/g, '').split('/')
  const names = [parts.join('/'), parts.slice(-3).join('/'), parts.slice(-2).join('/')]
  return names.find(name => name.length < 64 && isZone(name))
}

/** An offset such as `+0100` in minutes. */
function readOffset(text: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})(?:\d{2})?$/.exec(text.trim()) ?? []
  if (sign === undefined) return undefined
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

interface Onset {
  /** On the clock as it was before. */
  readonly from: number
  readonly offset: number
}

/** Zones are reckoned up to this day. */
const lastDay: Day = '2100-12-31'

function onsetsOf(observance: Component): Onset[] {
  const start = readCivilTime(propertyOf(observance, 'DTSTART')?.value ?? '')
  const offset = readOffset(propertyOf(observance, 'TZOFFSETTO')?.value ?? '')
  if (!start || offset === undefined) return []
  const rule = readRecurrenceRule(propertyOf(observance, 'RRULE')?.value ?? '')
  const last = rule?.until && rule.until.day < lastDay ? rule.until.day : lastDay
  const days = rule ? [start.day, ...expandRule(rule, start.day, last)].slice(0, rule.count) : [start.day]
  const dates = propertiesOf(observance, 'RDATE').flatMap(({value}) =>
    value.split(',').flatMap(text => readCivilTime(text) ?? []),
  )
  return [
    ...days.map(day => ({from: civilMinutes({day, minutes: start.minutes}), offset})),
    ...dates.map(date => ({from: civilMinutes(date), offset})),
  ]
}

/** A clock by the rules of a VTIMEZONE: the last change before a time counts. */
function definedClock(definition: Component): ToUtc | undefined {
  const onsets = definition.parts.flatMap(onsetsOf).sort((a, b) => a.from - b.from)
  const [first] = onsets
  if (!first) return undefined
  return minutes => {
    let [low, high] = [0, onsets.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((onsets[middle]?.from ?? 0) <= minutes) low = middle + 1
      else high = middle
    }
    return minutes - (onsets[low - 1] ?? first).offset
  }
}
