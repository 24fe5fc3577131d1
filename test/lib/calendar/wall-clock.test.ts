import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {type Day, epochDay, fromEpochDay} from '../../../src/lib/calendar/day.ts'
import {epochMs, localTime} from '../../../src/lib/calendar/instant.ts'
import {instantAt, pastInstantAt} from '../../../src/lib/calendar/wall-clock.ts'

describe('instantAt', () => {
  it.each<[Day, string, string, string]>([
    ['2026-01-05', '09:30', 'Europe/Berlin', '2026-01-05T09:30:00+01:00'],
    ['2026-07-05', '09:30', 'Europe/Berlin', '2026-07-05T09:30:00+02:00'],
    ['2026-01-05', '00:00', 'Asia/Kathmandu', '2026-01-05T00:00:00+05:45'],
    ['2026-01-05', '23:59', 'UTC', '2026-01-05T23:59:00+00:00'],
    ['2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T01:59:00+01:00'],
    ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
    ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T03:00:00+01:00'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(instantAt(day, time, zone)).toBe(instant)
  })

  it('takes the first of two when clocks are set back', () => {
    expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T02:30:00+02:00')
    expect(instantAt('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T01:30:00-04:00')
  })

  it('moves on by what is left out when clocks are set forward', () => {
    expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T03:30:00+02:00')
    expect(instantAt('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T03:30:00-04:00')
  })

  it('is what the clocks there show, unless the time is left out', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia')
    const days = fc.integer({min: epochDay('2012-01-15'), max: epochDay('2030-01-01')}).map(fromEpochDay)
    const times = fc.tuple(fc.integer({min: 4, max: 23}), fc.integer({min: 0, max: 59}))
    fc.assert(
      fc.property(days, times, zones, (day, [hours, minutes], zone) => {
        const time = [hours, minutes].map(part => String(part).padStart(2, '0')).join(':')
        expect(localTime(epochMs(instantAt(day, time, zone)), zone)).toEqual({day, time})
      }),
    )
  })
})

describe('pastInstantAt', () => {
  const nowMs = epochMs('2026-01-05T09:30:00+01:00')

  it.each<[Day, string, string]>([
    ['2026-01-04', '23:59', '2026-01-04T23:59:00+01:00'],
    ['2026-01-05', '09:29', '2026-01-05T09:29:00+01:00'],
    ['2026-01-05', '09:30', '2026-01-05T09:30:00+01:00'],
  ])('takes %s %s, which has come', (day, time, instant) => {
    expect(pastInstantAt(day, time, 'Europe/Berlin', nowMs)).toBe(instant)
  })

  it('refuses a time that is to come, and says what time it is there', () => {
    expect(() => pastInstantAt('2026-01-05', '09:31', 'Europe/Berlin', nowMs)).toThrow(
      expect.objectContaining({
        code: 'invalid-value',
        message: '2026-01-05 09:31 has not happened yet: it is 09:30',
        hint: expect.stringContaining('--at HH:MM'),
      }),
    )
  })
})
