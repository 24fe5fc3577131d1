import {describe, expect, it} from 'vitest'
import type {Book} from '../../../src/lib/book/book.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import type {AgendaItem} from '../../../src/lib/retention/agenda/item.ts'
import {agendaOf} from '../../../src/lib/retention/agenda.ts'
import {completeItem, snoozeItem, stateOf} from '../../../src/lib/retention/complete.ts'
import {resolveItem} from '../../../src/lib/retention/resolve-item.ts'
import {aBook, type Given, idOf, withEdits} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const ask = idOf('reminder', 'ask')
const draft = idOf('promise', 'draft')
const helen = idOf('contact', 'helen')
const retainer = idOf('engagement', 'retainer')

const aCustomer = () => aBook().customer({id: apex, tier: 'A'})
const aReminder = (reminder: Given<'reminder'>) =>
  aCustomer()
    .reminder({id: ask, ...reminder})
    .build()

const complete = (book: Book, reference: string, today: Day, on: Day = today) => {
  const completion = completeItem(book, resolveItem(book, today, reference), {on})
  return {...completion, after: withEdits(book, completion.edits)}
}

const snooze = (book: Book, itemId: string, until: Day, today: Day): Book =>
  withEdits(book, snoozeItem(book, resolveItem(book, today, itemId), until, today))

const idsOf = (items: readonly AgendaItem[]): string[] => items.map(({id}) => id)

describe('completeItem of a reminder', () => {
  it('is done through its day', () => {
    const {after, next, kind, subject, needsTouch} = complete(aReminder({on: '2026-01-19'}), ask, '2026-01-19')
    expect(after.find('reminder', ask)?.doneThrough).toBe('2026-01-19')
    expect({next, kind, subject, needsTouch}).toEqual({
      next: undefined,
      kind: 'reminder',
      subject: ask,
      needsTouch: false,
    })
  })

  it.each<[string, Given<'reminder'>, Day, Day | undefined]>([
    ['on its day', {on: '2026-01-31', every: '1m'}, '2026-01-31', '2026-02-28'],
    ['on the short month', {on: '2026-01-31', every: '1m', doneThrough: '2026-01-31'}, '2026-02-28', '2026-03-31'],
    ['late', {on: '2026-01-05', every: '1w'}, '2026-01-20', '2026-01-26'],
    ['late, on a day of its own', {on: '2026-01-05', every: '1w'}, '2026-01-19', '2026-01-26'],
    ['early', {on: '2026-01-31', every: '1m', doneThrough: '2026-01-31'}, '2026-02-20', '2026-03-31'],
    ['for the last time', {on: '2026-01-05', every: '1w', times: 1}, '2026-01-05', undefined],
  ])('that recurs and is done %s comes again first after both', (_, reminder, on, next) => {
    expect(complete(aReminder(reminder), ask, on).next).toBe(next)
  })

  it('counts from the day it was done where that is told', () => {
    const book = aReminder({on: '2026-01-05', every: '1w'})
    expect(complete(book, ask, '2026-01-21', '2026-01-13').next).toBe('2026-01-19')
  })

  it('is refused a second time on the same day, so that no occurrence is passed over', () => {
    const {after} = complete(aReminder({on: '2026-01-31', every: '1m'}), ask, '2026-01-31')
    expect(() => complete(after, ask, '2026-01-31')).toThrow(/already done.*the next is on 2026-02-28/)
  })

  it('keeps the note', () => {
    const book = aReminder({on: '2026-01-19'})
    const {edits} = completeItem(book, resolveItem(book, '2026-01-19', ask), {on: '2026-01-19', note: 'two roles'})
    expect(stateOf(withEdits(book, edits), ask)).toMatchObject({
      customer: apex,
      subject: ask,
      item: ask,
      doneOn: '2026-01-19',
      note: 'two roles',
    })
  })

  it('ends its snooze, so that the next occurrence is seen', () => {
    const snoozed = snooze(aReminder({on: '2026-01-05', every: '1w'}), ask, '2026-03-01', '2026-01-05')
    const {after} = complete(snoozed, ask, '2026-01-06')
    expect(idsOf(agendaOf(after, '2026-01-12', {kinds: ['reminder']}))).toEqual([ask])
  })
})

