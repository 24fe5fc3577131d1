import {addBusinessDays as referenceAddBusinessDays} from 'date-fns/addBusinessDays'
import {addMonths as referenceAddMonths} from 'date-fns/addMonths'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  addBusinessDays,
  addDays,
  addMonths,
  civilDay,
  compareDays,
  type Day,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  earlierDay,
  epochDay,
  fromEpochDay,
  isDay,
  laterDay,
  monthOf,
  startOfWeek,
  type Weekday,
  weekdayOf,
  yearOf,
} from '../../../src/lib/calendar/day.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {anyDay, anyEpochDay, presentDay} from './arbitraries.ts'
import {expectSameInEachZone, inMachineZone} from './machine-zone.ts'

describe('isDay', () => {
  it.each([
    '0001-01-01',
    '1970-01-01',
    '2026-02-28',
    '2028-02-29',
    '2000-02-29',
    '1600-02-29',
    '2026-04-30',
    '2026-12-31',
    '9999-12-31',
  ])('knows %s', text => {
    expect(isDay(text)).toBe(true)
  })

  it.each([
    '0000-01-01',
    '0000-02-29',
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '2026-1-01',
    '2026-01-1',
    '20260101',
    '2026/01/01',
    '2026-01-01 ',
    '2026-01-01\n',
    ' 2026-01-01',
    '+2026-01-01',
    '12026-01-01',
    '20240-02-29',
    '2024-02-290',
    '-001-01-01',
    '2026-01-01T00:00:00Z',
    '२०२६-०१-०१',
    '',
    'today',
  ])('refuses %j', text => {
    expect(isDay(text)).toBe(false)
  })

  it.each([undefined, null, 20260101, new Date(0), ['2026-01-01'], {}, true])('refuses %j, which is no text', value => {
    expect(isDay(value)).toBe(false)
  })

  it('agrees with the calendar for every day and month number of common and leap years', () => {
    for (const year of [1, 4, 100, 400, 1900, 2000, 2026, 2028, 2100, 9999]) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
          const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
          expect(isDay(text), text).toBe(exists)
          expect(civilDay(year, month, day), text).toBe(exists ? text : undefined)
        }
      }
    }
  })
})

describe('epochDay and fromEpochDay', () => {
  it.each<[Day, number]>([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['1700-03-01', -98556],
    ['2000-02-29', 11016],
    ['2000-03-01', 11017],
    ['2026-01-19', 20472],
    ['0001-01-01', -719162],
    ['9999-12-31', 2932896],
  ])('count %s as %i', (day, days) => {
    expect(epochDay(day)).toBe(days)
    expect(fromEpochDay(days)).toBe(day)
  })

  it('walk through every day from 0001 to 9999, one after the other, and back', () => {
    let before = '0000-12-31'
    for (let days = -719162; days <= 2932896; days++) {
      const day = fromEpochDay(days)
      if (!isDay(day) || day <= before || epochDay(day) !== days) expect.fail(`${day} is not day ${days}`)
      before = day
    }
  })

  it('agree with Date in UTC', () => {
    fc.assert(
      fc.property(anyEpochDay, days => {
        const day = fromEpochDay(days)
        expect(new Date(days * 86_400_000).toISOString().slice(0, 10)).toBe(day)
        expect([yearOf(day), monthOf(day), dayOfMonth(day)]).toEqual(day.split('-').map(Number))
      }),
    )
  })

  it.each([-719163, 2932897, Number.NaN, 1.5, Number.POSITIVE_INFINITY])('have no day %d', days => {
    expect(() => fromEpochDay(days)).toThrow(CrmError)
    expect(() => fromEpochDay(days)).toThrow('no such day')
  })
})

describe('addDays', () => {
  it.each<[Day, number, Day]>([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-29', 0, '2026-03-29'],
  ])('moves %s by %i to %s', (day, count, moved) => {
    expect(addDays(day, count)).toBe(moved)
  })

  it('refuses to leave the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow('no such day')
    expect(() => addDays('0001-01-01', -1)).toThrow('no such day')
  })
})

describe('addMonths', () => {
  it.each<[Day, number, Day]>([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('moves %s by %i months to %s', (day, count, moved) => {
    expect(addMonths(day, count)).toBe(moved)
  })

  it('never skips a month and keeps the day of the month where it can', () => {
    fc.assert(
      fc.property(presentDay, fc.integer({min: -600, max: 600}), (day, count) => {
        const moved = addMonths(day, count)
        expect(yearOf(moved) * 12 + monthOf(moved)).toBe(yearOf(day) * 12 + monthOf(day) + count)
        expect(dayOfMonth(moved)).toBe(Math.min(dayOfMonth(day), daysInMonth(yearOf(moved), monthOf(moved))))
      }),
    )
  })

  it('agrees with date-fns', async () => {
    const agrees = fc.property(presentDay, fc.integer({min: -600, max: 600}), (day, count) => {
      expect(addMonths(day, count)).toBe(referenceAddMonths(new Date(day), count).toISOString().slice(0, 10))
    })
    await inMachineZone('UTC', () => fc.assert(agrees))
  })
})

describe('daysBetween', () => {
  it.each<[Day, Day, number]>([
    ['2026-01-01', '2026-01-01', 0],
    ['2026-02-28', '2026-03-01', 1],
    ['2026-03-01', '2026-02-28', -1],
    ['2026-03-28', '2026-03-30', 2],
    ['2025-01-01', '2026-01-01', 365],
  ])('counts from %s to %s %i days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days)
  })

  it('is additive, changes its sign with its direction, and is undone by addDays', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c))
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0)
        expect(addDays(a, daysBetween(a, b))).toBe(b)
      }),
    )
  })
})

