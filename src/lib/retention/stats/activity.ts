import type {Book} from '../../book/book.ts'
import {addDays, type Day, daysBetween, startOfWeek} from '../../calendar/day.ts'

/** The touches of a week that begins on a Monday. */
export interface WeekOfTouches {
  readonly monday: Day
  readonly touches: number
}

const daysPerWeek = 7

/** How many touches there were in each week of a period, the earliest first; notes are none. */
export const touchesPerWeek = (book: Book, from: Day, to: Day): WeekOfTouches[] => {
  if (from > to) return []
  const first = startOfWeek(from)
  const counts = new Array<number>(Math.floor(daysBetween(first, to) / daysPerWeek) + 1).fill(0)
  for (const {on, channel} of book.outlines('touch')) {
    if (channel === 'note' || on < from || on > to) continue
    const week = Math.floor(daysBetween(first, on) / daysPerWeek)
    counts[week] = (counts[week] ?? 0) + 1
  }
  return counts.map((touches, week) => ({monday: addDays(first, week * daysPerWeek), touches}))
}
