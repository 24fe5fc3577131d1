import {millisecondsInDay, millisecondsInMinute} from 'date-fns/constants'
import {invalidValue} from '../errors.ts'
import {type Day, epochDay} from './day.ts'
import {epochMs, formatInstant, type Instant, offsetMinutes, timeIn} from './instant.ts'

/**
 * The instant at which clocks in a zone show a time of a day. A time that comes twice, when clocks are set back, is the
 * first of the two; one that is left out, when they are set forward, is read as if they had not been.
 *
 * @param time `HH:MM`
 * @example instantAt('2026-01-05', '09:30', 'Asia/Kathmandu') //=> '2026-01-05T09:30:00+05:45'
 */
export const instantAt = (day: Day, time: string, zone: string): Instant => {
  const [hours = '', minutes = ''] = time.split(':')
  const local = epochDay(day) * millisecondsInDay + (Number(hours) * 60 + Number(minutes)) * millisecondsInMinute
  const before = offsetMinutes(local - millisecondsInDay, zone)
  const after = offsetMinutes(local + millisecondsInDay, zone)
  const early = local - before * millisecondsInMinute
  const late = local - after * millisecondsInMinute
  const isEarly = offsetMinutes(early, zone) === before || offsetMinutes(late, zone) !== after
  return formatInstant(isEarly ? early : late, zone)
}

/**
 * As `instantAt`, of something that happened.
 *
 * @throws CrmError `invalid-value` for a time after now.
 */
export const pastInstantAt = (day: Day, time: string, zone: string, nowMs: number): Instant => {
  const instant = instantAt(day, time, zone)
  if (epochMs(instant) <= nowMs) return instant
  throw invalidValue(
    `${day} ${time} has not happened yet: it is ${timeIn(nowMs, zone)}`,
    'Give an earlier time, --at HH:MM, or the day it was: --on DAY',
  )
}
