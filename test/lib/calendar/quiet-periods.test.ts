import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../src/lib/calendar/day.ts'
import {dayAfterQuiet, isQuiet, parseQuietPeriods, readQuietPeriods} from '../../../src/lib/calendar/quiet-periods.ts'
import {anyDay} from './arbitraries.ts'

describe('parseQuietPeriods', () => {
  it.each([
    ['2026-12-20..2027-01-06', '2026-12-20..2027-01-06'],
    ['2026-12-20..2027-01-06,--08-01..--08-21', '2026-12-20..2027-01-06, --08-01..--08-21'],
    ['08-01 .. 08-21', '--08-01..--08-21'],
    ['08-01 to 08-21', '--08-01..--08-21'],
    ['12-20..01-06', '--12-20..--01-06'],
    ['12-24', '--12-24'],
    ['2026-12-24..2026-12-24', '2026-12-24'],
    [' 2026-12-20 … 2027-01-06 , 08-01', '2026-12-20..2027-01-06, --08-01'],
    ['2027-01-01..2028-01-01', '2027-01-01..2028-01-01'],
    ['01-01..12-30', '--01-01..--12-30'],
    ['2025-01-01..2025-12-31, 2026-01-01..2026-12-31', '2025-01-01..2025-12-31, 2026-01-01..2026-12-31'],
    ['२०२६-१२-२०..२०२७-०१-०६', '2026-12-20..2027-01-06'],
  ])('reads %j', (text, stored) => {
    expect(parseQuietPeriods(text)).toBe(stored)
    expect(parseQuietPeriods(stored)).toBe(stored)
  })

  it.each([
    ['', 'not a quiet period'],
    ['summer', 'not a quiet period: summer'],
    ['08-01..08-21, summer', 'not a quiet period: summer'],
    ['2026-02-30..2026-03-01', '2026-02-30'],
    ['2026-12-20..01-06', '2026-12-20..01-06'],
    ['2026-01-01..2026-01-02..2026-01-03', 'not a quiet period'],
    ['2027-01-06..2026-12-20', 'ends before it begins'],
    ['2026-01-01..2027-01-02', 'more than a year: 2026-01-01..2027-01-02'],
    ['2026-01-01..02-30', 'not a quiet period'],
    ['08-010..08-21', 'not a quiet period'],
    ['01-01..02-28, 03-01..12-31', 'no day of the year'],
    ['01-01..12-31', 'no day of the year'],
    ['01-01..06-30, 07-01..12-31', 'no day of the year'],
    ['12-20..01-06,', 'not a quiet period: 12-20..01-06,'],
  ])('refuses %j', (text, named) => {
    expect(() => parseQuietPeriods(text)).toThrow(named)
    expect(() => parseQuietPeriods(text)).toThrow(
      expect.objectContaining({hint: expect.stringMatching(/2026-12-20\.\.2027-01-06|paused/)}),
    )
  })
})

describe('isQuiet', () => {
  it.each<[string, Day, boolean]>([
    ['2026-12-20..2027-01-06', '2026-12-19', false],
    ['2026-12-20..2027-01-06', '2026-12-20', true],
    ['2026-12-20..2027-01-06', '2027-01-06', true],
    ['2026-12-20..2027-01-06', '2027-01-07', false],
    ['2026-12-20..2027-01-06', '2027-12-24', false],
    ['--12-20..--01-06', '2031-12-24', true],
    ['--12-20..--01-06', '2031-01-06', true],
    ['--12-20..--01-06', '2031-06-01', false],
    ['--02-20..--02-29', '2027-02-28', true],
    ['--02-20..--02-29', '2027-03-01', false],
    ['--08-01..--08-21, 2026-12-24', '2026-12-24', true],
    ['--08-01..--08-21', '2026-08-01', true],
    ['--08-01..--08-21', '2026-08-21', true],
    ['--08-01..--08-21', '2026-07-31', false],
    ['--12-20..--01-06', '2031-12-20', true],
    ['--12-20..--01-06', '2031-12-19', false],
    ['--12-20..--01-06', '2031-01-07', false],
    ['nonsense, --08-01..--08-21', '2026-08-02', true],
  ])('of %s on %s is %s', (stored, day, quiet) => {
    expect(isQuiet(readQuietPeriods(stored), day)).toBe(quiet)
  })
})

describe('dayAfterQuiet', () => {
  it.each<[string, Day, Day]>([
    ['', '2026-12-24', '2026-12-24'],
    ['--12-20..--01-06', '2026-12-24', '2027-01-07'],
    ['2026-12-20..2026-12-31, --01-01..--01-10', '2026-12-24', '2027-01-11'],
    ['--12-20..--12-31', '9999-12-24', '9999-12-31'],
    ['2026-01-01..2026-12-31, --01-01..--12-30', '2026-01-01', '2027-01-02'],
  ])('with %j from %s is %s', (stored, day, free) => {
    expect(dayAfterQuiet(readQuietPeriods(stored), day)).toBe(free)
  })

  it('is the first day that is not quiet', () => {
    const periods = readQuietPeriods('--12-20..--01-06, --02-25..--03-02, --08-01..--08-21')
    fc.assert(
      fc.property(anyDay, day => {
        fc.pre(day < '9999-01-01')
        const free = dayAfterQuiet(periods, day)
        expect(isQuiet(periods, free)).toBe(false)
        for (let each = day; each < free; each = addDays(each, 1)) expect(isQuiet(periods, each)).toBe(true)
      }),
    )
  })
})