describe('completeItem of a promise', () => {
  it('keeps it on the day told', () => {
    const book = aCustomer().promise({id: draft, due: '2026-01-16'}).build()
    const {after, kind} = complete(book, draft, '2026-01-19', '2026-01-16')
    expect(after.find('promise', draft)).toMatchObject({state: 'kept', closedOn: '2026-01-16'})
    expect(kind).toBe('promise')
    expect(agendaOf(after, '2026-01-19')).toEqual([])
  })
})

describe('completeItem of a check-in', () => {
  it('needs a touch and changes nothing itself', () => {
    const book = aCustomer().build()
    const {needsTouch, edits, kind, subject} = complete(book, `${apex}/check-in`, '2026-02-19')
    expect({needsTouch, edits, kind, subject}).toEqual({needsTouch: true, edits: [], kind: 'check-in', subject: apex})
  })

  it('ends its snooze', () => {
    const snoozed = snooze(aCustomer().build(), `${apex}/check-in`, '2026-12-01', '2026-02-19')
    const {after} = complete(snoozed, `${apex}/check-in`, '2026-02-20')
    expect(stateOf(after, `${apex}/check-in`)?.snoozedUntil).toBeNull()
  })
})

describe('completeItem of a step of a renewal', () => {
  const book = aCustomer()
    .touch({on: '2026-10-30'})
    .engagement({id: retainer, start: '2026-01-05', end: '2026-12-31', notice: '30d'})
    .build()

  it('keeps the note of a step', () => {
    const item = resolveItem(book, '2026-11-03', retainer)
    const after = withEdits(book, completeItem(book, item, {on: '2026-11-03', note: 'two options'}).edits)
    expect(stateOf(after, `${retainer}/renewal-30`)?.note).toBe('two options')
  })

  it('marks the step as done for its day', () => {
    const {after} = complete(book, retainer, '2026-11-03')
    expect(stateOf(after, `${retainer}/renewal-30`)).toMatchObject({
      customer: apex,
      subject: retainer,
      item: `${retainer}/renewal-30`,
      doneFor: '2026-11-01',
      doneOn: '2026-11-03',
    })
    expect(agendaOf(after, '2026-11-03', {kinds: ['renewal']})).toEqual([])
    expect(idsOf(agendaOf(after, '2026-11-17', {kinds: ['renewal']}))).toEqual([`${retainer}/renewal-14`])
  })

  it('is refused a second time', () => {
    const {after} = complete(book, `${retainer}/renewal-30`, '2026-11-03')
    expect(() => complete(after, `${retainer}/renewal-30`, '2026-11-03')).toThrow(/already done.*for 2026-11-01/)
    expect(() => complete(after, `${retainer}/renewal-30`, '2026-11-03')).toThrow(
      expect.objectContaining({hint: 'To take it back: crm undo'}),
    )
  })

  it('can be done before its day', () => {
    const {after} = complete(book, `${retainer}/renewal-14`, '2026-11-03')
    expect(agendaOf(after, '2026-11-17', {kinds: ['renewal']})).toEqual([])
  })
})

describe('completeItem of feedback', () => {
  const answer = idOf('feedback', 'answer')

  it('closes the action of an answer, with the note as what they were told', () => {
    const book = aCustomer().feedback({id: answer, action: 'call them'}).build()
    const item = resolveItem(book, '2026-01-09', answer)
    const after = withEdits(book, completeItem(book, item, {on: '2026-01-08', note: 'Mira answers now'}).edits)
    expect(after.find('feedback', answer)).toMatchObject({closedOn: '2026-01-08', closeNote: 'Mira answers now'})
    expect(agendaOf(after, '2026-01-09')).toEqual([])
  })

  it('refuses a day before the answer', () => {
    const book = aCustomer().feedback({id: answer, action: 'call them'}).build()
    expect(() => complete(book, answer, '2026-01-09', '2026-01-04')).toThrow('before the answer of 2026-01-05')
  })

  it('that was asked for in vain asks again after as long', () => {
    const book = aCustomer().engagement({start: '2026-01-05'}).build()
    const {after} = complete(book, `${apex}/feedback`, '2026-07-10')
    const seen = (today: Day) => idsOf(agendaOf(after, today, {kinds: ['feedback']}))
    expect(seen('2027-01-05')).toEqual([])
    expect(seen('2027-01-06')).toEqual([`${apex}/feedback`])
    expect(() => complete(after, `${apex}/feedback`, '2026-07-11')).toThrow(/already done/)
  })
})

