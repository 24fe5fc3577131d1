import {tzOffset} from '@date-fns/tz/tzOffset'
import {millisecondsInDay, millisecondsInMinute} from 'date-fns/constants'
import {invalidValue} from '../errors.ts'
import {type Day, epochDay, fromEpochDay, isDay} from './day.ts'
import {toAsciiDigits} from './digits.ts'
import {inUsualCase, nearestZones} from './zone-names.ts'

/** A point in time, RFC 3339 with `Z` or an offset: `2026-03-31T09:00:00+02:00`. */
export type Instant = `${string}T${string}`

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d+)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

const msOf = (text: string): number | undefined => {
  const [, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute] = instantPattern.exec(text) ?? []
  if (!isDay(day)) return undefined
  const offset = sign === undefined ? 0 : Number(`${sign}1`) * (Number(offsetHour) * 60 + Number(offsetMinute))
  const minutes = Number(hour) * 60 + Number(minute) - offset
  const ms = Number((fraction ?? '').slice(1, 4).padEnd(3, '0'))
  return epochDay(day) * millisecondsInDay + minutes * millisecondsInMinute + Number(second) * 1000 + ms
}

/** Whether a value is RFC 3339 with `Z` or an offset, and a real date and time. */
export const isInstant = (value: unknown): value is Instant => typeof value === 'string' && msOf(value) !== undefined

/** Reads RFC 3339 with `Z` or an offset; nothing where it is anything else, or no real date and time. */
export const readInstant = (text: string): Instant | undefined => (isInstant(text) ? text : undefined)

/**
 * The milliseconds from 1970-01-01T00:00Z to an instant; finer fractions are cut off.
 *
 * @throws CrmError `invalid-value` where the text is no instant.
 */
export const epochMs = (instant: Instant): number => {
  const ms = msOf(instant)
  if (ms !== undefined) return ms
  throw invalidValue(`not a point in time: ${instant}`, 'Write it with its offset: 2026-03-31T09:00:00+02:00.')
}

/**
 * The offset of a zone from UTC at a time, in whole minutes, positive east of Greenwich. The first call for a zone
 * builds a formatter of Intl: some 20 ms for the first zone of a process, less for others. Later calls are cheap.
 *
 * @throws CrmError `invalid-value` for a zone that does not exist.
 */
export const offsetMinutes = (ms: number, zone: string): number => {
  if (zone === 'UTC') return 0
  const offset = tzOffset(zone, new Date(ms))
  if (Number.isNaN(offset)) throw noSuchZone(zone)
  // Before standard time was kept, local mean time had seconds, which RFC 3339 cannot write.
  return Math.trunc(offset)
}

const padded = (value: number): string => `${value}`.padStart(2, '0')

const civilParts = (ms: number, offset: number): {day: Day; time: string; seconds: string} => {
  const local = ms + offset * millisecondsInMinute
  const days = Math.floor(local / millisecondsInDay)
  const seconds = Math.floor((local - days * millisecondsInDay) / 1000)
  const minutes = Math.floor(seconds / 60)
  return {
    day: fromEpochDay(days),
    time: `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`,
    seconds: padded(seconds % 60),
  }
}

/**
 * Writes a time as RFC 3339 with the offset that a zone has then, to the second.
 *
 * @example formatInstant(0, 'Asia/Kathmandu') //=> '1970-01-01T05:30:00+05:30'
 */
export const formatInstant = (ms: number, zone: string): Instant => writeInstant(ms, offsetMinutes(ms, zone))

/**
 * Writes a time as RFC 3339 with the offset of the machine's zone, which the platform knows without the name of the zone:
 * to look that up takes 15 ms.
 */
export const formatInstantHere = (ms: number): Instant =>
  writeInstant(ms, -Math.trunc(new Date(ms).getTimezoneOffset()))

function writeInstant(ms: number, offset: number): Instant {
  const {day, time, seconds} = civilParts(ms, offset)
  const distance = Math.abs(offset)
  const written = `${offset < 0 ? '-' : '+'}${padded(Math.floor(distance / 60))}:${padded(distance % 60)}`
  return `${day}T${time}:${seconds}${written}`
}

/**
 * The first instant from a time on, a second at a time, that is not among others: where moments are names, two within a
 * second are kept apart.
 *
 * @param zone the IANA zone whose offset the answer is written with where it is moved
 */
export const freeInstant = (at: Instant, taken: readonly string[], zone: string): Instant => {
  let free = at
  while (taken.includes(free)) free = formatInstant(epochMs(free) + 1000, zone)
  return free
}

/** The day and the time of day, `HH:MM`, that clocks in a zone show. */
export const localTime = (ms: number, zone: string): {day: Day; time: string} => {
  const {day, time} = civilParts(ms, offsetMinutes(ms, zone))
  return {day, time}
}

/** The day that it is in a zone. */
export const dayIn = (ms: number, zone: string): Day => localTime(ms, zone).day

/** The time of day, `HH:MM`, that clocks show that are so many minutes ahead of UTC. */
export const timeAt = (ms: number, offset: number): string => civilParts(ms, offset).time

/** The time of day, `HH:MM`, that clocks in a zone show. */
export const timeIn = (ms: number, zone: string): string => localTime(ms, zone).time

/** Whether a text is a time of day, `HH:MM` from 00:00 to 23:59. */
export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/**
 * Reads a time of day, `9:05` or `09:05`, with the digits of any script, as `HH:MM`.
 *
 * @throws CrmError `invalid-value` where it is none.
 */
export const parseTimeOfDay = (text: string): string => {
  const time = toAsciiDigits(text.trim()).replace(/^(?=\d:)/, '0')
  if (isTimeOfDay(time)) return time
  throw invalidValue(`not a time of day: ${text}`, 'Write hours and minutes from 00:00 to 23:59, such as 09:05.')
}

// ICU also knows abbreviations that the time zone database does not have, and reads IST as India and BST as Bangladesh.
const shortZones: ReadonlySet<string> = new Set('UTC UCT GMT CET EET MET WET EST MST HST PRC ROC ROK GB NZ'.split(' '))

/**
 * Whether a text names a zone of the IANA time zone database, in any case. Offsets (`+05:30`) and abbreviations such as
 * `IST` do not. Each call builds a formatter of Intl: meant for what a user types, not for every record at start.
 */
export const isZone = (text: string): boolean => {
  if (!/^[a-z][\w+/-]+$/i.test(text) || /^SystemV\//i.test(text)) return false
  if (text.length <= 3 && !shortZones.has(text.toUpperCase())) return false
  try {
    new Intl.DateTimeFormat('en', {timeZone: text})
    return true
  } catch {
    return false
  }
}

const noSuchZone = (text: string): Error => {
  const near = nearestZones(text)
  return invalidValue(
    `no such time zone: ${text}`,
    near.length > 0
      ? `Did you mean ${near.join(', ')}?`
      : 'Write a name of the IANA time zone database, such as Europe/Berlin or Asia/Kathmandu.',
  )
}

/**
 * Reads the name of an IANA time zone and gives it its usual case; spaces may stand for underscores.
 *
 * @throws CrmError `invalid-value` for anything else, with the zones that come near.
 * @example parseZone('america/new york') //=> 'America/New_York'
 */
export const parseZone = (text: string): string => {
  const name = text.trim().replaceAll(/\s+/g, '_')
  if (!isZone(name)) throw noSuchZone(text)
  return inUsualCase(name)
}

/** The place that a zone is named after: `America/Argentina/Buenos_Aires` gives `Buenos Aires`. */
export const placeOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
