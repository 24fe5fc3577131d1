import {describe, expect, it} from 'vitest'
import {endReferral, listReferrals, type NewReferral, refer, thankReferral} from '../../../src/lib/actions/referrals.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const [apex, bright, delta] = ['apex', 'bright', 'delta'].map(name => idOf('customer', name)) as [
  string,
  string,
  string,
]
const first = idOf('referral', 'first')

const clients = () =>
  aBook()
    .setting('loyalty.referral', '50')
    .customer({id: bright, name: 'Bright'})
    .customer({id: delta, name: 'Delta', status: 'prospect'})
    .customer({id: apex, name: 'Apex'})

const nobody = clients().build()
const brought = clients().add('referral', {id: first, to: delta, on: '2026-01-02'}).build()

const referTo = (to: string, more: Partial<NewReferral> = {}, book: Book = nobody) =>
  carryOut(book, current =>
    refer(current, {customer: 'apex', to, on: '2026-01-04', isNew: false, contacts: [], ...more}, aMoment()),
  )

describe('refer', () => {
  it('takes a name that nobody has into the book as a prospect, with the people there', () => {
    const {result, after} = referTo(' Echo ', {contacts: ['Ella Lund <ella@echo.example>']})
    expect(result).toMatchObject({added: true, customer: 'Apex', to: 'Echo', referral: {outcome: 'open'}})
    const echo = after.all('customer').find(({name}) => name === 'Echo')
    expect(echo).toMatchObject({status: 'prospect', referredBy: apex})
    expect(after.of('contact', echo?.id ?? '')).toMatchObject([
      {name: 'Ella Lund', emails: {'ella@echo.example': true}},
    ])
  })

  it('takes for a new one whom it is told to, whoever the name fits', () => {
    const {result, after} = referTo('Delta', {isNew: true})
    expect(result.added).toBe(true)
    expect(after.all('customer').filter(({name}) => name === 'Delta')).toHaveLength(2)
  })

  it('marks one in the book as brought, and enters points only where they are a client already', () => {
    const prospect = referTo('Delta')
    expect(prospect.result).toMatchObject({added: false, to: 'Delta', referral: {outcome: 'open', to: delta}})
    expect(prospect.after.find('customer', delta)?.referredBy).toBe(apex)
    expect(prospect.after.all('loyalty')).toEqual([])
    const client = referTo('Bright')
    expect(client.result.referral.outcome).toBe('won')
    expect(client.after.of('loyalty', apex)).toMatchObject([{points: 50, why: 'referred Bright'}])
  })

  it('leaves who brought them first as it is', () => {
    const book = clients()
      .customer({id: idOf('customer', 'echo'), name: 'Echo', referredBy: bright})
      .build()
    const {after} = referTo('Echo', {}, book)
    expect(after.find('customer', idOf('customer', 'echo'))?.referredBy).toBe(bright)
  })

  it('refuses that one refers themselves', () => {
    expect(errorOf(() => referTo('Apex'))).toMatchObject({
      code: 'invalid-value',
      message: 'Apex cannot refer themselves',
    })
  })

  it('refuses that one refers who brought them, over others too', () => {
    const circle = clients().add('referral', {to: bright}).customer({name: 'Echo', referredBy: bright}).build()
    expect(errorOf(() => referTo('Apex', {customer: 'Bright'}, circle)).message).toBe(
      'Apex brought Bright, not the other way round',
    )
    expect(errorOf(() => referTo('Apex', {customer: 'Echo'}, circle)).message).toBe(
      'Apex brought Echo, not the other way round',
    )
  })

  it('refuses a referral that there is', () => {
    expect(errorOf(() => referTo('Delta', {}, brought))).toMatchObject({
      code: 'exists',
      message: 'Apex referred Delta already, on 2026-01-02',
      hint: expect.stringContaining('--on DAY'),
    })
  })

  it('names those that a name fits, and how to say that it is a new one', () => {
    const two = clients().customer({name: 'Delta Two'}).customer({name: 'Delta Three'}).build()
    const error = errorOf(() => referTo('Delt', {}, two))
    expect(error).toMatchObject({code: 'ambiguous', hint: expect.stringContaining('--new')})
    expect(error.candidates).toHaveLength(3)
  })

  it('refuses a name of no word', () => {
    expect(errorOf(() => referTo(' ', {isNew: true})).code).toBe('invalid-value')
  })
})

describe('thankReferral', () => {
  const thank = (book: Book) => carryOut(book, current => thankReferral(current, first, '2026-01-05'))

  it('keeps the day, and refuses a second one', () => {
    const {result, after} = thank(brought)
    expect(result).toMatchObject({customer: 'Apex', to: 'Delta', added: false, referral: {thankedOn: '2026-01-05'}})
    expect(errorOf(() => thank(after))).toMatchObject({
      code: 'usage',
      message: 'they were already thanked on 2026-01-05',
    })
  })
})

describe('endReferral', () => {
  const end = (outcome: 'won' | 'lost', book: Book = brought) =>
    carryOut(book, current => endReferral(current, first, {outcome, on: '2026-01-05'}, aMoment()))

  it('makes of a prospect that was won an active client since then, and enters the points', () => {
    const {result, after} = end('won')
    expect(result.referral).toMatchObject({outcome: 'won', outcomeOn: '2026-01-05'})
    expect(after.find('customer', delta)).toMatchObject({status: 'active', since: '2026-01-05'})
    expect(after.of('loyalty', apex)).toMatchObject([{points: 50, why: 'referred Delta'}])
  })

  it('keeps since when they are a client where it was said, and a status that is not that of a prospect', () => {
    const known = (status: 'prospect' | 'paused') =>
      clients()
        .add('referral', {id: first, to: idOf('customer', 'echo')})
        .customer({id: idOf('customer', 'echo'), name: 'Echo', status, since: '2020-01-01'})
        .build()
    const echoAfter = (book: Book) => end('won', book).after.find('customer', idOf('customer', 'echo'))
    expect(echoAfter(known('prospect'))).toMatchObject({status: 'active', since: '2020-01-01'})
    expect(echoAfter(known('paused'))).toMatchObject({status: 'paused', since: '2020-01-01'})
  })

  it('leaves a prospect that was lost a prospect, without points', () => {
    const {result, after} = end('lost')
    expect(result.referral.outcome).toBe('lost')
    expect(after.find('customer', delta)?.status).toBe('prospect')
    expect(after.all('loyalty')).toEqual([])
  })

  it('enters points once where it is told twice', () => {
    expect(end('won', end('won').after).after.all('loyalty')).toHaveLength(1)
  })
})

describe('listReferrals', () => {
  const several = clients()
    .add('referral', {id: first, to: delta, on: '2026-01-02'})
    .add('referral', {to: bright, on: '2026-01-03', outcome: 'lost'})
    .add('referral', {to: idOf('customer', 'gone'), on: '2026-01-04'})
    .customer({name: 'Echo'})
    .add('referral', {to: bright, on: '2026-01-01'})
    .build()

  it('gives the newest first, of all or of one, but for those of whom somebody is gone', () => {
    const rows = (reference?: string) =>
      listReferrals(several, reference).referrals.map(({customer, to, outcome}) => [customer.name, to.name, outcome])
    expect(rows()).toEqual([
      ['Apex', 'Bright', 'lost'],
      ['Apex', 'Delta', 'open'],
      ['Echo', 'Bright', 'won'],
    ])
    expect(rows('echo')).toEqual([['Echo', 'Bright', 'won']])
  })
})
