import {type Day, epochDay, fromEpochDay, isDay} from '../../calendar/day.ts'

/** A point on a clock somewhere: days since 1970 and minutes of the day. Which clock is another matter. */
export interface CivilTime {
  readonly day: Day
  readonly minutes: number
  /** Written with a Z: the clock of Greenwich. */
  readonly isUtc: boolean
  /** A day without a time. */
  readonly isDate: boolean
}

/** Reads a DATE or DATE-TIME of iCalendar: `20260105`, `20260105T093000`, `20260105T083000Z`; undefined for what is none. */
export function readCivilTime(text: string): CivilTime | undefined {
  const [, year, month, dayOfMonth, time, hours = '0', minutes = '0', zulu] =
    /^(\d{4})(\d{2})(\d{2})(T(\d{2})(\d{2})(?:\d{2})?(Z)?)?$/i.exec(text.trim()) ?? []
  const day = `${year}-${month}-${dayOfMonth}`
  if (!isDay(day) || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return {
    day,
    minutes: Number(hours) * 60 + Number(minutes),
    isUtc: zulu !== undefined,
    isDate: time === undefined,
  }
}

/** The minutes from 1970-01-01T00:00 to a civil time, on the same clock. */
export const civilMinutes = ({day, minutes}: Pick<CivilTime, 'day' | 'minutes'>): number =>
  epochDay(day) * 1440 + minutes

/** The day and minute that lie so many minutes after 1970-01-01T00:00 on the same clock. */
export function fromCivilMinutes(count: number): {readonly day: Day; readonly minutes: number} {
  const days = Math.floor(count / 1440)
  return {day: fromEpochDay(days), minutes: count - days * 1440}
}

/** The minutes of a DURATION such as `PT1H30M`, `P1D`, `-PT15M`; undefined for what is none. */
export function readDuration(text: string): number | undefined {
  const [whole, sign = '', weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] =
    /^([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/i.exec(text.trim()) ??
    []
  if (whole === undefined) return undefined
  const count =
    (Number(weeks) * 7 + Number(days)) * 1440 + Number(hours) * 60 + Number(minutes) + Math.round(Number(seconds) / 60)
  return sign === '-' ? -count : count
}
