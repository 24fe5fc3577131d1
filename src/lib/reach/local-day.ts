import {millisecondsInMinute} from 'date-fns/constants'
import {addDays, type Day, type Weekday, weekdayOf} from '../calendar/day.ts'
import {epochMs, formatInstant, type Instant, localTime, offsetMinutes, placeOf} from '../calendar/instant.ts'
import type {DayHours} from '../calendar/working-week.ts'

/** When a message or a call finds somebody at work (a judgement): early birds and those who stay long included. */
const usualHours: DayHours = {from: '08:00', to: '19:00'}

/** What a client's clock says, and when to write instead where it is the wrong time. */
export interface LocalMoment {
  readonly zone: string
  readonly place: string
  readonly day: Day
  readonly time: string
  readonly isDaytime: boolean
  /** The beginning of their next day of work, where it is not daytime. */
  readonly nextMorning: Instant | null
}

/** The moment in a client's zone; `weekend` are the days that they do not work, `hours` when they work on the others. */
export function localMoment(
  nowMs: number,
  zone: string,
  weekend: ReadonlySet<Weekday>,
  hours: DayHours = usualHours,
): LocalMoment {
  const {day, time} = localTime(nowMs, zone)
  const works = (each: Day): boolean => weekend.size >= 7 || !weekend.has(weekdayOf(each))
  const isDaytime = works(day) && time >= hours.from && time < hours.to
  let morning = time < hours.from ? day : addDays(day, 1)
  while (!works(morning)) morning = addDays(morning, 1)
  const nextMorning = isDaytime ? null : startOf(morning, hours.from, zone)
  return {zone, place: placeOf(zone), day, time, isDaytime, nextMorning}
}

/** The instant at which a day of work begins in a zone, with the offset that holds then. */
function startOf(day: Day, time: string, zone: string): Instant {
  const asUtc = epochMs(`${day}T${time}:00Z`)
  const guess = asUtc - offsetMinutes(asUtc, zone) * millisecondsInMinute
  return formatInstant(asUtc - offsetMinutes(guess, zone) * millisecondsInMinute, zone)
}
