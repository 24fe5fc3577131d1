import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {Book} from '../../../src/lib/book/book.ts'
import {addDays, type Day, epochDay, fromEpochDay, isDay} from '../../../src/lib/calendar/day.ts'
import {isMap, type Json, type StoredRecord} from '../../../src/lib/change/json.ts'
import type {AgendaItem} from '../../../src/lib/retention/agenda/item.ts'
import {agendaOf, allItemsOf} from '../../../src/lib/retention/agenda.ts'
import {completeItem} from '../../../src/lib/retention/complete.ts'
import {orderBook} from '../../../src/lib/retention/orders.ts'
import {aBook, type BookBuilder, idOf, withEdits} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const bright = idOf('customer', 'bright')
const ask = idOf('reminder', 'ask')
const monthly = idOf('reminder', 'monthly')
const draft = idOf('promise', 'draft')

/** The first weeks of the consultant's year, as entered on 2026-01-05. */
const firstWeek = (): BookBuilder =>
  aBook()
    .customer({id: apex, name: 'Apex Manufacturing', tier: 'A'})
    .touch({channel: 'call'})
    .touch({channel: 'email', direction: 'out'})
    .reminder({id: ask, on: '2026-01-19', text: 'Ask about the hiring plan'})
    .promise({id: draft, due: '2026-01-16', text: 'Draft of the operating model'})
    .customer({id: bright, name: 'Bright Financial', tier: 'B'})
    .reminder({id: monthly, on: '2026-01-31', every: '1m'})
    .customer({name: 'Łódź Tekstyl', tier: 'C'})
    .touch({on: '2026-01-02', channel: 'meeting'})
    .customer({name: 'श्री गणेश ट्रेडर्स', tier: 'C'})
    .touch({channel: 'whatsapp', direction: 'out'})

const done = (book: Book, itemId: string, today: Day): Book => {
  const item = agendaOf(book, today).find(({id}) => id === itemId)
  if (!item) throw new Error(`not due: ${itemId}`)
  return withEdits(book, completeItem(book, item, {on: today}).edits)
}

const idsOf = (items: readonly {readonly id: string}[]): string[] => items.map(({id}) => id)

