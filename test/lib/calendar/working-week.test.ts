import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseHours, parseWeekend, readHours, readWeekend} from '../../../src/lib/calendar/working-week.ts'

describe('parseWeekend', () => {
  it.each([
    ['sat,sun', 'sat,sun', [6, 7]],
    ['Friday Saturday', 'fri,sat', [5, 6]],
    [' sun ', 'sun', [7]],
    ['sun,sun', 'sun', [7]],
    ['none', 'none', []],
    ['Monday, tues  WEDNESDAY,thu', 'mon,tue,wed,thu', [1, 2, 3, 4]],
    ['mon,tue,wed,thu,fri,sat', 'mon,tue,wed,thu,fri,sat', [1, 2, 3, 4, 5, 6]],
  ])('reads %s', (text, stored, days) => {
    expect(parseWeekend(text)).toBe(stored)
    expect([...readWeekend(stored)]).toEqual(days)
  })

  it.each(['', 'someday', 'sa', 'sat,xyz'])('refuses %j', text => {
    const refusal = expect.objectContaining({hint: 'Write e.g. sat,sun or fri,sat, or none.'})
    expect(() => parseWeekend(text)).toThrow('not days of the week')
    expect(() => parseWeekend(text)).toThrow(refusal)
  })

  it('refuses a week without a day of work', () => {
    expect(() => parseWeekend('mon,tue,wed,thu,fri,sat,sun')).toThrow('a week without a day of work: mon,tue')
  })
})

describe('readWeekend', () => {
  it('passes over what is no day of the week', () => {
    expect([...readWeekend('someday,sun,,mon')]).toEqual([7, 1])
  })
})

describe('parseHours', () => {
  it.each([
    ['9-17', '09:00-17:00'],
    ['09:30 – 18:15', '09:30-18:15'],
    ['8 to 24', '08:00-24:00'],
    ['۹-۱۷', '09:00-17:00'],
    [' 9-17 ', '09:00-17:00'],
  ])('reads %s as %s', (text, stored) => {
    expect(parseHours(text)).toBe(stored)
  })

  it.each(['', '9', '9-25', '09:60-17:00', '24:30-25', 'nine to five', '9-12-17', '9-17 or so', 'at 9-17'])(
    'refuses %j',
    text => {
      expect(() => parseHours(text)).toThrow('not the hours of a day')
      expect(() => parseHours(text)).toThrow(expect.objectContaining({hint: expect.stringContaining('09:00-17:00')}))
    },
  )

  it.each(['17-9', '9-9', '24-9'])('refuses %s, which ends before it begins', text => {
    expect(() => parseHours(text)).toThrow('end before they begin')
  })
})

describe('readHours', () => {
  it('reads what parseHours gives', () => {
    const minutes = fc.integer({min: 0, max: 24 * 60})
    const written = (at: number) => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`
    fc.assert(
      fc.property(minutes, minutes, (from, to) => {
        fc.pre(from < to)
        const hours = readHours(parseHours(`${written(from)}-${written(to)}`))
        expect([hours?.from, hours?.to]).toEqual([from, to].map(at => written(at).padStart(5, '0')))
      }),
    )
  })

  it.each([
    '',
    '09:00',
    '17:00-09:00',
    '9-17',
    '09:00-17:00-18:00',
    '09:00-99:00',
    '09:00-09:00',
    '109:00-17:00',
    '09:00-17:000',
  ])('gives nothing for %j', text => {
    expect(readHours(text)).toBeUndefined()
  })
})
