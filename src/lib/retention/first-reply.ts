import {millisecondsInHour} from 'date-fns/constants'
import {type Day, epochDay, type Weekday, weekdayOf} from '../calendar/day.ts'
import {invalidValue} from '../errors.ts'

const minutesPerHour = 60
/** A reading of the user's own calendar and clock, `HH:MM`. */
export interface LocalTime {
  readonly day: Day
  readonly time: string
}

export interface WorkingHours {
  readonly weekdays: ReadonlySet<Weekday>
  /** `HH:MM` */
  readonly from: string
  /** `HH:MM`; `24:00` is the day's end. */
  readonly to: string
}

/** Hours from one instant to another, both in epoch milliseconds; negative when the reply came first. */
export const calendarHours = (received: number, replied: number): number => (replied - received) / millisecondsInHour

const timePattern = /^(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/

const minutesOf = (time: string): number => {
  const parts = timePattern.exec(time)
  if (parts === null) throw invalidValue(`not a time of day: ${time}`, 'Write hours and minutes, such as 09:05.')
  return Number(parts[1] ?? parts[3]) * minutesPerHour + Number(parts[2] ?? parts[4])
}

/**
 * Returns the working hours if there is time to work in them.
 *
 * @throws CrmError `invalid-value` for a week without days or a day that does not end after it begins
 */
export const checkWorkingHours = (hours: WorkingHours): WorkingHours => {
  if (hours.weekdays.size === 0) throw invalidValue('working hours on no day of the week', 'Name at least one weekday.')
  if (minutesOf(hours.from) >= minutesOf(hours.to)) {
    throw invalidValue(
      `working hours from ${hours.from} to ${hours.to}`,
      'Give a beginning and a later end within one day, such as 09:00 and 17:00.',
    )
  }
  return hours
}

/** Working minutes from the week of 1970-01-01, a Thursday, up to the given moment. */
const workedUntil = ({day, time}: LocalTime, {weekdays, from, to}: WorkingHours): number => {
  const weekday = weekdayOf(day)
  const weeks = (epochDay(day) - weekday + 4) / 7
  const daysThisWeek = [...weekdays].filter(each => each < weekday).length
  const begin = minutesOf(from)
  const end = minutesOf(to)
  const today = weekdays.has(weekday) ? Math.min(Math.max(minutesOf(time), begin), end) - begin : 0
  return (weeks * weekdays.size + daysThisWeek) * (end - begin) + today
}

/**
 * Working hours between the receipt of a message and the first reply, both read on the user's own clock. Outside working
 * hours no time passes. Negative when the reply came first.
 *
 * @throws CrmError `invalid-value` for working hours without time, or what is no time of day
 * @example
 * const week = {weekdays: new Set<Weekday>([1, 2, 3, 4, 5]), from: '07:00', to: '17:00'}
 * businessHours({day: '2026-03-02', time: '18:00'}, {day: '2026-03-03', time: '08:00'}, week) //=> 1
 */
export const businessHours = (received: LocalTime, replied: LocalTime, hours: WorkingHours): number => {
  const week = checkWorkingHours(hours)
  return (workedUntil(replied, week) - workedUntil(received, week)) / minutesPerHour
}
