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
})