describe('agendaOf', () => {
  it('follows the first year of a consultant', () => {
    const book = firstWeek().build()
    expect(agendaOf(book, '2026-01-05')).toEqual([])
    expect(agendaOf(book, '2026-01-19')).toMatchObject([
      {id: draft, customer: {id: apex, name: 'Apex Manufacturing'}, late: 3, severity: 'overdue'},
      {id: ask, customer: {id: apex, name: 'Apex Manufacturing'}, late: 0, severity: 'due'},
    ])
    const quiet = done(done(book, draft, '2026-01-19'), ask, '2026-01-19')
    expect(agendaOf(quiet, '2026-01-19')).toEqual([])
    const january = firstWeek().touch({customer: apex, on: '2026-01-19'}).build()
    const later = done(done(january, draft, '2026-01-19'), ask, '2026-01-19')
    expect(idsOf(agendaOf(later, '2026-01-31'))).toEqual([monthly])
    const february = done(later, monthly, '2026-01-31')
    expect(idsOf(agendaOf(february, '2026-02-19', {customer: apex}))).toEqual([`${apex}/check-in`])
    expect(agendaOf(february, '2026-02-28', {customer: bright})).toMatchObject([{id: monthly, on: '2026-02-28'}])
    const march = done(february, monthly, '2026-02-28')
    expect(agendaOf(march, '2026-03-30', {customer: bright})).toEqual([])
    expect(agendaOf(march, '2026-03-31', {customer: bright})).toMatchObject([{id: monthly, on: '2026-03-31'}])
  })

  it('is empty for an empty book', () => {
    expect(agendaOf(new Book([]), '2026-01-05', {days: 365})).toEqual([])
  })

  it('passes over records of customers that are not there', () => {
    const book = firstWeek()
      .reminder({customer: idOf('customer', 'nobody'), on: '2026-01-01'})
      .build()
    expect(idsOf(agendaOf(book, '2026-01-19'))).toEqual([draft, ask])
  })

  it('gives only the customer and the kinds asked for', () => {
    const book = firstWeek().reminder({customer: bright, on: '2026-01-18'}).build()
    expect(idsOf(agendaOf(book, '2026-01-19', {customer: apex, kinds: ['reminder']}))).toEqual([ask])
    expect(agendaOf(book, '2026-01-19', {customer: idOf('customer', 'nobody')})).toEqual([])
    expect(agendaOf(book, '2026-01-19', {kinds: ['invoice']})).toEqual([])
  })

  it('gives of one customer what it gives of them among all, signals and steps of playbooks too', () => {
    const builder = aBook().setting('playbook.hello', '0 goals')
    for (const id of [apex, bright])
      builder
        .customer({id, tier: 'A'})
        .purchase({on: '2026-01-05', due: '2026-01-19'})
        .purchase({on: '2026-02-05', due: '2026-02-19'})
        .feedback({on: '2026-01-06', score: 2, low: 0, high: 10, better: 'higher'})
        .feedback({on: '2026-02-19', action: 'call them'})
        .add('playbook-run', {name: 'hello', on: '2026-03-02'})
        .contact({champion: true, left: '2026-01-07'})
    const book = builder.build()
    const today: Day = '2026-03-02'
    const all = agendaOf(book, today)
    expect(new Set(all.map(({kind}) => kind))).toEqual(
      new Set(['signal', 'invoice', 'feedback', 'playbook', 'check-in']),
    )
    for (const id of [apex, bright]) {
      expect(agendaOf(book, today, {customer: id})).toEqual(all.filter(({customer}) => customer.id === id))
    }
  })

  it('is the same where the orders are known already', () => {
    const builder = aBook().customer({id: apex})
    for (const on of ['2025-01-05', '2025-02-05', '2025-03-05', '2025-04-05'] as const) builder.purchase({on})
    const book = builder.build()
    const today: Day = '2026-01-05'
    const agenda = agendaOf(book, today)
    expect(idsOf(agenda)).toContain(`${apex}/late`)
    expect(agendaOf(book, today, {orders: orderBook(book, today)})).toEqual(agenda)
  })

  it('looks ahead so many days', () => {
    const book = firstWeek().build()
    expect(agendaOf(book, '2026-01-16', {days: 3})).toMatchObject([
      {id: draft, late: 0, severity: 'due'},
      {id: ask, late: -3, severity: 'ahead'},
    ])
    expect(idsOf(agendaOf(book, '2026-01-16', {days: 2}))).toEqual([draft])
  })

  it('hides what was snoozed until its day, and counts on from its own day', () => {
    const snoozed = firstWeek()
      .add('agenda-state', {customer: apex, subject: draft, item: draft, snoozedUntil: '2026-01-22'})
      .build()
    expect(idsOf(agendaOf(snoozed, '2026-01-21'))).toEqual([ask])
    expect(agendaOf(snoozed, '2026-01-22')).toMatchObject([{id: draft, on: '2026-01-16', late: 6}, {id: ask}])
  })

  it('puts first what is most pressing', () => {
    const book = aBook()
      .customer({id: apex, tier: 'A', added: '2025-06-01'})
      .reminder({id: ask, on: '2026-01-17'})
      .promise({id: draft, due: '2026-01-16'})
      .promise({id: idOf('promise', 'today'), due: '2026-01-19'})
      .promise({id: idOf('promise', 'later'), due: '2026-01-25'})
      .reminder({id: monthly, on: '2026-01-22'})
      .build()
    expect(idsOf(agendaOf(book, '2026-01-19', {days: 7}))).toEqual([
      `${apex}/check-in`,
      draft,
      ask,
      idOf('promise', 'today'),
      monthly,
      idOf('promise', 'later'),
    ])
  })

  it('puts a promise before a check-in that is as late', () => {
    const book = aBook()
      .customer({id: apex, cadence: '10d', worst: '10d', added: '2026-01-01'})
      .promise({id: draft, due: '2026-01-11'})
      .build()
    expect(agendaOf(book, '2026-01-15')).toMatchObject([
      {id: draft, late: 4, severity: 'overdue'},
      {id: `${apex}/check-in`, late: 4, severity: 'overdue'},
    ])
  })

  it('puts what is due before all that is only ahead, however pressing that will be', () => {
    const invoice = idOf('purchase', 'invoice')
    const book = aBook()
      .customer({id: apex, status: 'paused'})
      .promise({id: draft, due: '2026-01-20'})
      .purchase({id: invoice, on: '2026-01-05', due: '2026-01-19'})
      .build()
    expect(idsOf(agendaOf(book, '2026-01-19', {days: 7}))).toEqual([invoice, draft])
  })

  it('puts a promise before a reminder that is later, but not later enough', () => {
    const bookOf = (due: Day) =>
      aBook()
        .customer({id: apex, status: 'paused'})
        .reminder({id: ask, on: '2026-01-05'})
        .promise({id: draft, due})
        .build()
    expect(idsOf(agendaOf(bookOf('2026-01-13'), '2026-01-19'))).toEqual([draft, ask])
    expect(idsOf(agendaOf(bookOf('2026-01-15'), '2026-01-19'))).toEqual([ask, draft])
  })

  it('counts no more than a month of lateness: an old check-in does not stand above everything', () => {
    const book = aBook()
      .customer({id: apex, tier: 'A', added: '2025-06-01'})
      .reminder({id: ask, on: '2025-12-10'})
      .build()
    expect(idsOf(agendaOf(book, '2026-01-19'))).toEqual([ask, `${apex}/check-in`])
  })

  it('orders equals by their ids', () => {
    const ids = ['a', 'b', 'c', 'd'].map(name => idOf('reminder', name))
    const builder = aBook().customer()
    for (const id of ids) builder.reminder({id, on: '2026-01-19'})
    expect(idsOf(agendaOf(builder.build(), '2026-01-19'))).toEqual(ids.toSorted())
  })
})

