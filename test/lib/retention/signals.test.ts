import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {Book} from '../../../src/lib/book/book.ts'
import {addDays, type Day} from '../../../src/lib/calendar/day.ts'
import {countAmbers, type ListedSignal, signalsOf} from '../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder, idOf} from '../../support/build.ts'
import {shiftBook, shuffled, someBook, someDay} from '../../support/some-book.ts'

const apex = idOf('customer', 'apex')
const draft = idOf('promise', 'draft')
const today: Day = '2026-06-01'

/** Two clients, each with a promise of mine that is long overdue, and with other things that stand out. */
const busy = (): BookBuilder =>
  aBook()
    .customer({name: 'Bright Financial', tier: 'B', added: '2026-05-20'})
    .promise({due: '2026-05-01'})
    .customer({id: apex, tier: 'A', added: '2026-05-20'})
    .promise({id: draft, due: '2026-05-10'})
    .contact({champion: true, left: '2026-05-20'})

const setAside = (given: object): Book =>
  busy()
    .add('agenda-state', {customer: apex, subject: draft, item: `${draft}/promise-late`, ...given})
    .build()

const names = (signals: readonly ListedSignal[]): string[] => signals.map(({signal}) => signal)

describe('signalsOf', () => {
  it('is empty for an empty book', () => {
    expect(signalsOf(new Book([]), today)).toEqual([])
  })

  it('puts red before amber, then the closer client, then the more pressing sort', () => {
    const signals = signalsOf(busy().build(), today)
    expect(signals.map(({customer, signal, severity}) => [customer.name, signal, severity])).toEqual([
      ['Apex Manufacturing', 'champion-left', 'red'],
      ['Apex Manufacturing', 'promise-late', 'red'],
      ['Bright Financial', 'promise-late', 'red'],
      ['Apex Manufacturing', 'single-contact', 'amber'],
    ])
  })

  it('knows the order of the sorts beyond the tenth', () => {
    const silent = aBook().customer({id: apex, tier: 'A', added: '2026-01-01'})
    for (const on of ['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'] as const) silent.purchase({on})
    expect(names(signalsOf(silent.build(), '2026-04-15', {kind: 'risk'}))).toEqual(['late', 'silent', 'single-contact'])
  })

  it('gives one customer, one kind, or red alone where they are asked for', () => {
    const book = busy().build()
    expect(names(signalsOf(book, today, {customer: apex}))).toEqual(['champion-left', 'promise-late', 'single-contact'])
    expect(signalsOf(book, today, {kind: 'opportunity'})).toEqual([])
    expect(signalsOf(book, today, {kind: 'risk'})).toEqual(signalsOf(book, today))
    expect(names(signalsOf(book, today, {redOnly: true}))).not.toContain('single-contact')
    expect(signalsOf(book, today, {customer: idOf('customer', 'nobody')})).toEqual([])
  })

  it('leaves out what was explained away, until its day', () => {
    const book = setAside({snoozedUntil: '2026-07-01', note: 'They asked to wait'})
    expect(names(signalsOf(book, today, {customer: apex}))).toEqual(['champion-left', 'single-contact'])
    expect(signalsOf(book, today, {customer: apex, withAside: true})).toContainEqual(
      expect.objectContaining({id: `${draft}/promise-late`, aside: {until: '2026-07-01', why: 'They asked to wait'}}),
    )
    expect(names(signalsOf(book, '2026-07-01', {customer: apex}))).toContain('promise-late')
  })

  it('leaves out an occurrence that was dealt with, and shows the next', () => {
    const dealtWith = setAside({doneFor: '2026-05-25', doneOn: '2026-06-01'})
    expect(names(signalsOf(dealtWith, today, {customer: apex}))).not.toContain('promise-late')
    expect(names(signalsOf(setAside({doneFor: '2026-04-01'}), today, {customer: apex}))).toContain('promise-late')
  })
})

describe('countAmbers', () => {
  it('counts risks and opportunities apart, and nothing that is red', () => {
    expect(countAmbers(busy().build(), today)).toEqual({risk: 1, opportunity: 0})
  })
})

describe('signals, whatever the book', () => {
  const essence = ({id, kind, severity, records}: ListedSignal) => ({id, kind, severity, records: [...records].sort()})

  it('do not depend on the order of the records', () => {
    const mirrored = someBook.chain(book => fc.tuple(fc.constant(book), shuffled(book)))
    fc.assert(
      fc.property(mirrored, someDay, ([book, other], on) => {
        const told = (signals: readonly ListedSignal[]) =>
          signals.map(signal => ({...essence(signal), evidence: signal.evidence, since: signal.since}))
        expect(told(signalsOf(other, on))).toEqual(told(signalsOf(book, on)))
      }),
    )
  })

  it('move with the calendar: all days later by some, the same signals later by as many', () => {
    fc.assert(
      fc.property(someBook, someDay, fc.integer({min: -3000, max: 3000}), (book, on, days) => {
        const plain = signalsOf(book, on)
        const shifted = signalsOf(shiftBook(book, days), addDays(on, days))
        expect(shifted.map(essence)).toEqual(plain.map(essence))
        expect(shifted.map(({since}) => since)).toEqual(plain.map(({since}) => addDays(since, days)))
      }),
    )
  })

  it('are counted as ambers where they are listed as ambers', () => {
    fc.assert(
      fc.property(someBook, someDay, (book, on) => {
        const ambers = signalsOf(book, on).filter(({severity}) => severity === 'amber')
        const count = (wanted: string) => ambers.filter(({kind}) => kind === wanted).length
        expect(countAmbers(book, on)).toEqual({risk: count('risk'), opportunity: count('opportunity')})
      }),
    )
  })

  it('never appear without records, numbers, an id of their own, and a command', () => {
    fc.assert(
      fc.property(someBook, someDay, (book, on) => {
        const signals = signalsOf(book, on)
        expect(new Set(signals.map(({id}) => id)).size).toBe(signals.length)
        for (const {records, evidence, action, customer, since, signal} of signals) {
          expect(records.length).toBeGreaterThan(0)
          for (const id of records) {
            const record = book.record(id)
            expect(record?.id === customer.id || record?.['customer'] === customer.id).toBe(true)
          }
          expect(evidence).toMatch(/\d/)
          expect(evidence).not.toMatch(/NaN|undefined|null|Infinity/)
          expect(action).toMatch(/^crm [^<>{}…\n]+$/)
          // A tier without people has no day of its own: it counts from when the client came.
          if (signal !== 'single-contact') expect(since <= on).toBe(true)
        }
      }),
    )
  })

  it('are red only of the sorts that are named so', () => {
    const mayBeRed = ['no-recap', 'champion-left', 'unhappy', 'promise-late', 'lapsed', 'late', 'invoice-late']
    fc.assert(
      fc.property(someBook, someDay, (book, on) => {
        const red = signalsOf(book, on).filter(({severity}) => severity === 'red')
        expect(red.filter(({signal}) => !mayBeRed.includes(signal))).toEqual([])
        expect(signalsOf(book, on, {redOnly: true})).toEqual(red)
      }),
    )
  })
})
