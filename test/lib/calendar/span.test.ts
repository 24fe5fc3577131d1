import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addMonths, type Day, daysBetween} from '../../../src/lib/calendar/day.ts'
import {
  addSpan,
  formatSpan,
  parseSpan,
  readSpan,
  type Span,
  spanInDays,
  spanInWords,
  subtractSpan,
} from '../../../src/lib/calendar/span.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {presentDay} from './arbitraries.ts'

const anySpan: fc.Arbitrary<Span> = fc.record({
  count: fc.integer({min: 1, max: 100}),
  unit: fc.constantFrom('day', 'week', 'month', 'year'),
})

describe('parseSpan', () => {
  it.each<[string, Span]>([
    ['10d', {count: 10, unit: 'day'}],
    ['3w', {count: 3, unit: 'week'}],
    ['2m', {count: 2, unit: 'month'}],
    ['1y', {count: 1, unit: 'year'}],
    ['10 days', {count: 10, unit: 'day'}],
    ['1 day', {count: 1, unit: 'day'}],
    ['2 wks', {count: 2, unit: 'week'}],
    ['1 wk', {count: 1, unit: 'week'}],
    ['3weeks', {count: 3, unit: 'week'}],
    ['1 month', {count: 1, unit: 'month'}],
    ['6 mo', {count: 6, unit: 'month'}],
    ['2 years', {count: 2, unit: 'year'}],
    ['1 YR', {count: 1, unit: 'year'}],
    [' 3W ', {count: 3, unit: 'week'}],
    ['007d', {count: 7, unit: 'day'}],
    ['१० d', {count: 10, unit: 'day'}],
    ['۳w', {count: 3, unit: 'week'}],
    ['100y', {count: 100, unit: 'year'}],
    ['36525d', {count: 36525, unit: 'day'}],
  ])('reads %j', (text, span) => {
    expect(parseSpan(text)).toEqual(span)
  })

  it.each([
    '',
    '0d',
    '0 weeks',
    '-3w',
    '+3w',
    '1.5m',
    '1,5m',
    '101y',
    '1201m',
    '5218w',
    '36526d',
    '99999999999999999999d',
    '3',
    'd',
    'three weeks',
    '3 fortnights',
    '3 dayss',
    '3d 2w',
    '3 w x',
    '1e2d',
    '3min',
  ])('refuses %j, naming it and the forms', text => {
    expect(readSpan(text)).toBeUndefined()
    let thrown: unknown
    try {
      parseSpan(text)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(CrmError)
    expect(thrown).toMatchObject({
      code: 'invalid-value',
      message: `not a span of time: ${text}`,
      hint: expect.stringMatching(/10d.*3w.*2m.*1y/),
    })
  })

  it('reads what formatSpan and spanInWords write', () => {
    fc.assert(
      fc.property(anySpan, span => {
        expect(parseSpan(formatSpan(span))).toEqual(span)
        expect(parseSpan(spanInWords(span))).toEqual(span)
      }),
    )
  })
})

describe('formatSpan and spanInWords', () => {
  it.each<[Span, string, string, number]>([
    [{count: 10, unit: 'day'}, '10d', '10 days', 10],
    [{count: 1, unit: 'day'}, '1d', '1 day', 1],
    [{count: 3, unit: 'week'}, '3w', '3 weeks', 21],
    [{count: 1, unit: 'month'}, '1m', '1 month', 30],
    [{count: 2, unit: 'year'}, '2y', '2 years', 730],
  ])('write %o as %s and %s, to compare as %i days', (span, stored, words, days) => {
    expect(formatSpan(span)).toBe(stored)
    expect(spanInWords(span)).toBe(words)
    expect(spanInDays(span)).toBe(days)
  })
})

describe('addSpan', () => {
  it.each<[Day, string, number, Day]>([
    ['2026-01-31', '1m', 1, '2026-02-28'],
    ['2026-01-31', '1m', 2, '2026-03-31'],
    ['2026-01-31', '1m', 3, '2026-04-30'],
    ['2028-02-29', '1y', 1, '2029-02-28'],
    ['2028-02-29', '1y', 4, '2032-02-29'],
    ['2026-01-31', '10d', 1, '2026-02-10'],
    ['2026-01-31', '2w', 3, '2026-03-14'],
    ['2026-01-31', '3m', 0, '2026-01-31'],
    ['2026-03-31', '1m', -1, '2026-02-28'],
  ])('to %s %s, %i times, gives %s', (day, span, times, moved) => {
    expect(addSpan(day, parseSpan(span), times)).toBe(moved)
  })

  it('adds it once unless told otherwise', () => {
    expect(addSpan('2026-01-19', parseSpan('3w'))).toBe('2026-02-09')
  })

  it('refuses to leave the calendar', () => {
    expect(() => addSpan('9999-06-01', parseSpan('1y'))).toThrow(CrmError)
  })

  it('takes a year as twelve months and a week as seven days', () => {
    fc.assert(
      fc.property(presentDay, fc.integer({min: 1, max: 50}), (day, count) => {
        expect(addSpan(day, {count, unit: 'year'})).toBe(addMonths(day, 12 * count))
        expect(addSpan(day, {count, unit: 'week'})).toBe(addSpan(day, {count: 7 * count, unit: 'day'}))
      }),
    )
  })
})

describe('subtractSpan', () => {
  it('goes one span back', () => {
    expect(subtractSpan('2026-03-31', parseSpan('1m'))).toBe('2026-02-28')
    expect(subtractSpan('2026-03-03', parseSpan('1w'))).toBe('2026-02-24')
  })

  it('undoes days and weeks, and months but for the end of the month', () => {
    fc.assert(
      fc.property(presentDay, anySpan, (day, span) => {
        const off = daysBetween(subtractSpan(addSpan(day, span), span), day)
        expect(off).toBeGreaterThanOrEqual(0)
        expect(off).toBeLessThanOrEqual(span.unit === 'month' || span.unit === 'year' ? 3 : 0)
      }),
    )
  })
})