describe('allItemsOf', () => {
  it('gives what is not due yet, snoozed and done too, of these customers', () => {
    const book = firstWeek()
      .add('agenda-state', {customer: apex, subject: draft, item: draft, snoozedUntil: '2026-09-01'})
      .build()
    expect(idsOf(allItemsOf(book, '2026-01-05', [apex])).toSorted()).toEqual(
      [`${apex}/check-in`, ask, draft].toSorted(),
    )
    expect(allItemsOf(book, '2026-01-05', [])).toEqual([])
  })
})

const start = epochDay('2026-01-01')
const offset = fc.integer({min: 0, max: 400})
const someDay = offset.map(days => fromEpochDay(start + days))
const spanOfDays = fc.integer({min: 1, max: 60}).map(count => `${count}d`)

/** What hangs on one customer, by the rules that count days alone. */
const someRecords = fc.record({
  cadence: fc.option(spanOfDays),
  touches: fc.array(fc.record({on: someDay, direction: fc.constantFrom('in', 'out', 'both')}), {maxLength: 4}),
  reminders: fc.array(fc.record({on: someDay, every: fc.option(spanOfDays), doneThrough: fc.option(someDay)}), {
    maxLength: 3,
  }),
  promises: fc.array(
    fc.record({
      on: someDay,
      due: fc.option(someDay),
      by: fc.constantFrom('me', 'them'),
      state: fc.constantFrom('open', 'kept'),
    }),
    {maxLength: 3},
  ),
  engagements: fc.array(
    fc.record({
      start: someDay,
      length: fc.integer({min: 1, max: 400}),
      notice: fc.option(spanOfDays),
      rolling: fc.option(spanOfDays),
    }),
    {maxLength: 2},
  ),
  feedback: fc.array(fc.record({on: someDay, action: fc.option(fc.constant('call')), closedOn: fc.option(someDay)}), {
    maxLength: 2,
  }),
  purchases: fc.array(fc.record({on: someDay, due: fc.option(someDay), paid: fc.option(someDay)}), {maxLength: 2}),
  requests: fc.array(
    fc.record({
      on: someDay,
      promised: fc.option(spanOfDays),
      resolvedOn: fc.option(someDay),
      confirmedOn: fc.option(someDay),
    }),
    {maxLength: 2},
  ),
})

