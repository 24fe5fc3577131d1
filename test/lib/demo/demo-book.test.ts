import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Book} from '../../../src/lib/book/book.ts'
import {bookInfoId, currentFormat} from '../../../src/lib/book/book-info.ts'
import {elementsOf} from '../../../src/lib/book/fields.ts'
import {collectionOf, collections} from '../../../src/lib/book/registry.ts'
import {problemsOf} from '../../../src/lib/book/validate.ts'
import {addDays, type Day, daysBetween, epochDay, fromEpochDay, weekdayOf} from '../../../src/lib/calendar/day.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {largestStamp, recordFrom, registersOf} from '../../../src/lib/change/registers.ts'
import {isStamp, stampMs, stampReplica} from '../../../src/lib/change/stamp.ts'
import {makeDemoBook} from '../../../src/lib/demo/demo-book.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {agendaOf} from '../../../src/lib/retention/agenda.ts'
import {cadenceState} from '../../../src/lib/retention/cadence.ts'
import {signalNames} from '../../../src/lib/retention/signals/signal.ts'
import {signalsOf} from '../../../src/lib/retention/signals.ts'
import {formatBook, parseBook} from '../../../src/lib/store/format.ts'
import {customerNamed, dayOfStamp, demo, msPerDay, someDays, today} from './sample.ts'

/** Every id that a record refers to, with the type that it must be of. */
function referencesOf(record: StoredRecord): {id: string; to: string}[] {
  const fields = collectionOf(record.type)?.fields ?? {}
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = record[name]
    if (field.kind === 'reference' && value) return [{id: String(value), to: field.to}]
    if (field.kind === 'references') return elementsOf(value as never).map(id => ({id, to: field.to ?? '*'}))
    return []
  })
}

const dangling = (book: Book): string[] =>
  book.records.flatMap(record =>
    referencesOf(record)
      .filter(({id, to}) => {
        const found = book.record(id)
        return !found || (to !== '*' && found.type !== to)
      })
      .map(({id, to}) => `${record.type} ${record.id} → ${to} ${id}`),
  )

const wantedKinds = [
  'check-in',
  'reminder',
  'promise',
  'renewal',
  'date',
  'request',
  'feedback',
  'invoice',
  'playbook',
  'signal',
]

const missingKinds = (agenda: readonly {readonly kind: string}[]): string[] =>
  wantedKinds.filter(wanted => !agenda.some(({kind}) => kind === wanted))

/** How the ids begin that the examples of the help name. */
const named = 'c4k7 c9x2 e9x2 f4k7 j4k7 m4k7 o4k7 q4k7 q9x2 r4x1 t8w2 u4k7 v8q2 w4k7 y4k7'.split(' ')

describe('makeDemoBook', () => {
  it('gives the same bytes for the same seed and day', () => {
    const write = () => formatBook(makeDemoBook({seed: 7, today}))
    expect(write()).toBe(write())
  })

  it.each([
    ['seed', {seed: 8, today}],
    ['day', {seed: 7, today: addDays(today, 1)}],
  ])('gives another book for another %s', (_what, options) => {
    expect(formatBook(makeDemoBook(options))).not.toBe(formatBook(makeDemoBook({seed: 7, today})))
  })

  it.each(someDays)('is a sound and canonical book on %s', day => {
    const records = makeDemoBook({seed: 1, today: day})
    expect(records.flatMap(problemsOf)).toEqual([])
    expect(records.map(({id}) => id)).toEqual([...new Set(records.map(({id}) => id))].sort())
    const text = formatBook(records)
    const parsed = parseBook(text, 'demo')
    expect(parsed.orderly).toBe(true)
    expect(formatBook(parsed.records)).toBe(text)
    expect(formatBook(records.map(record => recordFrom(registersOf(record))))).toBe(text)
    expect(dangling(demo(day))).toEqual([])
  })

  it('is sound, with a lively agenda, on any day and for any seed', () => {
    const days = fc.integer({min: epochDay('1990-01-01'), max: epochDay('2090-12-31')}).map(fromEpochDay)
    fc.assert(
      fc.property(days, fc.integer(), (day, seed) => {
        const book = demo(day, seed)
        expect(book.records.flatMap(problemsOf)).toEqual([])
        expect(dangling(book)).toEqual([])
        expect(parseBook(formatBook(book.records), 'demo').orderly).toBe(true)
        const agenda = agendaOf(book, day)
        expect(missingKinds(agenda)).toEqual([])
        const shown = new Set<string>(signalsOf(book, day).map(({signal}) => signal))
        expect(signalNames.filter(name => !shown.has(name))).toEqual([])
        expect(agenda.length).toBeGreaterThanOrEqual(6)
        expect(agenda.length).toBeLessThanOrEqual(20)
      }),
      {numRuns: 40},
    )
  })

  it('describes itself as a new book does', () => {
    const book = demo(today)
    expect(book.all('book')).toEqual([expect.objectContaining({id: bookInfoId, format: currentFormat, epoch: 0})])
    expect(book.settings).toMatchObject({name: 'Riko Sand', business: 'Sand Advisory', currency: 'EUR'})
  })

  it('has fourteen clients, three years of touches, and something of every type', () => {
    const book = demo(today)
    expect(book.all('customer')).toHaveLength(14)
    expect(book.all('touch').length).toBeGreaterThan(300)
    expect(book.all('touch').length).toBeLessThan(500)
    const years = new Set(book.all('touch').map(({on}) => Math.floor(daysBetween(on, today) / 365)))
    expect([...years].sort()).toEqual([0, 1, 2])
    const count = (type: string) => book.records.filter(record => record.type === type).length
    expect(collections.map(({type}) => type).filter(type => count(type) === 0)).toEqual([])
    expect(collections.map(({type}) => type).filter(type => count(type) === 1)).toEqual(['playbook-run', 'book'])
  })

  it.each(someDays)('gives what the help names the ids that stand there, on %s and for any seed', day => {
    for (const seed of [1, 2, 3]) {
      const book = demo(day, seed)
      for (const start of named) expect(book.idsWithPrefix(start)).toHaveLength(1)
    }
  })

  it.each(['1979-12-31', '5000-01-01'] as const)('refuses %s, for which no stamp could be made', day => {
    expect(() => makeDemoBook({seed: 1, today: day})).toThrow(CrmError)
    expect(() => makeDemoBook({seed: 1, today: day})).toThrow(day)
  })
})

