import {compareDays, type Day} from '../calendar/day.ts'
import {compareTexts} from '../text/compare.ts'

interface Identified {
  readonly id: string
}

interface Dated extends Identified {
  readonly on: Day
}

const stampOf = (record: Identified): string => String((record as {readonly _u?: unknown})._u ?? '')

/** Orders records by the stamp they were written under, then by id. */
export const byStamp = (a: Identified, b: Identified): number =>
  compareTexts(stampOf(a), stampOf(b)) || compareTexts(a.id, b.id)

/** Orders records by their day, the earliest first; within a day by the stamp they were written under, then by id. */
export const byTime = (a: Dated, b: Dated): number => compareDays(a.on, b.on) || byStamp(a, b)

/** The other way round: the latest day first, within it what was written last. */
export const newestFirst = (a: Dated, b: Dated): number => byTime(b, a)
