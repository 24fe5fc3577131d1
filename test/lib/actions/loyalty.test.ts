import {describe, expect, it} from 'vitest'
import {
  creditPurchase,
  creditReferral,
  enterPoints,
  type PointsInput,
  redeemPoints,
  showLoyalty,
} from '../../../src/lib/actions/loyalty.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const apex = idOf('customer', 'apex')
const aClient = () => aBook().customer({id: apex, name: 'Apex'})
const hundred = aClient().add('loyalty', {way: 'earned', points: 100, on: '2026-01-02'}).build()

const enter = (input: Partial<PointsInput>, book: Book = hundred) =>
  carryOut(book, current =>
    enterPoints(current, 'apex', {points: 10, way: 'earned', why: undefined, ...input}, aMoment()),
  ).result.loyalty

const redeem = (points: number, reward = 'A workshop', book: Book = hundred) =>
  carryOut(book, current => redeemPoints(current, 'apex', {points, reward, why: undefined}, aMoment()))

describe('showLoyalty', () => {
  it('gives the entries newest first, each with the points there were after it', () => {
    const book = aClient()
      .add('loyalty', {way: 'redeemed', points: 30, on: '2026-01-03'})
      .add('loyalty', {way: 'earned', points: 100, on: '2026-01-02'})
      .add('loyalty', {way: 'taken', points: 20, on: '2026-01-04'})
      .build()
    const {loyalty} = showLoyalty(book, 'apex', '2026-01-05')
    expect(loyalty.points).toBe(50)
    expect(loyalty.entries.map(({points, balance}) => [points, balance])).toEqual([
      [-20, 50],
      [-30, 70],
      [100, 100],
    ])
  })

  it('tells the tier that the spend of a year reaches, and since when they are a client', () => {
    const book = aClient()
      .purchase({on: '2024-03-01', amount: '9000 EUR'})
      .purchase({on: '2025-06-01', amount: '5000 EUR'})
      .setting('loyalty.tiers', 'Silver 5000 EUR, Gold 10000 EUR')
      .build()
    expect(showLoyalty(book, 'apex', '2026-01-05').loyalty).toMatchObject({
      customer: {id: apex, name: 'Apex'},
      tier: 'Silver',
      spend: [{amount: '5000', currency: 'EUR'}],
      since: '2024-03-01',
    })
  })

  it('has no tier and no beginning of one who bought nothing', () => {
    expect(showLoyalty(hundred, 'apex', '2026-01-05').loyalty).toMatchObject({tier: null, since: null, spend: []})
  })
})

describe('enterPoints', () => {
  it('adds to the points, and takes back no more than there are', () => {
    expect(enter({points: 10, why: 'Spoke at their event'})).toMatchObject({
      points: 110,
      entries: [{points: 10, balance: 110, why: 'Spoke at their event', on: '2026-01-05'}, {points: 100}],
    })
    expect(enter({points: 100, way: 'taken'}).points).toBe(0)
    expect(errorOf(() => enter({points: 101, way: 'taken'}))).toMatchObject({
      code: 'invalid-value',
      message: '101 points to take back, but there are 100',
      hint: 'Give at most 100.',
    })
  })

  it.each([
    [0, 'not a number of points to enter: 0'],
    [1_000_000_001, 'too many points: 1000000001'],
  ])('refuses %i points', (points, message) => {
    expect(errorOf(() => enter({points}))).toMatchObject({code: 'invalid-value', message})
  })

  it('takes as many at once as a ledger may have', () => {
    expect(enter({points: 1_000_000_000}).points).toBe(1_000_000_100)
  })
})

describe('redeemPoints', () => {
  it('takes the points and promises the reward', () => {
    const {result, after} = redeem(100)
    expect(result.loyalty).toMatchObject({points: 0, entries: [{points: -100, reward: 'A workshop'}, {points: 100}]})
    expect(result.promise).toMatchObject({customer: apex, text: 'Reward: A workshop', by: 'me', state: 'open'})
    expect(after.all('loyalty').find(({way}) => way === 'redeemed')?.promise).toBe(result.promise.id)
  })

  it.each([
    [101, hundred, '101 points to redeem, but there are 100', 'Give at most 100.'],
    [
      1,
      aClient().build(),
      '1 points to redeem, but there are 0',
      'Enter points first: crm loyalty CUSTOMER --points N',
    ],
    [0, hundred, 'not a number of points to enter: 0', 'Give a whole number from 1.'],
  ])('refuses %i', (points, book, message, hint) => {
    expect(errorOf(() => redeem(points, 'A workshop', book))).toMatchObject({code: 'invalid-value', message, hint})
  })

  it('refuses a reward of no word', () => {
    expect(errorOf(() => redeem(10, ' ')).code).toBe('invalid-value')
  })
})

describe('creditPurchase', () => {
  const ruled = aClient().setting('loyalty.points', '2 per 100 EUR').build()
  const bought = {id: idOf('purchase', 'invoice'), customer: apex}
  const credit = (book: Book, amount: string, what?: string) =>
    creditPurchase(book, {...bought, amount, what: what ?? null}, aMoment()).map(({values}) => values)

  it('enters the points of every full part of the amount, and what they are for', () => {
    expect(credit(ruled, '250 EUR', 'Audit')).toMatchObject([
      {customer: apex, way: 'earned', points: 4, why: 'Audit', source: bought.id},
    ])
    expect(credit(ruled, '250 EUR')).toMatchObject([{why: 'purchase of 250 EUR'}])
  })

  it.each([
    ['where no rule is set', aClient().build(), '250 EUR'],
    ['for less than a full part', ruled, '99.99 EUR'],
    ['in another currency', ruled, '250 USD'],
    ['for an amount that cannot be read', ruled, 'much'],
  ])('enters none %s', (_, book, amount) => {
    expect(credit(book, amount)).toEqual([])
  })
})

describe('creditReferral', () => {
  const referral = {id: idOf('referral', 'delta'), customer: apex}
  const ruled = aClient().setting('loyalty.referral', '50')

  it('enters the points once', () => {
    const book = ruled.build()
    const edits = creditReferral(book, referral, 'Delta', aMoment())
    expect(edits).toMatchObject([
      {values: {customer: apex, way: 'earned', points: 50, why: 'referred Delta', source: referral.id}},
    ])
    const {after} = carryOut(book, () => ({edits, summary: '', result: () => undefined}))
    expect(creditReferral(after, referral, 'Delta', aMoment())).toEqual([])
  })

  it('enters none where no rule is set', () => {
    expect(creditReferral(aClient().build(), referral, 'Delta', aMoment())).toEqual([])
  })
})
