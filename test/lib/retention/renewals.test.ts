import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../src/lib/calendar/day.ts'
import {parseSpan} from '../../../src/lib/calendar/span.ts'
import {type Renewal, renewalsWithin} from '../../../src/lib/retention/renewals.ts'
import {aBook, type BookBuilder, type Given, idOf} from '../../support/build.ts'

const retainerId = idOf('engagement', 'retainer')
const retainer: Given<'engagement'> = {
  id: retainerId,
  title: 'Operations retainer 2026',
  kind: 'retainer',
  start: '2026-01-05',
  end: '2026-12-31',
  fee: '4000 EUR/month',
  notice: '30d',
}

const rowsOf = (builder: BookBuilder, today: Day, span = '120d'): Renewal[] =>
  renewalsWithin(builder.build(), today, parseSpan(span))

const withRetainer = (given: Given<'engagement'> = {}, customer: Given<'customer'> = {}): BookBuilder =>
  aBook()
    .customer(customer)
    .engagement({...retainer, ...given})

describe('renewalsWithin', () => {
  it('lists those of one customer where that one is asked for', () => {
    const other = idOf('customer', 'other')
    const book = withRetainer().customer({id: other}).engagement({end: '2026-12-31'}).build()
    const ofOther = renewalsWithin(book, '2026-11-01', parseSpan('120d'), other)
    expect(ofOther.map(({customer}) => customer.id)).toEqual([other])
  })

  it('lists what comes up with its days, fee, step and recap', () => {
    const [row, ...others] = rowsOf(withRetainer(), '2026-11-01', '90d')
    expect(others).toEqual([])
    expect(row).toMatchObject({
      engagement: {title: 'Operations retainer 2026'},
      customer: {name: 'Apex Manufacturing'},
      end: '2026-12-31',
      noticeBy: '2026-12-01',
      decision: '2026-12-01',
      daysLeft: 60,
      fee: {amount: '4000', currency: 'EUR', per: 'month'},
      step: 'renewal-30',
      recapSent: null,
    })
  })

  it('says when the recap of the term was sent', () => {
    const sent = withRetainer()
      .recap({engagement: retainerId, on: '2026-11-01'})
      .recap({engagement: retainerId, on: '2026-10-01'})
      .recap({on: '2026-11-20'})
    expect(rowsOf(sent, '2026-11-02')[0]?.recapSent).toBe('2026-11-01')
  })

  it('lists the nearest decision first, of equal ones the nearest end, then by id', () => {
    const builder = aBook().customer()
    const add = (title: string, end: Day, notice: string | null, id: string) =>
      builder.engagement({id, title, kind: 'retainer', start: '2026-01-05', end, notice})
    add('later end', '2026-12-31', '31d', idOf('engagement', 'a'))
    add('second', '2026-11-30', null, 'ez00000000000')
    add('last', '2027-01-15', null, idOf('engagement', 'b'))
    add('first', '2026-11-30', null, 'ea00000000000')
    add('nearest', '2026-11-25', null, idOf('engagement', 'c'))
    expect(rowsOf(builder, '2026-11-01').map(({engagement}) => engagement.title)).toEqual([
      'nearest',
      'first',
      'second',
      'later end',
      'last',
    ])
  })

  it('reaches to the last day of the span', () => {
    expect(rowsOf(withRetainer(), '2026-11-01', '30d')).toHaveLength(1)
    expect(rowsOf(withRetainer(), '2026-11-01', '29d')).toHaveLength(0)
  })

  it.each<[Day, number, string]>([
    ['2026-12-15', 16, 'renewal-3'],
    ['2026-12-31', 0, 'renewal-3'],
    ['2027-01-01', -1, 'renewal-after'],
    ['2027-01-30', -30, 'renewal-after'],
  ])('lists a decision that was missed: on %s with %i days left and %s', (today, daysLeft, step) => {
    expect(rowsOf(withRetainer(), today)).toMatchObject([{daysLeft, step}])
  })

  it('forgets what ended over 30 days ago', () => {
    expect(rowsOf(withRetainer(), '2027-01-31')).toEqual([])
  })

  it('names the first step where none is reached, and none where none fits', () => {
    expect(rowsOf(withRetainer(), '2026-07-01', '1y')).toMatchObject([{step: 'renewal-120', daysLeft: 183}])
    expect(rowsOf(withRetainer({notice: '360d'}), '2026-01-05', '1y')).toMatchObject([{step: null}])
  })

  it.each<[string, BookBuilder]>([
    ['ended', withRetainer({endedOn: '2026-09-30'})],
    ['open-ended', withRetainer({end: null})],
    ['renewed', withRetainer().engagement({start: '2027-01-01', end: '2029-12-31', renews: retainerId})],
    ['of a former customer', withRetainer({}, {status: 'former'})],
  ])('leaves out an engagement that is %s', (_, builder) => {
    expect(rowsOf(builder, '2026-11-01')).toEqual([])
  })

  it('lists a rolling engagement with its next open decision', () => {
    const rolling = withRetainer({rolling: '1m', notice: '14d'})
    expect(rowsOf(rolling, '2027-03-05')).toMatchObject([{end: '2027-03-31', noticeBy: '2027-03-17'}])
    expect(rowsOf(rolling, '2027-03-18')).toMatchObject([{end: '2027-04-30', noticeBy: '2027-04-16'}])
  })

  it('lists a rolling engagement with the end of its turn where the next decision is far', () => {
    const rolling = withRetainer({rolling: '1y', notice: '90d'})
    expect(rowsOf(rolling, '2026-11-01')).toMatchObject([{end: '2026-12-31', noticeBy: '2026-10-02'}])
  })

  it('sorts by the decision day, then by the end', () => {
    const end = (days: number): Day => addDays('2026-12-01', days)
    const rows = rowsOf(
      withRetainer({end: end(20), notice: '5d'})
        .engagement({title: 'early', end: end(10)})
        .engagement({title: 'same', end: end(15)}),
      '2026-11-01',
    )
    expect(rows.map(({engagement}) => engagement.title)).toEqual(['early', 'same', 'Operations retainer 2026'])
  })
})
