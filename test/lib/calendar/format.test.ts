import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {formatDayLong, formatDayShort, formatMonth} from '../../../src/lib/calendar/format.ts'
import {presentDay} from './arbitraries.ts'

describe('days in English', () => {
  it.each<[Day, string, string, string]>([
    ['2026-01-19', '19 January 2026', 'Mon 19 Jan', 'January 2026'],
    ['2026-03-01', '1 March 2026', 'Sun 1 Mar', 'March 2026'],
    ['2028-02-29', '29 February 2028', 'Tue 29 Feb', 'February 2028'],
    ['2026-09-30', '30 September 2026', 'Wed 30 Sep', 'September 2026'],
  ])('write %s as %s, %s and %s', (day, long, short, month) => {
    expect(formatDayLong(day)).toBe(long)
    expect(formatDayShort(day)).toBe(short)
    expect(formatMonth(day)).toBe(month)
  })

  it('are those of Intl', () => {
    const long = new Intl.DateTimeFormat('en-GB', {dateStyle: 'long', timeZone: 'UTC'})
    fc.assert(fc.property(presentDay, day => formatDayLong(day) === long.format(new Date(day))))
  })
})
