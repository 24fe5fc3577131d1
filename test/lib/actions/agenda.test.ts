import {describe, expect, it} from 'vitest'
import {
  completeAgendaItem,
  type DoneInput,
  type DueOptions,
  listDue,
  listRenewals,
  overviewOf,
  snoozeAgendaItem,
} from '../../../src/lib/actions/agenda.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const today: Day = '2026-01-05'
const [apex, bright] = ['apex', 'bright'].map(name => idOf('customer', name)) as [string, string]
const [ask, draft, soon] = [idOf('reminder', 'ask'), idOf('promise', 'draft'), idOf('reminder', 'soon')]
const retainer = idOf('engagement', 'retainer')

const book = aBook()
  .customer({id: apex, name: 'Apex', tier: 'A', added: '2025-01-01'})
  .touch({on: '2025-12-01'})
  .engagement({
    id: retainer,
    title: 'Retainer',
    start: '2025-03-01',
    end: '2026-02-28',
    notice: '30d',
    fee: '500 EUR/month',
  })
  .promise({id: draft, on: '2025-12-29', due: '2026-01-02'})
  .customer({id: bright, name: 'Bright', status: 'paused'})
  .reminder({id: ask, on: '2026-01-05', every: '1w', text: 'Ask about hiring'})
  .reminder({id: soon, on: '2026-01-09'})
  .build()

const due = (options: Partial<DueOptions> = {}) =>
  listDue(book, today, {days: 0, customer: undefined, kinds: [], limit: undefined, ...options})
const idsOf = (options: Partial<DueOptions>) => due(options).due.map(({id}) => id)

describe('listDue', () => {
  it('gives what is due, of one customer or of kinds, and what comes up within days', () => {
    expect(idsOf({customer: 'bright'})).toEqual([ask])
    expect(idsOf({customer: 'bright', days: 4})).toEqual([ask, soon])
    expect(idsOf({kinds: ['promise', 'reminder']})).toEqual([draft, ask])
    expect(idsOf({kinds: ['reminder'], customer: 'apex'})).toEqual([])
  })

  it('tells how many there are beyond the limit', () => {
    const {due: items, total} = due({kinds: ['promise', 'reminder'], limit: 1})
    expect([items.map(({id}) => id), total]).toEqual([[draft], 2])
  })

  it('refuses a customer that is not in the book', () => {
    expect(errorOf(() => due({customer: 'zenith'})).code).toBe('not-found')
  })
})

const done = (reference: string, input: Partial<DoneInput> = {}, from: Book = book) =>
  carryOut(from, current =>
    completeAgendaItem(
      current,
      reference,
      {on: today, note: undefined, log: undefined, fields: {}, ...input},
      aMoment(),
    ),
  )

describe('completeAgendaItem', () => {
  it('is done, and of what recurs tells when it comes again', () => {
    const {result, after} = done(ask)
    expect(result).toEqual({
      done: {
        id: ask,
        kind: 'reminder',
        customer: {id: bright, name: 'Bright'},
        reason: expect.stringContaining('Ask about hiring'),
      },
      next: '2026-01-12',
    })
    expect(after.all('touch')).toHaveLength(1)
  })

  it('logs the touch that did it, in the direction of its channel', () => {
    const {result, after} = done(draft, {log: 'Sent the draft', fields: {channel: 'email'}, on: '2026-01-04'})
    expect(result.touch).toMatchObject({customer: apex, on: '2026-01-04', channel: 'email', direction: 'out'})
    expect(after.find('promise', draft)).toMatchObject({state: 'kept', closedOn: '2026-01-04'})
    expect(result).not.toHaveProperty('next')
  })

  it('wants of a check-in to know what was said, and takes it for a talk of both', () => {
    expect(errorOf(() => done(`${apex}/check-in`))).toMatchObject({
      code: 'usage',
      message: 'a check-in is done by being in touch with Apex',
      hint: expect.stringContaining(`crm done ${book.shortId(apex)}/check-in --log`),
    })
    const {result} = done(`${apex}/check-in`, {log: 'All is well', fields: {channel: 'email'}})
    expect(result.touch).toMatchObject({direction: 'both', channel: 'email'})
    expect(result.next).toBe('2026-02-04')
  })

  it('tells of a check-in that is noted for an earlier day when the silence since then is too long', () => {
    expect(done(`${apex}/check-in`, {log: 'All is well', on: '2025-12-20'}).result.next).toBe('2026-01-19')
  })

  it('tells of a day of every year when it comes again', () => {
    const helen = idOf('contact', 'helen')
    const from = aBook().customer({id: apex}).contact({id: helen, birthday: '1980-01-06'}).build()
    expect(done(`${helen}/birthday`, {}, from).result.next).toBe('2027-01-06')
  })
})

describe('snoozeAgendaItem', () => {
  const snooze = (input: {until?: Day; span?: string}) =>
    carryOut(book, current =>
      snoozeAgendaItem(current, draft, {until: undefined, span: undefined, ...input}, aMoment()),
    )

  it.each([
    ['until a day', {until: '2026-01-20' as Day}, '2026-01-20'],
    ['for a span', {span: '1w'}, '2026-01-12'],
    ['until a day, whatever the span', {until: '2026-01-20' as Day, span: '1w'}, '2026-01-20'],
    ['for no more than ten years', {until: '2036-01-13' as Day}, '2036-01-13'],
  ])('hides it %s', (_, input, until) => {
    const {result, after} = snooze(input)
    expect(result.snoozed).toEqual({id: draft, kind: 'promise', customer: {id: apex, name: 'Apex'}, until})
    expect(after.all('agenda-state')).toMatchObject([{item: draft, snoozedUntil: until}])
  })

  it('wants to know how long, and refuses over ten years', () => {
    expect(errorOf(() => snooze({}))).toMatchObject({code: 'usage', hint: expect.stringContaining('--for 1w')})
    expect(errorOf(() => snooze({until: '2036-01-14'}))).toMatchObject({
      code: 'invalid-value',
      message: 'a snooze until 2036-01-14',
    })
  })
})

describe('listRenewals', () => {
  it('gives an engagement with the days that matter, of one customer or all', () => {
    const horizon = {count: 60, unit: 'day'} as const
    const {renewals} = listRenewals(book, today, horizon)
    expect(renewals).toMatchObject([
      {
        engagement: {id: retainer},
        customer: {id: apex, name: 'Apex'},
        end: '2026-02-28',
        noticeBy: '2026-01-29',
        daysLeft: 54,
        fee: {amount: '500', currency: 'EUR', per: 'month'},
        recapSent: null,
      },
    ])
    expect(listRenewals(book, today, horizon, apex).renewals).toEqual(renewals)
    expect(listRenewals(book, today, horizon, bright).renewals).toEqual([])
    expect(listRenewals(book, today, {count: 1, unit: 'week'}).renewals).toEqual([])
  })
})

describe('overviewOf', () => {
  it('counts what is due and overdue, and gives the five that press most', () => {
    const many = aBook().customer({name: 'Apex', status: 'paused'})
    for (const on of ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05', '2026-01-05'] as const) {
      many.reminder({on})
    }
    const overview = overviewOf(many.build(), today)
    expect(overview).toMatchObject({today, due: 6, overdue: 4, customers: 1, renewals: []})
    expect(overview.next.map(({on}) => on)).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
      '2026-01-04',
      '2026-01-05',
    ])
  })
})
