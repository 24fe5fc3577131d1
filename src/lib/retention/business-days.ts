import type {Customer} from '../book/outlines.ts'
import type {Settings} from '../book/settings.ts'
import {addDays, type Day, type Weekday, weekdayOf} from '../calendar/day.ts'
import {readWeekend} from '../calendar/working-week.ts'

const noDays: ReadonlySet<Weekday> = new Set()

/** The days without business with a customer: as they have them, else as the settings say. One that leaves no day counts as none. */
export const weekendWith = ({weekend}: Pick<Customer, 'weekend'>, settings: Settings): ReadonlySet<Weekday> => {
  const free = weekend ? readWeekend(weekend) : settings.weekend
  return free.size < 7 ? free : noDays
}

/** The first business day from a day on: the day itself, or the one after its weekend. */
export const businessDayFrom = (day: Day, weekend: ReadonlySet<Weekday>): Day => {
  let free = day
  while (weekend.has(weekdayOf(free))) free = addDays(free, 1)
  return free
}
