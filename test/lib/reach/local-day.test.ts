import {describe, expect, it} from 'vitest'
import type {Weekday} from '../../../src/lib/calendar/day.ts'
import {localMoment} from '../../../src/lib/reach/local-day.ts'

const weekend: ReadonlySet<Weekday> = new Set<Weekday>([6, 7])

describe('localMoment', () => {
  it.each([
    ['2026-01-05T14:40:00+01:00', 'Asia/Tokyo', '22:40', '2026-01-06T08:00:00+09:00'],
    ['2026-01-05T10:40:00+01:00', 'Asia/Kolkata', '15:10', null],
    ['2026-01-05T09:00:00+01:00', 'America/New_York', '03:00', '2026-01-05T08:00:00-05:00'],
    ['2026-01-09T20:00:00+01:00', 'Europe/Berlin', '20:00', '2026-01-12T08:00:00+01:00'],
    ['2026-01-10T12:00:00+01:00', 'Europe/Berlin', '12:00', '2026-01-12T08:00:00+01:00'],
    ['2026-03-27T20:00:00+01:00', 'Europe/Berlin', '20:00', '2026-03-30T08:00:00+02:00'],
  ])('at %s in %s it is %s', (now, zone, time, nextMorning) => {
    expect(localMoment(Date.parse(now), zone, weekend)).toMatchObject({
      time,
      nextMorning,
      isDaytime: nextMorning === null,
    })
  })

  it('goes by their own hours and days of work', () => {
    const hours = {from: '10:00', to: '16:00'}
    const thursdayAndFriday: ReadonlySet<Weekday> = new Set<Weekday>([4, 5])
    const at = (now: string) => localMoment(Date.parse(now), 'Asia/Tehran', thursdayAndFriday, hours)
    expect(at('2026-01-07T09:00:00+03:30')).toMatchObject({isDaytime: false, nextMorning: '2026-01-07T10:00:00+03:30'})
    expect(at('2026-01-07T15:59:00+03:30').isDaytime).toBe(true)
    expect(at('2026-01-07T16:00:00+03:30')).toMatchObject({isDaytime: false, nextMorning: '2026-01-10T10:00:00+03:30'})
  })
})
