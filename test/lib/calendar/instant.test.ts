import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  dayIn,
  epochMs,
  formatInstant,
  formatInstantHere,
  freeInstant,
  type Instant,
  isInstant,
  isTimeOfDay,
  isZone,
  localTime,
  offsetMinutes,
  parseTimeOfDay,
  parseZone,
  placeOf,
  readInstant,
  timeIn,
} from '../../../src/lib/calendar/instant.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {expectSameInEachZone, inMachineZone, oddZoneNames} from './machine-zone.ts'

const thrownBy = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

// 1975 to 2037: the years of standard time everywhere, with whole minutes.
const anyMs = fc.integer({min: 157_766_400_000, max: 2_145_916_800_000})
const anyZone = fc.constantFrom(
  ...oddZoneNames,
  'Europe/Berlin',
  'America/New_York',
  'Asia/Tehran',
  'Australia/Lord_Howe',
)

describe('readInstant', () => {
  it.each([
    '2026-03-31T09:00:00Z',
    '2026-03-31T09:00:00+02:00',
    '2026-03-31T09:00:00-03:30',
    '2026-03-31T09:00:00.5Z',
    '2026-03-31T09:00:00.123456789+05:45',
    '2028-02-29T23:59:59+14:00',
    '2026-03-31T00:00:00-00:00',
  ])('takes %s', text => {
    expect(readInstant(text)).toBe(text)
  })

  it.each([
    '2026-03-31',
    '2026-03-31T09:00:00',
    '2026-03-31T09:00Z',
    '2026-03-31 09:00:00Z',
    '2026-02-30T09:00:00Z',
    '2026-03-31T24:00:00Z',
    '2026-03-31T09:60:00Z',
    '2026-03-31T09:00:60Z',
    '2026-03-31T09:00:00+0200',
    '2026-03-31T09:00:00+24:00',
    '2026-03-31T09:00:00+02:60',
    '2026-03-31T09:00:00.Z',
    '0000-03-31T09:00:00Z',
    ' 2026-03-31T09:00:00Z',
    '2026-03-31T09:00:00Z\n',
    'now',
    '',
  ])('refuses %j', text => {
    expect(readInstant(text)).toBeUndefined()
  })

  it('is for texts alone', () => {
    expect(isInstant('2026-03-31T09:00:00Z')).toBe(true)
    expect(isInstant(1_774_947_600_000)).toBe(false)
    expect(isInstant(new Date(0))).toBe(false)
    expect(isInstant(['2026-03-31T09:00:00Z'])).toBe(false)
    expect(isInstant(undefined)).toBe(false)
  })
})

describe('epochMs', () => {
  it.each<[Instant, number]>([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T05:30:00+05:30', 0],
    ['1969-12-31T20:30:00-03:30', 0],
    ['2026-03-31T09:00:00.57Z', Date.UTC(2026, 2, 31, 9, 0, 0, 570)],
    ['2026-03-31T09:00:00.1239Z', Date.UTC(2026, 2, 31, 9, 0, 0, 123)],
  ])('of %s is %i', (instant, ms) => {
    expect(epochMs(instant)).toBe(ms)
  })

  it('agrees with Date', () => {
    fc.assert(fc.property(anyMs, ms => epochMs(new Date(ms).toISOString() as Instant) === ms))
  })

  it('refuses what is no instant', () => {
    expect(thrownBy(() => epochMs('yesterdayTnoon'))).toMatchObject({
      code: 'invalid-value',
      message: 'not a point in time: yesterdayTnoon',
    })
  })
})

describe('freeInstant', () => {
  it('keeps a moment that nobody has, and moves on by seconds to one', () => {
    const at: Instant = '2026-03-29T01:59:59+01:00'
    expect(freeInstant(at, ['2026-03-29T01:59:58+01:00'], 'Europe/Berlin')).toBe(at)
    expect(freeInstant(at, ['2026-03-29T03:00:00+02:00', at], 'Europe/Berlin')).toBe('2026-03-29T03:00:01+02:00')
  })
})

describe('formatInstant', () => {
  it.each<[Instant, string, Instant]>([
    ['1970-01-01T00:00:00Z', 'Asia/Kathmandu', '1970-01-01T05:30:00+05:30'],
    ['2026-01-19T09:00:00Z', 'Asia/Kathmandu', '2026-01-19T14:45:00+05:45'],
    ['2026-01-19T09:00:00.999Z', 'UTC', '2026-01-19T09:00:00+00:00'],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29T01:59:59+01:00'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
    ['2026-01-01T02:00:00Z', 'America/St_Johns', '2025-12-31T22:30:00-03:30'],
    ['2026-01-01T00:00:00Z', 'Pacific/Kiritimati', '2026-01-01T14:00:00+14:00'],
  ])('writes %s in %s as %s', (instant, zone, written) => {
    expect(formatInstant(epochMs(instant), zone)).toBe(written)
  })

  it('writes what epochMs reads, to the second, in every zone', () => {
    fc.assert(
      fc.property(anyMs, anyZone, (ms, zone) => {
        const written = formatInstant(ms, zone)
        expect(isInstant(written)).toBe(true)
        expect(epochMs(written)).toBe(Math.floor(ms / 1000) * 1000)
      }),
    )
  })

  it('keeps the instant where the offset had seconds', () => {
    const ms = Date.UTC(1900, 0, 1)
    expect(epochMs(formatInstant(ms, 'Europe/Amsterdam'))).toBe(ms)
  })
})