const someBook = fc.array(someRecords, {maxLength: 4}).map(customers => {
  const builder = aBook()
  for (const {cadence, touches, reminders, promises, engagements, feedback, purchases, requests} of customers) {
    builder.customer({cadence})
    for (const each of touches) builder.touch(each)
    for (const each of reminders) builder.reminder(each)
    for (const each of promises) builder.promise(each)
    for (const {length, ...each} of engagements) builder.engagement({...each, end: addDays(each.start, length)})
    for (const each of feedback) builder.feedback(each)
    for (const each of purchases) builder.purchase(each)
    for (const each of requests) builder.request(each)
  }
  return builder.build()
})

const contactsOf = (book: Book): Book => {
  const builder = aBook()
  for (const {id} of book.all('customer')) builder.contact({customer: id, birthday: '--05-17', dates: {a: '--05-18'}})
  return new Book([...book.records, ...builder.records].toSorted((a, b) => (a.id < b.id ? -1 : 1)))
}

const shiftValue = (value: Json, days: number): Json => (isDay(value) ? addDays(value, days) : value)

const shiftBook = (book: Book, days: number): Book =>
  new Book(
    book.records.map(
      record =>
        Object.fromEntries(
          Object.entries(record).map(([field, value]) => [field, isMap(value) ? value : shiftValue(value, days)]),
        ) as unknown as StoredRecord,
    ),
  )

describe('agendaOf, whatever the book', () => {
  it('does not depend on the order of the records', () => {
    const mirrored = someBook.chain(book =>
      fc.tuple(
        fc.constant(book),
        fc.shuffledSubarray([...book.records], {minLength: book.records.length}).map(records => new Book(records)),
      ),
    )
    const withoutActions = (items: readonly AgendaItem[]) => items.map(({actions: _, ...item}) => item)
    fc.assert(
      fc.property(mirrored, someDay, ([book, shuffled], today) => {
        // Short ids need sorted records, so that the commands are left out of the comparison.
        expect(withoutActions(agendaOf(shuffled, today, {days: 30}))).toEqual(
          withoutActions(agendaOf(book, today, {days: 30})),
        )
      }),
    )
  })

  it('moves with the calendar: all days later by some, the same items later by as many', () => {
    fc.assert(
      fc.property(someBook, someDay, fc.integer({min: -3000, max: 3000}), (book, today, days) => {
        const plain = agendaOf(book, today, {days: 30})
        const shifted = agendaOf(shiftBook(book, days), addDays(today, days), {days: 30})
        const essence = ({id, kind, late, severity, actions}: AgendaItem) => ({id, kind, late, severity, actions})
        expect(shifted.map(essence)).toEqual(plain.map(essence))
        expect(shifted.map(({on}) => on)).toEqual(plain.map(({on}) => addDays(on, days)))
      }),
    )
  })

  it('gives every item an id of its own, its lateness, and commands that can be pasted', () => {
    fc.assert(
      fc.property(someBook.map(contactsOf), someDay, (book, today) => {
        const items = agendaOf(book, today, {days: 200})
        expect(new Set(idsOf(items)).size).toBe(items.length)
        for (const {on, late, severity, actions, reason} of items) {
          expect(late).toBe(epochDay(today) - epochDay(on))
          expect(severity === 'ahead').toBe(late < 0)
          expect(reason).toMatch(/\d/)
          expect(actions.length).toBeGreaterThan(0)
          for (const action of actions) expect(action).toMatch(/^crm [^<>{}…]+$/)
        }
      }),
    )
  })

  it('looking ahead adds to what is due and takes nothing away', () => {
    fc.assert(
      fc.property(someBook.map(contactsOf), someDay, fc.integer({min: 1, max: 500}), (book, today, days) => {
        const ahead = agendaOf(book, today, {days})
        expect(ahead.filter(({severity}) => severity !== 'ahead')).toEqual(agendaOf(book, today))
        for (const {late} of ahead) expect(late).toBeGreaterThanOrEqual(-days)
      }),
    )
  })
})
