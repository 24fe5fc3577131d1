import fc from 'fast-check'
import {afterEach, describe, expect, it} from 'vitest'
import {offsetMinutes} from '../../../src/lib/calendar/instant.ts'
import {zoneOffset} from '../../../src/lib/command/zone-offset.ts'

const own = process.env['TZ']

const setOwn = (zone: string | undefined): void => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
}

afterEach(() => setOwn(own))

const zones = Intl.supportedValuesOf('timeZone')

describe('zoneOffset', () => {
  it('is what Intl says of every zone, winter and summer', () => {
    for (const ms of [Date.UTC(2026, 0, 15, 12), Date.UTC(2026, 6, 15, 12)]) {
      expect(zones.map(zone => [zone, zoneOffset(ms, zone)])).toEqual(
        zones.map(zone => [zone, 0 + offsetMinutes(ms, zone)]),
      )
    }
  })

  it('is what Intl says at any moment of these years, also where clocks change', () => {
    fc.assert(
      fc.property(
        fc.integer({min: Date.UTC(2000, 0), max: Date.UTC(2040, 0)}),
        fc.constantFrom(
          'Europe/Berlin',
          'America/St_Johns',
          'Australia/Lord_Howe',
          'Asia/Kathmandu',
          'Africa/Casablanca',
        ),
        (ms, zone) => {
          expect(zoneOffset(ms, zone)).toBe(0 + offsetMinutes(ms, zone))
        },
      ),
    )
  })

  it.each([undefined, 'America/New_York', 'Asia/Kolkata'])('leaves the zone of the process as it was: %s', zone => {
    setOwn(zone)
    const ms = Date.UTC(2026, 0, 15)
    const here = new Date(ms).getTimezoneOffset()
    zoneOffset(ms, 'Asia/Tehran')
    expect([process.env['TZ'], new Date(ms).getTimezoneOffset()]).toEqual([zone, here])
    expect(zoneOffset(ms)).toBe(0 - here)
  })

  it('takes a name that is no zone for UTC', () => {
    setOwn('Asia/Kolkata')
    expect(zoneOffset(0, 'Mars/Phobos')).toBe(0)
  })
})
