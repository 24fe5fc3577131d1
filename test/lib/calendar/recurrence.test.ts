import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addDays, type Day, dayOfMonth, daysInMonth, monthOf, yearOf} from '../../../src/lib/calendar/day.ts'
import {
  firstOccurrenceAfter,
  occurrenceAt,
  occurrencesBetween,
  type Recurrence,
} from '../../../src/lib/calendar/recurrence.ts'
import {parseSpan} from '../../../src/lib/calendar/span.ts'
import vectors from '../../vectors.json' with {type: 'json'}
import {presentDay} from './arbitraries.ts'

const series = (start: Day, every: string, end: Pick<Recurrence, 'until' | 'times'> = {}): Recurrence => ({
  start,
  every: parseSpan(every),
  ...end,
})

const anySeries: fc.Arbitrary<Recurrence> = fc
  .record(
    {
      start: presentDay,
      count: fc.integer({min: 1, max: 14}),
      unit: fc.constantFrom('day', 'week', 'month', 'year'),
      times: fc.integer({min: 1, max: 40}),
      length: fc.integer({min: 0, max: 2000}),
    },
    {requiredKeys: ['start', 'count', 'unit']},
  )
  .map(({start, count, unit, times, length}) => ({
    start,
    every: {count, unit},
    ...(times === undefined ? {} : {times}),
    ...(length === undefined ? {} : {until: addDays(start, length)}),
  }))

const naiveAfter = (recurrence: Recurrence, after: Day): Day | undefined => {
  for (let k = 0; ; k++) {
    const day = occurrenceAt(recurrence, k)
    if (day === undefined || day > after) return day
  }
}

const laterBy = fc.integer({min: -400, max: 4000})

describe('occurrenceAt', () => {
  it.each<[Day, string, Day[]]>([
    ['2026-01-31', '3m', ['2026-01-31', '2026-04-30', '2026-07-31', '2026-10-31', '2027-01-31']],
    ['2026-01-19', '2w', ['2026-01-19', '2026-02-02', '2026-02-16', '2026-03-02', '2026-03-16']],
    ['2026-01-19', '10d', ['2026-01-19', '2026-01-29', '2026-02-08', '2026-02-18', '2026-02-28']],
  ])('from %s every %s falls on %j', (start, every, days) => {
    expect(days.map((_day, k) => occurrenceAt(series(start, every), k))).toEqual(days)
  })

  it.each(vectors.anchored_months)('from $start every $every falls next on $next', ({start, every, next}) => {
    expect(next.map((_day, at) => occurrenceAt(series(start as Day, every), at + 1))).toEqual(next)
  })

  it('ends with the last day and after so many times', () => {
    expect(occurrenceAt(series('2026-01-31', '1m', {until: '2026-03-31'}), 2)).toBe('2026-03-31')
    expect(occurrenceAt(series('2026-01-31', '1m', {until: '2026-03-30'}), 2)).toBeUndefined()
    expect(occurrenceAt(series('2026-01-31', '1m', {times: 2}), 1)).toBe('2026-02-28')
    expect(occurrenceAt(series('2026-01-31', '1m', {times: 2}), 2)).toBeUndefined()
    expect(occurrenceAt(series('2026-01-31', '1m', {until: '2026-01-30'}), 0)).toBeUndefined()
  })

  it('ends with the calendar', () => {
    expect(occurrenceAt(series('9998-12-31', '1y'), 1)).toBe('9999-12-31')
    expect(occurrenceAt(series('9998-12-31', '1y'), 2)).toBeUndefined()
  })

  it.each([-1, 0.5, Number.NaN])('has no number %d', k => {
    expect(occurrenceAt(series('2026-01-31', '1m'), k)).toBeUndefined()
  })

  it('strictly increases and stays anchored on the day of the start', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({min: 0, max: 60}), (recurrence, k) => {
        const day = occurrenceAt(recurrence, k)
        const next = occurrenceAt(recurrence, k + 1)
        if (day === undefined) {
          expect(next).toBeUndefined()
          return
        }
        if (next !== undefined) expect(next > day).toBe(true)
        if (recurrence.every.unit === 'month' || recurrence.every.unit === 'year') {
          const monthsEnd = daysInMonth(yearOf(day), monthOf(day))
          expect(dayOfMonth(day)).toBe(Math.min(dayOfMonth(recurrence.start), monthsEnd))
        }
      }),
    )
  })
})

describe('firstOccurrenceAfter', () => {
  it.each<[Day, Day | undefined]>([
    ['2025-06-01', '2026-01-31'],
    ['2026-01-30', '2026-01-31'],
    ['2026-01-31', '2026-02-28'],
    ['2026-02-27', '2026-02-28'],
    ['2026-02-28', '2026-03-31'],
    ['2026-03-30', '2026-03-31'],
    ['2026-04-30', '2026-05-31'],
    ['2126-01-31', '2126-02-28'],
  ])('after %s the 31st of every month comes on %s', (after, next) => {
    expect(firstOccurrenceAfter(series('2026-01-31', '1m'), after)).toBe(next)
  })

  it('finds nothing after the end', () => {
    expect(firstOccurrenceAfter(series('2026-01-31', '1m', {times: 2}), '2026-02-28')).toBeUndefined()
    expect(firstOccurrenceAfter(series('2026-01-31', '1m', {until: '2026-03-30'}), '2026-02-28')).toBeUndefined()
    expect(firstOccurrenceAfter(series('2026-01-31', '1d'), '9999-12-31')).toBeUndefined()
    expect(firstOccurrenceAfter(series('2026-01-31', '100y'), '9999-12-31')).toBeUndefined()
  })

  it('finds what walking from the start finds', () => {
    fc.assert(
      fc.property(anySeries, laterBy, (recurrence, days) => {
        const after = addDays(recurrence.start, days)
        expect(firstOccurrenceAfter(recurrence, after)).toBe(naiveAfter(recurrence, after))
      }),
      {numRuns: 500},
    )
  })
})

describe('occurrencesBetween', () => {
  it('includes both ends', () => {
    const monthly = series('2026-01-31', '1m')
    expect(occurrencesBetween(monthly, '2026-02-28', '2026-04-30')).toEqual(['2026-02-28', '2026-03-31', '2026-04-30'])
    expect(occurrencesBetween(monthly, '2026-01-31', '2026-01-31')).toEqual(['2026-01-31'])
  })

  it('is empty before the start, after the end and where the days are turned round', () => {
    const twice = series('2026-01-31', '1m', {times: 2})
    expect(occurrencesBetween(twice, '2025-01-01', '2026-01-30')).toEqual([])
    expect(occurrencesBetween(twice, '2026-03-01', '2027-01-01')).toEqual([])
    expect(occurrencesBetween(twice, '2026-02-28', '2026-01-31')).toEqual([])
  })

  it('reaches to both ends of the calendar', () => {
    expect(occurrencesBetween(series('9999-12-30', '1d'), '0001-01-01', '9999-12-31')).toEqual([
      '9999-12-30',
      '9999-12-31',
    ])
  })

  it('lists exactly the occurrences that lie between', () => {
    fc.assert(
      fc.property(anySeries, laterBy, fc.integer({min: 0, max: 700}), (recurrence, days, length) => {
        const from = addDays(recurrence.start, days)
        const to = addDays(from, length)
        const all: Day[] = []
        for (let k = 0; ; k++) {
          const day = occurrenceAt(recurrence, k)
          if (day === undefined || day > to) break
          if (day >= from) all.push(day)
        }
        expect(occurrencesBetween(recurrence, from, to)).toEqual(all)
      }),
    )
  })
})
