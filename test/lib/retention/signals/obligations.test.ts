import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import type {SignalName} from '../../../../src/lib/retention/signals/signal.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'

const day: Day = '2026-03-02'
const found = (builder: BookBuilder, signal: SignalName, today: Day) =>
  signalsOf(builder.build(), today).filter(each => each.signal === signal)

describe('a promise of mine', () => {
  const promise = idOf('promise', 'draft')
  const promised = (given = {}) =>
    aBook()
      .customer()
      .promise({id: promise, due: day, text: 'Draft', ...given})

  it('is red from the 15th day past its own on', () => {
    expect(found(promised(), 'promise-late', addDays(day, 14))).toEqual([])
    expect(found(promised(), 'promise-late', addDays(day, 15))).toMatchObject([
      {
        id: `${promise}/promise-late`,
        kind: 'risk',
        severity: 'red',
        since: addDays(day, 15),
        records: [promise],
        evidence: 'You promised by 2026-03-02 (15 days ago): Draft',
        action: expect.stringMatching(/^crm promise keep m/),
      },
    ])
  })

  it.each([
    ['theirs', {by: 'them'}],
    ['kept', {state: 'kept'}],
    ['without a day', {due: null}],
  ])('that is %s is none', (_what, given) => {
    expect(found(promised(given), 'promise-late', addDays(day, 100))).toEqual([])
  })
})

describe('an invoice', () => {
  const invoice = idOf('purchase', 'invoice')
  const invoiced = (given = {}) =>
    aBook()
      .customer()
      .add('purchase', {id: invoice, on: addDays(day, -30), amount: '1350 EUR', due: day, number: '17', ...given})

  it('is red from the 31st day past its day on', () => {
    expect(found(invoiced(), 'invoice-late', addDays(day, 30))).toEqual([])
    expect(found(invoiced(), 'invoice-late', addDays(day, 31))).toMatchObject([
      {
        id: `${invoice}/invoice-late`,
        severity: 'red',
        since: addDays(day, 31),
        evidence: 'Invoice of 1,350 EUR, due on 2026-03-02, is 31 days late: 17',
      },
    ])
  })

  it.each([
    ['paid', {paid: addDays(day, 60)}],
    ['without a day', {due: null}],
  ])('that is %s is none', (_what, given) => {
    expect(found(invoiced(given), 'invoice-late', addDays(day, 100))).toEqual([])
  })
})

describe('a bad answer', () => {
  const answer = idOf('feedback', 'answer')
  const answered = (given = {}) =>
    aBook()
      .customer()
      .add('feedback', {id: answer, on: day, instrument: 'nps', score: 6, low: 0, high: 10, better: 'higher', ...given})

  it('is red from the 15th day on without being closed', () => {
    expect(found(answered(), 'unhappy', addDays(day, 14))).toEqual([])
    expect(found(answered({comment: 'Too\nslow'}), 'unhappy', addDays(day, 15))).toMatchObject([
      {
        id: `${answer}/unhappy`,
        severity: 'red',
        evidence: 'NPS 6 of 10 on 2026-03-02 (15 days ago) is not closed: Too slow',
        action: expect.stringMatching(/^crm feedback close f/),
      },
    ])
  })

  it.each([
    ['a passive', {score: 7}, 0],
    ['a pulse of 3', {instrument: 'pulse', score: 3, low: 1, high: 5}, 1],
    ['a pulse of 4', {instrument: 'pulse', score: 4, low: 1, high: 5}, 0],
    ['a pulse of 2 where lower is better', {instrument: 'pulse', score: 2, low: 1, high: 5, better: 'lower'}, 0],
    ['a pulse of 7 of 10', {instrument: 'pulse', score: 7, low: 1, high: 10}, 1],
    ['a bad CSAT', {instrument: 'csat', score: 1, low: 1, high: 5}, 0],
    ['one that was closed', {closedOn: addDays(day, 3)}, 0],
  ])('of %s', (_what, given, count) => {
    expect(found(answered(given), 'unhappy', addDays(day, 60))).toHaveLength(count)
  })
})

describe('a request', () => {
  const asked = (given = {}) =>
    aBook()
      .customer()
      .add('request', {on: day, text: 'Broken export', promised: '2d', ...given})

  it('is amber once it is open past the day an answer was promised for', () => {
    expect(found(asked(), 'request-late', addDays(day, 2))).toEqual([])
    expect(found(asked(), 'request-late', addDays(day, 3))).toMatchObject([
      {
        severity: 'amber',
        evidence: 'Asked on 2026-03-02, an answer was promised by 2026-03-04 (1 day ago): Broken export',
        action: expect.stringMatching(/^crm request reply q/),
      },
    ])
    expect(found(asked({repliedAt: '2026-03-05T09:00:00Z'}), 'request-late', addDays(day, 9))).toMatchObject([
      {action: expect.stringMatching(/^crm request resolve q/)},
    ])
  })

  it.each([
    ['solved', {resolvedOn: addDays(day, 9)}],
    ['without a promise', {promised: null}],
  ])('that is %s is none', (_what, given) => {
    expect(found(asked(given), 'request-late', addDays(day, 30))).toEqual([])
  })
})

it('what is owed stays owed to those who are paused or left', () => {
  const builder = aBook()
    .customer({status: 'former'})
    .promise({due: day})
    .add('purchase', {on: day, amount: '10 EUR', due: day})
    .add('request', {on: day, text: 'x', promised: '1d'})
  const names = signalsOf(builder.build(), '2026-06-01').map(({signal}) => signal)
  expect(names).toEqual(['promise-late', 'invoice-late', 'request-late'])
})
