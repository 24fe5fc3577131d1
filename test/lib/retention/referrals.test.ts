import {expect, it} from 'vitest'
import type {Book} from '../../../src/lib/book/book.ts'
import type {Customer} from '../../../src/lib/book/registry.ts'
import {isBroughtBy, outcomeOf, referralTree, referrerOf} from '../../../src/lib/retention/referrals.ts'
import {aBook, idOf} from '../../support/build.ts'

const [apex, bright, delta, echo] = ['apex', 'bright', 'delta', 'echo'].map(name => idOf('customer', name)) as [
  string,
  string,
  string,
  string,
]

/** Apex brought Bright and, without a record of it, Delta; Delta brought Echo. */
const family = (): Book =>
  aBook()
    .customer({id: delta, name: 'Delta', referredBy: apex})
    .add('referral', {to: echo, on: '2026-01-03', thankedOn: '2026-01-04'})
    .customer({id: apex, name: 'Apex'})
    .add('referral', {to: bright, on: '2026-01-02'})
    .customer({id: bright, name: 'Bright', status: 'prospect', referredBy: apex})
    .customer({id: echo, name: 'Echo', status: 'active'})
    .build()

const find = (book: Book, id: string): Customer => {
  const customer = book.find('customer', id)
  if (!customer) throw new Error(`no customer ${id}`)
  return customer
}

it('shows whom a client brought, and whom those brought, as a tree', () => {
  const book = family()
  expect(referralTree(book, find(book, apex))).toMatchObject({
    by: null,
    brought: [
      {customer: {name: 'Bright'}, on: '2026-01-02', outcome: 'open', thanked: null, brought: []},
      {
        customer: {name: 'Delta'},
        referral: null,
        brought: [{customer: {name: 'Echo'}, outcome: 'won', thanked: '2026-01-04'}],
      },
    ],
  })
  expect(referralTree(book, find(book, echo)).by).toEqual({id: delta, name: 'Delta'})
})

it('names whom a client brought in the order of the days, each by the first record, whatever the ids', () => {
  const ids = ['a', 'b', 'c'].map(name => idOf('referral', name)).toSorted() as [string, string, string]
  const book = aBook()
    .customer({id: apex, name: 'Apex'})
    .add('referral', {id: ids[0], to: echo, on: '2026-02-03'})
    .add('referral', {id: ids[1], to: delta, on: '2026-01-02'})
    .add('referral', {id: ids[2], to: echo, on: '2026-01-03'})
    .customer({id: delta, name: 'Delta'})
    .customer({id: echo, name: 'Echo'})
    .build()
  expect(referralTree(book, find(book, apex)).brought).toMatchObject([
    {customer: {name: 'Delta'}, referral: ids[1]},
    {customer: {name: 'Echo'}, referral: ids[2], on: '2026-01-03'},
  ])
})

it('takes the first referral for who brought a client, whatever the ids', () => {
  const book = aBook()
    .customer({id: apex, name: 'Apex'})
    .add('referral', {id: idOf('referral', 'late'), to: echo, on: '2026-02-03'})
    .customer({id: bright, name: 'Bright'})
    .add('referral', {id: idOf('referral', 'zero'), to: echo, on: '2026-01-03'})
    .customer({id: echo, name: 'Echo'})
    .build()
  expect(referrerOf(book, find(book, echo))?.name).toBe('Bright')
})

it('ends where two brought each other', () => {
  const book = aBook()
    .customer({id: apex, name: 'Apex', referredBy: bright})
    .customer({id: bright, name: 'Bright', referredBy: apex})
    .build()
  expect(referralTree(book, find(book, apex)).brought).toMatchObject([{customer: {name: 'Bright'}, brought: []}])
  expect(isBroughtBy(book, find(book, apex), find(book, bright))).toBe(true)
})

it('knows who was brought by whom over others', () => {
  const book = family()
  expect(isBroughtBy(book, find(book, echo), find(book, apex))).toBe(true)
  expect(isBroughtBy(book, find(book, apex), find(book, echo))).toBe(false)
})

it.each([
  [bright, undefined, 'open'],
  [bright, 'lost', 'lost'],
  [echo, undefined, 'won'],
] as const)('tells the outcome by what was said, else by the status', (to, outcome, expected) => {
  expect(outcomeOf(family(), {to, ...(outcome ? {outcome} : {})})).toBe(expected)
})