const datedTypes = ['touch', 'value', 'note', 'promise', 'recap', 'feedback', 'purchase', 'request', 'playbook-run']

describe('the days of the demo', () => {
  it.each(someDays)('were all written before %s, each record on its own day', day => {
    for (const record of makeDemoBook({seed: 3, today: day})) {
      expect(isStamp(record['_u'])).toBe(true)
      expect(stampReplica(String(record['_u']))).toBe('demo00')
      expect(stampMs(largestStamp(record))).toBeLessThan(epochDay(day) * msPerDay)
      if (datedTypes.includes(record.type)) {
        expect(dayOfStamp(record['_u'])).toBe(record['on'])
        expect(String(record['on']) < day).toBe(true)
      }
    }
  })

  it('gives every record a stamp of its own', () => {
    const stamps = makeDemoBook({seed: 1, today}).map(record => record['_u'])
    expect(new Set(stamps).size).toBe(stamps.length)
  })

  it.each(someDays)('keep the weekends free, seen from %s', day => {
    const book = demo(day)
    const dated = book.records.filter(({type}) => datedTypes.includes(type))
    expect(dated.filter(record => weekdayOf(String(record['on']) as Day) >= 6)).toEqual([])
  })

  it('keep the weekends of clients who rest on other days', () => {
    const book = demo(today)
    const restsOf = (word: string) =>
      new Set(book.of('touch', customerNamed(book, word).id).map(({on}) => weekdayOf(on)))
    expect(restsOf('মেঘনা').has(5)).toBe(false)
    expect(restsOf('رضوانی').has(4)).toBe(false)
  })

  it('never have a client before it came, or a person before they did', () => {
    const books = [1, 2, 3, 4, 5].map(seed => demo(today, seed))
    for (const book of books)
      for (const touch of book.all('touch')) {
        expect(touch.on >= (book.find('customer', touch.customer)?.added ?? '9999')).toBe(true)
        for (const id of elementsOf(touch.with)) {
          const contact = book.record(id)
          expect(String(contact?.['_u']) < String(book.record(touch.id)?.['_u'])).toBe(true)
          expect(contact?.['customer']).toBe(touch.customer)
        }
      }
  })

  it('say nothing twice about one client', () => {
    for (const seed of [1, 2, 3]) {
      const book = demo(today, seed)
      const texts = book.all('touch').map(({customer, text}) => `${customer} ${text}`)
      expect(texts.length - new Set(texts).size).toBe(0)
    }
  })

  it('leave no blank of a template open', () => {
    expect(formatBook(makeDemoBook({seed: 1, today}))).not.toMatch(/\{(who|topic|year)\}/)
  })
})

describe('the signals of the demo', () => {
  const missingSignals = (book: Book, day: Day): string[] => {
    const shown = new Set<string>(signalsOf(book, day).map(({signal}) => signal))
    return signalNames.filter(name => !shown.has(name))
  }

  it.each(someDays)('are at least one of each on %s', day => {
    expect(missingSignals(demo(day), day)).toEqual([])
  })

  it('leave more clients in peace than they trouble with red', () => {
    const red = signalsOf(demo(today), today).filter(({severity}) => severity === 'red')
    expect(new Set(red.map(({customer}) => customer.id)).size).toBeLessThan(7)
  })
})

describe('the agenda of the demo', () => {
  it.each(someDays)('shows each kind and is a day’s work on %s', day => {
    const agenda = agendaOf(demo(day), day)
    expect(missingKinds(agenda)).toEqual([])
    expect(agenda.length).toBeGreaterThanOrEqual(6)
    expect(agenda.length).toBeLessThanOrEqual(20)
    expect(agenda.some(({severity}) => severity === 'overdue')).toBe(true)
  })

  it.each(someDays)('leaves most clients fine, one past the ideal and one past the worst silence on %s', day => {
    const book = demo(day)
    const states = book.all('customer').flatMap(customer => cadenceState(book, customer, day)?.state ?? [])
    expect(states.filter(state => state === 'fine').length).toBeGreaterThan(8)
    expect(states.filter(state => state === 'due').length).toBeGreaterThan(0)
    expect(states.filter(state => state === 'overdue').length).toBe(1)
  })

  it('asks for the recap of the renewal client, and hides what was done or snoozed', () => {
    const book = demo(today)
    const agenda = agendaOf(book, today)
    const apex = customerNamed(book, 'Apex')
    expect(agenda.find(({kind, customer}) => kind === 'renewal' && customer.id === apex.id)?.actions[0]).toMatch(
      /^crm recap /,
    )
    for (const word of ['गणेश', 'Camille']) {
      expect(agenda.filter(({customer}) => customer.id === customerNamed(book, word).id)).toEqual([])
    }
  })

  it('has more to come in the next weeks', () => {
    const book = demo(today)
    expect(agendaOf(book, today, {days: 30}).length).toBeGreaterThan(agendaOf(book, today).length + 4)
  })
})
