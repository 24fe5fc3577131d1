import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addDays, type Day, daysBetween, yearOf} from '../../../src/lib/calendar/day.ts'
import {anniversaryIn, isMonthDay, type MonthDay, nextAnniversary} from '../../../src/lib/calendar/yearly.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {presentDay} from './arbitraries.ts'

describe('isMonthDay', () => {
  it.each(['--01-01', '--02-29', '--12-31'])('knows %s', text => {
    expect(isMonthDay(text)).toBe(true)
  })

  it.each([
    '--02-30',
    '--13-01',
    '--00-10',
    '--1-1',
    '01-01',
    '-01-01',
    '---1-01',
    '2026-01-01',
    '2012-24',
    '--01-01 ',
    '',
    null,
    101,
  ])('refuses %j', value => {
    expect(isMonthDay(value)).toBe(false)
  })
})

describe('anniversaryIn', () => {
  it.each<[Day | MonthDay, number, Day]>([
    ['--03-21', 2026, '2026-03-21'],
    ['1980-03-21', 2026, '2026-03-21'],
    ['--02-29', 2026, '2026-02-28'],
    ['--02-29', 2028, '2028-02-29'],
    ['--02-29', 2100, '2100-02-28'],
    ['1988-02-29', 2027, '2027-02-28'],
    ['1988-02-29', 2000, '2000-02-29'],
  ])('of %s in %i is %s', (of, year, day) => {
    expect(anniversaryIn(of, year)).toBe(day)
  })

  it.each([0, 10_000])('refuses the year %i', year => {
    expect(() => anniversaryIn('--03-21', year)).toThrow(CrmError)
  })
})

describe('nextAnniversary', () => {
  it.each<[Day | MonthDay, Day, Day]>([
    ['--03-21', '2026-03-20', '2026-03-21'],
    ['--03-21', '2026-03-21', '2026-03-21'],
    ['--03-21', '2026-03-22', '2027-03-21'],
    ['1980-03-21', '2026-03-22', '2027-03-21'],
    ['--02-29', '2026-02-28', '2026-02-28'],
    ['--02-29', '2027-03-01', '2028-02-29'],
    ['--02-29', '2028-02-29', '2028-02-29'],
    ['--01-01', '2026-12-31', '2027-01-01'],
    ['2030-05-01', '2026-01-01', '2030-05-01'],
  ])('of %s from %s on is %s', (of, from, day) => {
    expect(nextAnniversary(of, from)).toBe(day)
  })

  it('lies within a year, and none lies before it', () => {
    fc.assert(
      fc.property(presentDay, presentDay, (of, from) => {
        const monthDay = `--${of.slice(5)}` as MonthDay
        const next = nextAnniversary(monthDay, from)
        expect(daysBetween(from, next)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(from, next)).toBeLessThanOrEqual(366)
        expect(anniversaryIn(monthDay, yearOf(next))).toBe(next)
        expect(nextAnniversary(monthDay, addDays(next, 1)) > next).toBe(true)
      }),
    )
  })
})