describe('completeItem of a request', () => {
  const asked = idOf('request', 'asked')

  it('solves it, and a week later asks whether it is solved', () => {
    const {after} = complete(aCustomer().request({id: asked}).build(), asked, '2026-01-07')
    expect(after.find('request', asked)?.resolvedOn).toBe('2026-01-07')
    expect(idsOf(agendaOf(after, '2026-01-13', {kinds: ['request']}))).toEqual([])
    expect(idsOf(agendaOf(after, '2026-01-14', {kinds: ['request']}))).toEqual([`${asked}/confirm`])
  })

  it('marks the asking whether it is solved, and claims no more', () => {
    const book = aCustomer().request({id: asked, resolvedOn: '2026-01-07'}).build()
    const {after} = complete(book, `${asked}/confirm`, '2026-01-15')
    expect(agendaOf(after, '2026-01-15', {kinds: ['request']})).toEqual([])
    expect(after.find('request', asked)?.confirmedOn).toBeUndefined()
  })

  it('refuses a day before it came in', () => {
    const book = aCustomer().request({id: asked}).build()
    expect(() => complete(book, asked, '2026-01-07', '2026-01-04')).toThrow('before it came in on 2026-01-05')
  })
})

describe('completeItem of an invoice', () => {
  const invoice = idOf('purchase', 'invoice')
  const book = aCustomer().purchase({id: invoice, due: '2026-02-04'}).build()

  it('pays it on the day told and ends its snooze', () => {
    const {after} = complete(snooze(book, invoice, '2026-03-01', '2026-02-05'), invoice, '2026-02-10', '2026-02-09')
    expect(after.find('purchase', invoice)?.paid).toBe('2026-02-09')
    expect(stateOf(after, invoice)?.snoozedUntil).toBeNull()
    expect(agendaOf(after, '2026-03-10', {kinds: ['invoice']})).toEqual([])
  })

  it('refuses a day before the invoice', () => {
    expect(() => complete(book, invoice, '2026-02-10', '2026-01-04')).toThrow('before the invoice of 2026-01-05')
  })
})

describe('completeItem of a referral and of an opportunity', () => {
  const referral = idOf('referral', 'delta')
  const audit = idOf('opportunity', 'audit')
  const book = aCustomer()
    .add('referral', {id: referral, to: apex, on: '2026-01-05'})
    .add('opportunity', {
      id: audit,
      on: '2026-01-05',
      title: 'Audit',
      stage: 'talk',
      next: 'call',
      nextOn: '2026-01-19',
      close: '2026-01-20',
    })
    .build()
  const open = (after: Book): string[] => idsOf(agendaOf(after, '2026-01-20', {kinds: ['opportunity']}))

  it('have nothing done at first', () => {
    expect(open(book)).toEqual([referral, `${audit}/next`, `${audit}/close`])
  })

  it('thanks for the referral on the day told, and refuses a day before it', () => {
    const {after} = complete(book, referral, '2026-01-20', '2026-01-08')
    expect(after.find('referral', referral)?.thankedOn).toBe('2026-01-08')
    expect(open(after)).toEqual([`${audit}/next`, `${audit}/close`])
    expect(() => complete(book, referral, '2026-01-20', '2026-01-04')).toThrow('2026-01-05')
  })

  it('takes the next step off, and wakes it', () => {
    const {after} = complete(snooze(book, `${audit}/next`, '2026-02-01', '2026-01-20'), `${audit}/next`, '2026-01-20')
    expect(after.find('opportunity', audit)).toMatchObject({next: null, nextOn: null, close: '2026-01-20'})
    expect(stateOf(after, `${audit}/next`)?.snoozedUntil).toBeNull()
    expect(open(after)).toEqual([referral, `${audit}/close`])
  })

  it('has looked at the decision for that day', () => {
    const {after} = complete(book, `${audit}/close`, '2026-01-20')
    expect(stateOf(after, `${audit}/close`)).toMatchObject({doneFor: '2026-01-20', doneOn: '2026-01-20'})
    expect(open(after)).toEqual([referral, `${audit}/next`])
  })
})

