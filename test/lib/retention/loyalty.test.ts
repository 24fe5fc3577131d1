import {describe, expect, it} from 'vitest'
import {pointsFor, pointsOf, spendOf, tenureSince, tierFor} from '../../../src/lib/retention/loyalty.ts'
import {aBook, idOf} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const eur = (amount: string) => ({amount, currency: 'EUR'})
const entry = {on: '2026-01-05', points: 10} as const

it('adds up what was earned, redeemed and taken back', () => {
  const book = aBook()
    .customer({id: apex})
    .add('loyalty', {...entry, way: 'earned', points: 50})
    .add('loyalty', {...entry, way: 'redeemed', points: 20})
    .add('loyalty', {...entry, way: 'taken'})
    .build()
  expect(pointsOf(book, apex)).toBe(20)
})

it('looks back over a year of purchases', () => {
  const book = aBook()
    .customer({id: apex})
    .purchase({on: '2025-01-05', amount: '1000 EUR'})
    .purchase({on: '2025-01-06', amount: '200 EUR'})
    .purchase({on: '2026-01-05', amount: '30 EUR'})
    .purchase({on: '2026-01-06', amount: '4 EUR'})
    .build()
  expect(spendOf(book, apex, '2026-01-05')).toEqual([eur('230')])
})

describe('tierFor', () => {
  const tiers = [
    {name: 'Silver', from: eur('5000')},
    {name: 'Gold', from: eur('20000')},
  ]

  it.each([
    ['4999.99', undefined],
    ['5000', 'Silver'],
    ['20000', 'Gold'],
  ])('of %s EUR is %s', (amount, tier) => {
    expect(tierFor([eur(amount)], tiers)).toBe(tier)
  })

  it('does not compare currencies', () => {
    expect(tierFor([{amount: '90000', currency: 'USD'}], tiers)).toBeUndefined()
  })
})

describe('pointsFor', () => {
  const rule = {count: 2, per: eur('100')}

  it.each([
    [eur('99.99'), 0],
    [eur('100'), 2],
    [eur('350'), 6],
    [{amount: '350', currency: 'USD'}, 0],
  ])('of %o are %s', (amount, points) => {
    expect(pointsFor(amount, rule)).toBe(points)
  })

  it('are none without a rule', () => {
    expect(pointsFor(eur('350'), undefined)).toBe(0)
  })
})

it('counts no years of a client with whom nothing was agreed or bought', () => {
  const book = aBook().customer({id: apex}).build()
  expect(book.all('customer').map(customer => tenureSince(book, customer))).toEqual([undefined])
})

it.each([
  ['the day that was said', '2020-03-01', '2020-03-01'],
  ['the first purchase', undefined, '2024-02-01'],
])('counts a client since %s', (_, since, expected) => {
  const book = aBook()
    .customer({id: apex, ...(since ? {since} : {})} as never)
    .engagement({start: '2025-01-01'})
    .purchase({on: '2024-02-01'})
    .build()
  const customer = book.find('customer', apex)
  expect(customer && tenureSince(book, customer)).toBe(expected)
})

it('counts a client since the first engagement where that came before any purchase', () => {
  const book = aBook().customer({id: apex}).engagement({start: '2023-01-01'}).purchase({on: '2024-02-01'}).build()
  const customer = book.find('customer', apex)
  expect(customer && tenureSince(book, customer)).toBe('2023-01-01')
})
