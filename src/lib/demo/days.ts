import {addDays, type Day, type Weekday, weekdayOf} from '../calendar/day.ts'
import type {When} from './story/when.ts'

/** Days as a story counts them. */
export interface Calendar {
  readonly today: Day
  day(when: When): Day
  /** The last working day up to then. */
  workday(when: When): Day
  lastWorkday(upTo: Day): Day
  firstWorkday(from: Day): Day
}

/** The weekend of whoever keeps the book: Saturday and Sunday. */
const ownWeekend: readonly Weekday[] = [6, 7]

/** The calendar of a client who also rests on other days of the week. */
export function createCalendar(today: Day, rest: readonly Weekday[] = []): Calendar {
  const free = new Set<Weekday>([...ownWeekend, ...rest])
  const walk = (from: Day, step: 1 | -1): Day => {
    let day = from
    while (free.has(weekdayOf(day))) day = addDays(day, step)
    return day
  }
  const lastWorkday = (upTo: Day) => walk(upTo, -1)
  return {
    today,
    day: when => addDays(today, when),
    workday: when => lastWorkday(addDays(today, when)),
    lastWorkday,
    firstWorkday: from => walk(from, 1),
  }
}