describe('completeItem of a special date', () => {
  const birthday = `${helen}/birthday`
  const book = aCustomer().contact({id: helen, birthday: '1980-03-10'}).build()
  const seen = (after: Book, today: Day): Day[] => agendaOf(after, today, {kinds: ['date']}).map(({on}) => on)

  it('marks this year alone', () => {
    const {after} = complete(book, birthday, '2026-03-11')
    expect(seen(after, '2026-03-11')).toEqual([])
    expect(seen(after, '2027-03-10')).toEqual(['2027-03-10'])
  })

  it.each<Day>(['2026-03-08', '2026-03-10', '2026-04-20'])('is refused again on %s, next year being far', again => {
    const {after} = complete(book, birthday, '2026-03-08')
    expect(() => complete(after, birthday, again)).toThrow(/already done.*for 2026-03-10/)
  })

  it('can be done again the year after', () => {
    const {after} = complete(book, birthday, '2026-03-10')
    expect(seen(complete(after, birthday, '2027-03-09').after, '2027-03-10')).toEqual([])
  })
})

describe('snoozeItem', () => {
  const book = aReminder({on: '2026-01-19'})

  it('hides an item until a day', () => {
    const after = snooze(book, ask, '2026-01-25', '2026-01-19')
    expect(agendaOf(after, '2026-01-24')).toEqual([])
    expect(agendaOf(after, '2026-01-25')).toMatchObject([{id: ask, late: 6}])
  })

  it('writes one record per item, whoever snoozes it', () => {
    const once = snooze(book, ask, '2026-01-25', '2026-01-19')
    const twice = snooze(once, ask, '2026-01-28', '2026-01-20')
    expect(twice.all('agenda-state')).toMatchObject([{item: ask, snoozedUntil: '2026-01-28'}])
  })

  it('begins anew where the state was removed', () => {
    const snoozed = snooze(book, ask, '2026-03-25', '2026-01-19')
    const state = stateOf(snoozed, ask)
    if (!state) throw new Error('not snoozed')
    const removed = withEdits(snoozed, [{id: state.id, type: 'agenda-state', values: {deleted: true}}])
    expect(idsOf(agendaOf(removed, '2026-01-19'))).toEqual([ask])
    const item = resolveItem(removed, '2026-01-19', ask)
    const noted = withEdits(removed, completeItem(removed, item, {on: '2026-01-19', note: 'done'}).edits)
    expect(stateOf(noted, ask)).toMatchObject({item: ask, snoozedUntil: null, note: 'done'})
    const again = withEdits(removed, snoozeItem(removed, item, '2026-01-22', '2026-01-19'))
    expect(stateOf(again, ask)).toMatchObject({item: ask, customer: apex, snoozedUntil: '2026-01-22'})
  })

  it.each<Day>(['2026-01-19', '2026-01-01'])('refuses a day that hides nothing: %s', until => {
    expect(() => snooze(book, ask, until, '2026-01-19')).toThrow(CrmError)
    expect(() => snooze(book, ask, until, '2026-01-19')).toThrow(until)
    expect(() => snooze(book, ask, until, '2026-01-19')).toThrow(
      expect.objectContaining({hint: 'Give a later day, e.g. --for 1w.'}),
    )
  })

  it('keeps why, and leaves what was noted where nothing is said', () => {
    const item = resolveItem(book, '2026-01-19', ask)
    const told = withEdits(book, snoozeItem(book, item, '2026-01-25', '2026-01-19', 'they are away'))
    expect(stateOf(told, ask)?.note).toBe('they are away')
    const again = withEdits(told, snoozeItem(told, item, '2026-01-28', '2026-01-20'))
    expect(stateOf(again, ask)).toMatchObject({note: 'they are away', snoozedUntil: '2026-01-28'})
  })
})
