import fc from 'fast-check'
import {type Day, fromEpochDay} from '../../../src/lib/calendar/day.ts'

/** Every day there is, 0001-01-01 to 9999-12-31. */
export const anyEpochDay = fc.integer({min: -719162, max: 2932896})

/** Any day. */
export const anyDay: fc.Arbitrary<Day> = anyEpochDay.map(fromEpochDay)

/** A day from 1970 to 2149. */
export const presentDay: fc.Arbitrary<Day> = fc.integer({min: 0, max: 65_500}).map(fromEpochDay)
