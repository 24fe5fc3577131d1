import {expect, it} from 'vitest'
import {toGregorian} from '../../../src/lib/calendar/calendar-date.ts'

it('a Gregorian date is the numbers of its day', () => {
  expect(toGregorian('2028-02-29')).toEqual({year: 2028, month: 2, day: 29})
})