describe('formatInstantHere', () => {
  it.each([...oddZoneNames, 'Europe/Berlin', 'America/New_York'])(
    'writes as formatInstant does where the machine stands in %s',
    async zone => {
      const agree = fc.property(anyMs, ms => {
        expect(formatInstantHere(ms)).toBe(formatInstant(ms, zone))
      })
      await inMachineZone(zone, () => fc.assert(agree))
    },
  )
})

describe('localTime', () => {
  it('is the day and the time on the clocks there', () => {
    const ms = epochMs('2026-01-18T18:20:30Z')
    expect(localTime(ms, 'Asia/Kathmandu')).toEqual({day: '2026-01-19', time: '00:05'})
    expect(dayIn(ms, 'Asia/Kathmandu')).toBe('2026-01-19')
    expect(timeIn(ms, 'Asia/Kathmandu')).toBe('00:05')
    expect(localTime(ms, 'Pacific/Pago_Pago')).toEqual({day: '2026-01-18', time: '07:20'})
  })

  it('agrees with Intl', () => {
    fc.assert(
      fc.property(anyMs, anyZone, (ms, zone) => {
        const {day, time} = localTime(ms, zone)
        expect(new Date(ms).toLocaleString('sv-SE', {timeZone: zone})).toContain(`${day} ${time}`)
      }),
    )
  })

  it('is the same whatever the zone of the machine', async () => {
    const ms = epochMs('2026-03-08T09:59:00Z')
    await expectSameInEachZone(() => oddZoneNames.map(zone => [formatInstant(ms, zone), localTime(ms, zone)]))
  })

  it('refuses a zone that does not exist', () => {
    expect(() => dayIn(0, 'Mars/Olympus')).toThrow('no such time zone: Mars/Olympus')
  })
})

describe('offsetMinutes', () => {
  it.each([
    ['UTC', 0],
    ['Asia/Kathmandu', 345],
    ['America/St_Johns', -210],
    ['Pacific/Pago_Pago', -660],
    ['Pacific/Kiritimati', 840],
    ['Europe/Berlin', 60],
  ])('of %s in January is %i', (zone, offset) => {
    expect(offsetMinutes(epochMs('2026-01-19T09:00:00Z'), zone)).toBe(offset)
  })

  it('follows summer time', () => {
    expect(offsetMinutes(epochMs('2026-07-19T09:00:00Z'), 'Europe/Berlin')).toBe(120)
  })
})

describe('parseTimeOfDay', () => {
  it.each([
    ['9:05', '09:05'],
    ['09:05', '09:05'],
    [' 0:00 ', '00:00'],
    ['23:59', '23:59'],
    ['९:०५', '09:05'],
    ['۱۷:۳۰', '17:30'],
  ])('reads %j as %s', (text, time) => {
    expect(parseTimeOfDay(text)).toBe(time)
    expect(isTimeOfDay(time)).toBe(true)
  })

  it.each(['', '9', '24:00', '12:60', '9:5', ':05', '009:05', '9.05', '9:05 pm', '-9:05', 'noon'])(
    'refuses %j, naming it',
    text => {
      expect(isTimeOfDay(text)).toBe(false)
      expect(thrownBy(() => parseTimeOfDay(text))).toMatchObject({
        code: 'invalid-value',
        message: `not a time of day: ${text}`,
        hint: expect.stringContaining('09:05'),
      })
    },
  )
})

describe('isZone', () => {
  it.each([
    'UTC',
    'Europe/Berlin',
    'europe/berlin',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'US/Eastern',
    'CET',
    'Etc/GMT+5',
    'Japan',
    'Cuba',
  ])('knows %s', text => {
    expect(isZone(text)).toBe(true)
  })

  it.each([
    '',
    'IST',
    'BST',
    'PST',
    'Z',
    '+05:30',
    '-05',
    'GMT+5',
    'UTC+2',
    'Mars/Olympus',
    'Berlin',
    'SystemV/EST5',
    'local time',
  ])('refuses %j', text => {
    expect(isZone(text)).toBe(false)
  })
})

describe('parseZone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['EUROPE/BERLIN', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['america/new  york', 'America/New_York'],
    ['America/Argentina/Buenos Aires', 'America/Argentina/Buenos_Aires'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['asia/kathmandu', 'Asia/Kathmandu'],
    ['asia/dacca', 'Asia/Dacca'],
    ['us/eastern', 'US/Eastern'],
    ['US/Eastern', 'US/Eastern'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['est5edt', 'EST5EDT'],
    ['utc', 'UTC'],
    [' UTC ', 'UTC'],
  ])('reads %j as %s', (text, zone) => {
    expect(parseZone(text)).toBe(zone)
  })

  it.each([
    ['Berlin', 'Europe/Berlin'],
    ['kolkata', 'Asia/Kolkata'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['new york', 'America/New_York'],
    ['Europe/Berln', 'Europe/Berlin'],
    ['Buenos Aires', 'America/Argentina/Buenos_Aires'],
  ])('refuses %j and offers %s', (text, zone) => {
    const error = thrownBy(() => parseZone(text))
    expect(error).toBeInstanceOf(CrmError)
    expect(error).toMatchObject({
      code: 'invalid-value',
      message: `no such time zone: ${text}`,
      hint: `Did you mean ${zone}?`,
    })
  })

  it.each(['', 'IST', '+05:30', 'xx'])('refuses %j and says what a zone looks like', text => {
    expect(thrownBy(() => parseZone(text))).toMatchObject({hint: expect.stringContaining('Asia/Kathmandu')})
  })
})

describe('placeOf', () => {
  it.each([
    ['Asia/Kolkata', 'Kolkata'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['UTC', 'UTC'],
  ])('of %s is %s', (zone, place) => {
    expect(placeOf(zone)).toBe(place)
  })
})
