import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Book} from '../../../src/lib/book/book.ts'
import {type Tier, tiers} from '../../../src/lib/book/choices.ts'
import {addDays, type Day, weekdayOf} from '../../../src/lib/calendar/day.ts'
import {parseSpan} from '../../../src/lib/calendar/span.ts'
import {agendaOf, allItemsOf} from '../../../src/lib/retention/agenda.ts'
import {snoozeItem} from '../../../src/lib/retention/complete.ts'
import {spreadDays} from '../../../src/lib/retention/spread.ts'
import {aBook, type BookBuilder, type Given, idOf, withEdits} from '../../support/build.ts'

const today: Day = '2026-01-05'

const bookOf = (customers: readonly Given<'customer'>[]): BookBuilder =>
  customers.reduce((builder: BookBuilder, customer, i) => builder.customer({name: `Client ${i}`, ...customer}), aBook())

const spread = (builder: BookBuilder, span: string, only: readonly Tier[] = []) =>
  spreadDays(builder.build(), today, parseSpan(span), only)

const daysOf = (builder: BookBuilder, span: string): Day[] => spread(builder, span).map(({on}) => on)

const applied = (book: Book, span: string): Book => {
  const days = spreadDays(book, today, parseSpan(span), [])
  const items = allItemsOf(book, today, book.ids)
  const edits = days.flatMap(({customer, on}) =>
    items.filter(({id}) => id === `${customer.id}/check-in`).flatMap(item => snoozeItem(book, item, on, today)),
  )
  return withEdits(book, edits)
}

describe('spreadDays', () => {
  it('gives working days from tomorrow to the end of the span', () => {
    expect(daysOf(bookOf(Array(10).fill({})), '2w')).toEqual([
      '2026-01-06',
      '2026-01-07',
      '2026-01-08',
      '2026-01-09',
      '2026-01-12',
      '2026-01-13',
      '2026-01-14',
      '2026-01-15',
      '2026-01-16',
      '2026-01-19',
    ])
    expect(daysOf(bookOf(Array(2).fill({})), '2w')).toEqual(['2026-01-06', '2026-01-13'])
  })

  it('spreads evenly, the closest tier first, and always the same', () => {
    const anyCustomers = fc.array(fc.constantFrom(...tiers), {minLength: 1, maxLength: 60})
    fc.assert(
      fc.property(anyCustomers, fc.integer({min: 3, max: 90}), (drawn, length) => {
        const builder = bookOf(drawn.map(tier => ({tier})))
        const rows = spread(builder, `${length}d`)
        expect(rows).toHaveLength(drawn.length)
        expect(rows.map(({customer}) => customer.tier)).toEqual(drawn.toSorted())
        const days = rows.map(({on}) => on)
        expect(days).toEqual(days.toSorted())
        for (const day of days) {
          expect(day > today && day <= addDays(today, length)).toBe(true)
          expect(weekdayOf(day)).toBeLessThan(6)
        }
        const counts = [...new Set(days)].map(day => days.filter(each => each === day).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        expect(spread(builder, `${length}d`)).toEqual(rows)
      }),
    )
  })

  it('takes those without a two-way touch alone, and none that are left in peace', () => {
    const builder = aBook()
      .customer({name: 'Talked to'})
      .touch()
      .customer({name: 'Written to'})
      .touch({channel: 'email', direction: 'out'})
      .customer({name: 'New'})
      .customer({name: 'Paused', status: 'paused'})
      .customer({name: 'Former', status: 'former'})
    expect(
      spread(builder, '1w')
        .map(({customer}) => customer.name)
        .sort(),
    ).toEqual(['New', 'Written to'])
  })

  it('takes the tiers asked for, the default one for those that have none', () => {
    const builder = bookOf([{tier: 'A'}, {tier: 'B'}, {tier: 'C'}, {}])
    const tiersOf = (only: readonly Tier[]) => spread(builder, '1w', only).map(({customer}) => customer.tier)
    expect(tiersOf(['A', 'B'])).toEqual(['A', 'B'])
    expect(tiersOf(['C'])).toHaveLength(2)
  })

  it('puts those that have waited longest first within a tier', () => {
    const builder = bookOf([{since: '2025-01-01'}, {since: '2020-01-01'}, {since: '2023-01-01'}])
    expect(spread(builder, '3w').map(({customer}) => customer.since)).toEqual([
      '2020-01-01',
      '2023-01-01',
      '2025-01-01',
    ])
  })

  it('keeps out of quiet periods and of own weekends', () => {
    const builder = bookOf([{weekend: 'tue,wed'}]).setting('quiet', '2026-01-08..2026-01-11')
    expect(daysOf(builder, '2w')).toEqual(['2026-01-12'])
  })

  it('falls back on the nearest day before where the days after are own weekend, and on the day itself where all are', () => {
    const lastOf = (weekend: string) => daysOf(bookOf([{}, {}, {}, {}, {tier: 'D', weekend}]), '1w').at(-1)
    expect(lastOf('sat,sun')).toBe('2026-01-12')
    expect(lastOf('mon')).toBe('2026-01-09')
    expect(lastOf('mon,thu,fri')).toBe('2026-01-07')
    expect(lastOf('mon,tue,wed,thu,fri')).toBe('2026-01-12')
  })

  it.each([
    ['13m', '13 months'],
    ['367d', '367 days'],
  ])('refuses %s', (span, named) => {
    expect(() => spread(bookOf([{}]), span)).toThrow(named)
  })

  it('refuses a span without a working day', () => {
    const builder = bookOf([{}]).setting('quiet', '2026-01-06..2026-01-20')
    expect(() => spread(builder, '1w')).toThrow('no working day within 1 week')
  })
})

describe('a first check-in that was given a day', () => {
  const apex = idOf('customer', 'apex')
  const checkInsOn = (book: Book, day: Day, days = 0) => agendaOf(book, day, {days, kinds: ['check-in']})

  it('comes up on it before its ideal day', () => {
    const book = applied(bookOf([{id: apex}, {}]).build(), '2w')
    expect(checkInsOn(book, today)).toEqual([])
    expect(checkInsOn(book, '2026-01-06')).toHaveLength(1)
    expect(checkInsOn(book, '2026-01-13')).toHaveLength(2)
    expect(checkInsOn(book, '2026-01-13').map(({late}) => late)).toEqual([7, 0])
    expect(checkInsOn(book, today, 3)).toEqual([])
  })

  it('waits for it where the ideal day is past, and stays as late as it is', () => {
    const book = applied(bookOf([{id: apex, tier: 'A', since: '2025-01-05'}, {}]).build(), '2w')
    expect(checkInsOn(book, today)).toEqual([])
    expect(checkInsOn(book, '2026-01-06')).toMatchObject([{on: '2025-02-04', severity: 'overdue'}])
  })

  it('counts from a talk afterwards as ever', () => {
    const book = applied(bookOf([{id: apex, tier: 'A'}]).build(), '2w')
    const talked = withEdits(book, [
      {
        id: idOf('touch', 'talk'),
        type: 'touch',
        values: {customer: apex, on: '2026-01-06', channel: 'call', direction: 'both'},
      },
    ])
    expect(checkInsOn(talked, '2026-02-04')).toEqual([])
    expect(checkInsOn(talked, '2026-02-05')).toMatchObject([{on: '2026-02-05'}])
  })
})
