import {describe, expect, it} from 'vitest'
import {
  churnMetric,
  customerMovements,
  referralsMetric,
  retentionMetric,
} from '../../../../src/lib/retention/stats/customers.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'
import {present} from '../../../support/vectors.ts'
import vectors from '../../../vectors.json' with {type: 'json'}
import {inYear} from './query.ts'

const movedIn = (...question: Parameters<typeof inYear>) => {
  const query = inYear(...question)
  return customerMovements(query)(query.from)
}

const before = {start: '2025-01-01'} as const
const clients = (
  count: number,
  engagement: object,
  given: object = {},
  builder: BookBuilder = aBook(),
): BookBuilder => {
  for (let at = 0; at < count; at++)
    builder.customer({added: '2024-01-01', ...given}).engagement({kind: 'project', ...before, ...engagement})
  return builder
}

describe('retention and churn', () => {
  it('give the reference figure: 100 at the start, 95 at the end, 10 of them new', () => {
    const vector = present(vectors.retention[0], 'retention')
    const kept = clients((vector.E ?? 0) - (vector.N ?? 0), {})
    const lost = clients((vector.S ?? 0) - (vector.E ?? 0) + (vector.N ?? 0), {end: '2026-06-30'}, {}, kept)
    const moved = movedIn(clients(vector.N ?? 0, {start: '2026-03-01'}, {}, lost))
    expect(retentionMetric(moved).figure).toMatchObject({value: vector.crr, n: 85, of: 100})
    expect(churnMetric(moved).figure).toMatchObject({value: 15, n: 15, of: 100})
    expect(retentionMetric(moved).records()).toHaveLength(110)
    expect(churnMetric(moved).records()).toHaveLength(100)
  })

  it('tell for each customer what became of them, and why they counted', () => {
    const book = clients(1, {}, {name: 'Kept'})
    clients(1, {end: '2026-06-30'}, {name: 'Lost'}, book)
    clients(1, {start: '2026-06-30'}, {name: 'Came'}, book).customer({name: 'Told', added: '2025-01-01'})
    expect(
      retentionMetric(movedIn(book))
        .records()
        .map(({as}) => as)
        .sort(),
    ).toEqual([
      'came, active by an engagement',
      'kept, active by an engagement',
      'kept, active by your word',
      'lost, active by an engagement before',
    ])
  })

  it('tell who was active by their purchases, the day before the period included', () => {
    const bought = aBook().customer({added: '2024-01-01'}).add('purchase', {on: '2025-12-31', amount: '10 EUR'})
    expect(retentionMetric(movedIn(bought)).records()[0]?.as).toBe('kept, active by their purchases')
    const first = aBook().customer({added: '2024-01-01'}).add('purchase', {on: '2026-01-01', amount: '10 EUR'})
    expect(retentionMetric(movedIn(first)).records()[0]?.as).toBe('came, active by their purchases')
    expect(churnMetric(movedIn(first)).records()).toEqual([])
    expect(movedIn(bought, {from: '2026-03-01', to: '2026-03-01'}).map(({as}) => as)).toEqual(['kept'])
  })

  it('count who came back as come, so that kept and lost make up the start', () => {
    const book = clients(1, {start: '2024-01-01', end: '2025-06-01'}).engagement({start: '2026-08-01'})
    const moved = movedIn(book)
    expect(moved.map(({as}) => as)).toEqual(['came'])
    expect(retentionMetric(moved).figure).toMatchObject({
      value: null,
      unknown: 'no customers at the start of the period',
    })
  })

  it('know nothing of a period still to come', () => {
    expect(movedIn(clients(2, {}), {from: '2027-01-01', to: '2027-12-31'})).toEqual([])
  })
})

describe('referralsMetric', () => {
  it('gives the reference figure, by the customer’s own field or by a referral', () => {
    const vector = present(vectors.referral[0], 'referral')
    const builder = aBook().customer({id: idOf('customer', 'apex'), added: '2024-01-01'})
    for (let at = 0; at < vector.new_clients; at++) {
      const to = idOf('customer', `new ${at}`)
      const isReferred = at < vector.from_referral
      builder.customer({
        id: to,
        added: '2026-05-01',
        ...(isReferred && at % 2 === 0 ? {referredBy: idOf('customer', 'apex')} : {}),
      })
      if (isReferred && at % 2 === 1)
        builder.add('referral', {customer: idOf('customer', 'apex'), to, on: '2026-04-01'})
    }
    expect(referralsMetric(inYear(builder)).figure).toMatchObject({value: vector.rate, n: 15, of: 50})
  })

  it('says of each newcomer how they came', () => {
    const builder = aBook()
      .customer({id: idOf('customer', 'a'), added: '2026-05-01', referredBy: idOf('customer', 'z')})
      .customer({id: idOf('customer', 'b'), added: '2026-05-01'})
    expect(
      Object.fromEntries(
        referralsMetric(inYear(builder))
          .records()
          .map(({id, as}) => [id, as]),
      ),
    ).toEqual({
      [idOf('customer', 'a')]: 'by referral',
      [idOf('customer', 'b')]: 'not by referral',
    })
  })

  it('does not count prospects', () => {
    expect(referralsMetric(inYear(aBook().customer({status: 'prospect', added: '2026-05-01'}))).figure.of).toBe(0)
  })
})