describe('the order of days', () => {
  it('is that of the calendar', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(compareDays(a, b))).toBe(Math.sign(epochDay(a) - epochDay(b)))
        expect(epochDay(laterDay(a, b))).toBe(Math.max(epochDay(a), epochDay(b)))
        expect(epochDay(earlierDay(a, b))).toBe(Math.min(epochDay(a), epochDay(b)))
      }),
    )
  })
})

describe('weekdayOf and startOfWeek', () => {
  it.each<[Day, Weekday, Day]>([
    ['1970-01-01', 4, '1969-12-29'],
    ['2026-01-19', 1, '2026-01-19'],
    ['2026-01-25', 7, '2026-01-19'],
    ['2026-03-01', 7, '2026-02-23'],
    ['1969-12-28', 7, '1969-12-22'],
    ['0001-01-01', 1, '0001-01-01'],
  ])('put %s on weekday %i of the week from %s', (day, weekday, monday) => {
    expect(weekdayOf(day)).toBe(weekday)
    expect(startOfWeek(day)).toBe(monday)
  })

  it('agree with Date in UTC', () => {
    fc.assert(
      fc.property(anyDay, day => {
        expect(weekdayOf(day) % 7).toBe(new Date(day).getUTCDay())
      }),
    )
  })
})

describe('addBusinessDays', () => {
  const fridayAndSaturday: ReadonlySet<Weekday> = new Set<Weekday>([5, 6])

  it.each<[Day, number, Day]>([
    ['2026-01-16', 1, '2026-01-19'],
    ['2026-01-17', 1, '2026-01-19'],
    ['2026-01-17', 5, '2026-01-23'],
    ['2026-01-19', 5, '2026-01-26'],
    ['2026-01-19', -1, '2026-01-16'],
    ['2026-01-18', -5, '2026-01-12'],
    ['2026-01-17', 0, '2026-01-17'],
    ['2026-01-19', 90, '2026-05-25'],
  ])('moves %s by %i business days to %s', (day, count, moved) => {
    expect(addBusinessDays(day, count)).toBe(moved)
  })

  it('takes the weekend of the place', () => {
    expect(addBusinessDays('2026-01-15', 1, fridayAndSaturday)).toBe('2026-01-18')
    expect(addBusinessDays('2026-01-16', 1, new Set())).toBe('2026-01-17')
  })

  it('refuses a week without a business day', () => {
    expect(() => addBusinessDays('2026-01-15', 1, new Set<Weekday>([1, 2, 3, 4, 5, 6, 7]))).toThrow(CrmError)
  })

  it('passes exactly so many business days and ends on one', () => {
    const weekends = fc
      .subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], {maxLength: 6})
      .map(days => new Set<Weekday>(days) as ReadonlySet<Weekday>)
    fc.assert(
      fc.property(presentDay, fc.integer({min: -60, max: 60}), weekends, (day, count, weekend) => {
        const moved = addBusinessDays(day, count, weekend)
        const direction = count < 0 ? -1 : 1
        let passed = 0
        for (let at = day; at !== moved; ) {
          at = addDays(at, direction)
          if (!weekend.has(weekdayOf(at))) passed++
        }
        expect(passed).toBe(Math.abs(count))
        if (count !== 0) expect(weekend.has(weekdayOf(moved))).toBe(false)
      }),
    )
  })

  it('agrees with date-fns from a business day on', async () => {
    const agrees = fc.property(presentDay, fc.integer({min: -200, max: 200}), (day, count) => {
      fc.pre(weekdayOf(day) < 6)
      const reference = referenceAddBusinessDays(new Date(day), count)
      expect(addBusinessDays(day, count)).toBe(reference.toISOString().slice(0, 10))
    })
    await inMachineZone('UTC', () => fc.assert(agrees))
  })
})

describe('addBusinessDays with a weekend of seven days', () => {
  it('refuses, and says why', () => {
    const week = new Set<Weekday>([1, 2, 3, 4, 5, 6, 7])
    const refusal = expect.objectContaining({
      message: 'a weekend of seven days leaves no business day',
      hint: 'Leave one day out of it.',
    })
    expect(() => addBusinessDays('2026-01-19', 0, week)).toThrow(refusal)
    expect(() => addBusinessDays('2026-01-19', 1, week)).toThrow(refusal)
  })
})

describe('days', () => {
  it('are the same whatever the zone of the machine', async () => {
    const days: Day[] = ['2011-12-29', '2026-03-08', '2026-03-29', '2026-10-25', '2026-12-31']
    await expectSameInEachZone(() =>
      days.map(day => [
        isDay(day),
        epochDay(day),
        addDays(day, 1),
        addMonths(day, 1),
        weekdayOf(day),
        addBusinessDays(day, 3),
        daysBetween(day, '2026-07-01'),
      ]),
    )
  })
})
