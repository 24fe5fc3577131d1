import {describe, expect, it} from 'vitest'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {activeBy, customerSince} from '../../../src/lib/retention/active.ts'
import {aBook, type BookBuilder, idOf, withEdits} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const client = (given = {}) => aBook().customer({id: apex, added: '2025-01-01', ...given})

const active = (builder: BookBuilder, day: Day) => {
  const book = builder.build()
  const customer = book.find('customer', apex)
  return customer && activeBy(book, day)(customer)
}

/** The day of the stamp that withEdits gives. */
const edited: Day = '1970-01-26'

/** The customer of a book after their status was set. */
const withStatus = (builder: BookBuilder, status: string) => {
  const book = withEdits(builder.build(), [{id: apex, type: 'customer', values: {status}}])
  const customer = book.find('customer', apex)
  if (!customer) throw new Error('no customer')
  return {book, customer}
}

describe('activeBy', () => {
  it.each<[Day, string | undefined]>([
    ['2025-01-31', undefined],
    ['2025-02-01', 'engagement'],
    ['2025-06-30', 'engagement'],
    ['2025-07-01', undefined],
  ])('an engagement makes active from its start to its end: on %s %s', (day, expected) => {
    expect(active(client().engagement({start: '2025-02-01', end: '2025-06-30'}), day)).toBe(expected)
  })

  it('an engagement counts to the day it was ended, and without an end for ever', () => {
    const ended = client().engagement({start: '2025-02-01', end: '2025-12-31', endedOn: '2025-03-31'})
    expect([active(ended, '2025-03-31'), active(ended, '2025-04-01')]).toEqual(['engagement', undefined])
    expect(active(client().engagement({start: '2025-02-01'}), '2040-01-01')).toBe('engagement')
    const rolling = client().engagement({start: '2025-02-01', end: '2025-12-31', rolling: '1y'})
    expect(active(rolling, '2030-01-01')).toBe('engagement')
  })

  it.each<[Day, string | undefined]>([
    ['2025-01-31', undefined],
    ['2025-02-01', 'rhythm'],
    ['2026-02-01', 'rhythm'],
    ['2026-02-02', undefined],
  ])('a purchase makes active for a year: on %s %s', (day, expected) => {
    expect(active(client().add('purchase', {on: '2025-02-01', amount: '10 EUR'}), day)).toBe(expected)
  })

  it('who buys seldom stays active for twice the own gap', () => {
    const builder = client()
    for (const on of ['2019-01-01', '2021-01-01', '2023-01-01'] as const)
      builder.add('purchase', {on, amount: '10 EUR'})
    expect([active(builder, '2027-01-01'), active(builder, '2027-01-02')]).toEqual(['rhythm', undefined])
  })

  it('looks at the latest purchase, and at the gaps up to the day alone', () => {
    const turned = client()
      .add('purchase', {id: idOf('purchase', 'a'), on: '2025-06-01', amount: '1 EUR'})
      .add('purchase', {id: idOf('purchase', 'b'), on: '2025-02-01', amount: '1 EUR'})
    expect([active(turned, '2026-06-01'), active(turned, '2026-06-02')]).toEqual(['rhythm', undefined])
    const later = client()
    for (const on of ['2019-01-01', '2021-01-01', '2026-01-01'] as const) later.add('purchase', {on, amount: '10 EUR'})
    expect(active(later, '2025-06-01')).toBeUndefined()
  })

  it('the word that somebody is a customer holds until the first business, which then says it better', () => {
    const builder = client({since: '2020-05-01'}).engagement({start: '2021-02-01', end: '2021-03-31'})
    const days = ['2020-04-30', '2020-05-01', '2021-01-31', '2021-02-01', '2021-04-01'] as const
    expect(days.map(day => active(builder, day))).toEqual([undefined, 'hand', 'hand', 'engagement', undefined])
  })

  it('without any business the status speaks, from the day added or the day said', () => {
    expect([active(client(), '2024-12-31'), active(client(), '2025-01-01')]).toEqual([undefined, 'hand'])
    expect(active(client({since: '2020-05-01'}), '2020-05-01')).toBe('hand')
    expect(active(client({status: 'paused'}), '2026-01-01')).toBe('hand')
    expect(active(client({status: 'prospect'}), '2026-01-01')).toBeUndefined()
    expect(active(client({status: 'former'}), '2026-01-01')).toBeUndefined()
  })

  it('status active that was given later holds from then on, whatever ended', () => {
    const before = client({status: 'prospect'}).engagement({start: '1960-02-01', end: '1960-03-31'})
    const {book, customer} = withStatus(before, 'active')
    expect([activeBy(book, '1970-01-25')(customer), activeBy(book, edited)(customer)]).toEqual([undefined, 'hand'])
  })

  it('another status that was given later changes nothing of when it began', () => {
    const {book, customer} = withStatus(client({added: '1960-01-01'}), 'paused')
    expect(activeBy(book, '1965-01-01')(customer)).toBe('hand')
    const worked = client({added: '1960-01-01', since: '1960-01-01'}).engagement({
      start: '1961-01-01',
      end: '1961-02-01',
    })
    const paused = withStatus(worked, 'paused')
    expect(activeBy(paused.book, '1980-01-01')(paused.customer)).toBeUndefined()
  })

  it('nobody is active from the day they were set to former on', () => {
    const {book, customer} = withStatus(client().engagement({start: '1960-02-01'}), 'former')
    const days = ['1970-01-25', edited, '2026-01-01'] as const
    expect(days.map(day => activeBy(book, day)(customer))).toEqual(['engagement', undefined, undefined])
  })
})

describe('customerSince', () => {
  it.each<[string, BookBuilder, Day | undefined]>([
    [
      'the first business',
      client().engagement({start: '2025-05-01'}).add('purchase', {on: '2025-03-01', amount: '1 EUR'}),
      '2025-03-01',
    ],
    ['since, where it is earlier', client({since: '2020-01-01'}).engagement({start: '2025-05-01'}), '2020-01-01'],
    ['the day added without any business', client(), '2025-01-01'],
    ['the day added of one who is active, when nobody knows since when', client({status: 'active'}), '2025-01-01'],
    ['nothing of a prospect', client({status: 'prospect'}), undefined],
    ['the first business of a prospect', client({status: 'prospect'}).engagement({start: '2025-05-01'}), '2025-05-01'],
  ])('is %s', (_what, builder, expected) => {
    const book = builder.build()
    const customer = book.find('customer', apex)
    if (!customer) throw new Error('no customer')
    expect(customerSince(book, customer)).toBe(expected)
  })

  it.each([
    ['active', edited],
    ['paused', '2025-01-01'],
    ['prospect', undefined],
  ])('is without any business what the status %s says that was given later: %s', (status, expected) => {
    const {book, customer} = withStatus(client({status: status === 'active' ? 'prospect' : 'active'}), status)
    expect(customerSince(book, customer)).toBe(expected)
  })
})
