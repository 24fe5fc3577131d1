import {compareDays, type Day} from '../calendar/day.ts'
import {compareTexts} from '../text/compare.ts'

interface Dated {
  readonly id: string
  readonly on: Day
}

const stampOf = (record: Dated): string => String((record as {readonly _u?: unknown})._u ?? '')

/** Orders records by their day, the earliest first; within a day by the stamp they were written under, then by id. */
export const byTime = (a: Dated, b: Dated): number =>
  compareDays(a.on, b.on) || compareTexts(stampOf(a), stampOf(b)) || compareTexts(a.id, b.id)

/** The other way round: the latest day first, within it what was written last. */
export const newestFirst = (a: Dated, b: Dated): number => byTime(b, a)
