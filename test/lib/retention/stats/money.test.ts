import {describe, expect, it} from 'vitest'
import {addDays} from '../../../../src/lib/calendar/day.ts'
import {concentrationMetric} from '../../../../src/lib/retention/stats/concentration.ts'
import {customerMovements} from '../../../../src/lib/retention/stats/customers.ts'
import {readIncomes} from '../../../../src/lib/retention/stats/income.ts'
import {lifetimeMetric} from '../../../../src/lib/retention/stats/lifetime.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'
import {present} from '../../../support/vectors.ts'
import vectors from '../../../vectors.json' with {type: 'json'}
import {inYear} from './query.ts'

const concentrationOf = (...question: Parameters<typeof inYear>) => {
  const query = inYear(...question)
  return concentrationMetric(query, readIncomes(query.book))
}

const lifetimeOf = (...question: Parameters<typeof inYear>) => {
  const query = inYear(...question)
  return lifetimeMetric(query, readIncomes(query.book), customerMovements(query))
}

const apex = idOf('customer', 'apex')

describe('concentrationMetric', () => {
  const two = (): BookBuilder =>
    aBook()
      .customer({name: 'Bright'})
      .add('purchase', {on: '2026-03-01', amount: '600.50 EUR'})
      .customer({id: apex})
      .add('purchase', {on: '2026-02-01', amount: '200 EUR'})
      .add('purchase', {on: '2026-02-01', amount: '199.50 EUR'})

  it('is the largest share of 12 months, with whose it is', () => {
    expect(concentrationOf(two()).figure).toMatchObject({
      value: 60.05,
      n: 600.5,
      of: 1000,
      currency: 'EUR',
      level: 'urgent',
      customer: {name: 'Bright'},
    })
  })

  it('looks back 12 months from the end, whatever the beginning', () => {
    const builder = two().add('purchase', {on: '2025-12-31', amount: '90000 EUR'})
    expect(concentrationOf(builder, {from: '2020-01-01'}).figure).toMatchObject({of: 1000})
    expect(concentrationOf(builder, {from: '2026-12-01'}).figure).toMatchObject({of: 1000})
  })

  it('counts the first and the last day of the 12 months, and nothing of what is still to come', () => {
    const builder = aBook().customer({id: apex})
    for (const on of ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'] as const)
      builder.add('purchase', {on, amount: '10 EUR'})
    expect(concentrationOf(builder).figure).toMatchObject({of: 30})
    expect(concentrationOf(builder, {today: '2026-06-30'}).figure).toMatchObject({of: 20})
    expect(concentrationOf(builder, {today: '2026-06-29'}).figure).toMatchObject({of: 10})
  })

  it('says of each purchase whose it is, and of two equal customers takes the first by id', () => {
    const [first = '', second = ''] = [apex, idOf('customer', 'bright')].sort()
    const builder = aBook()
      .customer({id: second})
      .add('purchase', {id: idOf('purchase', 'b'), on: '2026-03-01', amount: '10 EUR'})
      .customer({id: first})
      .add('purchase', {id: idOf('purchase', 'a'), on: '2026-03-01', amount: '10 EUR'})
    const {figure, records} = concentrationOf(builder)
    expect(figure.customer?.id).toBe(first)
    expect(Object.fromEntries(records().map(({id, as}) => [id, as]))).toEqual({
      [idOf('purchase', 'a')]: 'of the largest customer',
      [idOf('purchase', 'b')]: 'of others',
    })
  })

  it('names nobody where the largest customer is not in the book', () => {
    const builder = aBook().add('purchase', {customer: apex, on: '2026-03-01', amount: '10 EUR'})
    expect(concentrationOf(builder).figure).toMatchObject({value: 100, customer: null})
  })

  it('tells currencies apart, and says why it is unknown', () => {
    const builder = two().add('purchase', {on: '2026-02-01', amount: '500 JPY'})
    expect(concentrationOf(builder).figure.byCurrency).toMatchObject([
      {currency: 'EUR'},
      {currency: 'JPY', value: 100, n: 500, of: 500},
    ])
    expect(concentrationOf(aBook()).figure).toMatchObject({
      value: null,
      unknown: 'no purchases in the last 12 months of the period',
    })
  })
})

describe('lifetimeMetric', () => {
  it('is what was paid so far, at the mean of those who paid', () => {
    const builder = aBook()
      .customer()
      .add('purchase', {on: '2020-03-01', amount: '1000 EUR'})
      .add('purchase', {on: '2026-03-01', amount: '500 EUR', due: '2026-04-01', paid: '2026-05-01'})
      .add('purchase', {on: '2026-03-01', amount: '9999 EUR', due: '2026-04-01'})
      .customer()
      .add('purchase', {on: '2026-03-01', amount: '501 EUR', due: '2026-04-01', paid: '2026-04-01'})
    const {figure, records} = lifetimeOf(builder)
    expect(figure).toMatchObject({value: 1000.5, n: 2, of: 2, currency: 'EUR'})
    expect(figure.expected).toMatchObject({
      value: null,
      estimate: true,
      unknown: expect.stringContaining('needs 20 customers'),
    })
    expect(records()).toHaveLength(3)
  })

  /** 40 customers of a year ago, of whom so many stay: these pay 100 a year. */
  const book = (kept: number): BookBuilder => {
    const builder = aBook()
    for (let at = 0; at < 40; at++) {
      const isKept = at < kept
      builder.customer().engagement({kind: 'project', start: '2025-01-01', ...(isKept ? {} : {end: '2026-05-31'})})
      if (isKept) builder.add('purchase', {on: addDays('2026-01-01', at), amount: '100 EUR'})
    }
    return builder
  }

  it('expects the reference multiple from 20 customers on, marked as an estimate with its convention', () => {
    const vector = present(vectors.clv[0], 'clv')
    const {expected} = lifetimeOf(book(40 * vector.r)).figure
    expect(expected?.value).toBeCloseTo(100 * (vector.multiple_excl_t0 ?? Number.NaN), 1)
    expect(expected).toMatchObject({estimate: true, n: 40, convention: expect.stringContaining('estimate')})
  })

  it('takes the margin of the last 12 months and the retention of those who were there before', () => {
    const builder = book(32)
      .customer()
      .add('purchase', {on: '2025-12-31', amount: '90000 EUR'})
      .customer()
      .engagement({kind: 'project', start: '2026-02-01'})
    const {expected} = lifetimeOf(builder).figure
    expect(expected).toMatchObject({n: 41})
    const nothing = book(32).customer()
    const later = lifetimeOf(nothing, {to: '2027-12-31', today: '2027-12-31'}).figure.expected
    expect(later).toMatchObject({value: null, unknown: 'nothing paid in the 12 months before'})
  })

  it('counts what is paid on the last day, and nothing after it', () => {
    const paidOn = (paid: '2026-06-30' | '2026-07-01') =>
      lifetimeOf(aBook().customer().add('purchase', {on: '2026-03-01', amount: '5 EUR', due: '2026-04-01', paid}), {
        today: '2026-06-30',
      }).figure.value
    expect([paidOn('2026-06-30'), paidOn('2026-07-01')]).toEqual([5, null])
    const boughtOn = (on: '2026-06-30' | '2026-07-01') =>
      lifetimeOf(aBook().customer().add('purchase', {on, amount: '5 EUR'}), {today: '2026-06-30'}).figure.value
    expect([boughtOn('2026-06-30'), boughtOn('2026-07-01')]).toEqual([5, null])
  })

  it('follows the margin and the discount of the settings', () => {
    const set = book(32).setting('lifetime.margin', '50%').setting('lifetime.discount', '20%')
    expect(lifetimeOf(set).figure.expected?.value).toBeCloseTo((50 * 0.8) / 0.4, 6)
  })

  it('has no sum where nobody leaves and nothing is discounted', () => {
    const set = book(40).setting('lifetime.discount', '0%')
    expect(lifetimeOf(set).figure.expected).toMatchObject({
      value: null,
      unknown: 'nobody has left and nothing is discounted',
    })
  })
})
