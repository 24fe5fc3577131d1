import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Book} from '../../../src/lib/book/book.ts'
import {bookInfoId, currentFormat} from '../../../src/lib/book/book-info.ts'
import {valueKinds} from '../../../src/lib/book/choices.ts'
import {elementsOf} from '../../../src/lib/book/fields.ts'
import {isId} from '../../../src/lib/book/ids.ts'
import {readEmail, readPhone} from '../../../src/lib/book/input.ts'
import {collectionOf, collections, type Engagement} from '../../../src/lib/book/registry.ts'
import {problemsOf} from '../../../src/lib/book/validate.ts'
import {addDays, type Day, daysBetween, epochDay, fromEpochDay, weekdayOf} from '../../../src/lib/calendar/day.ts'
import {isZone} from '../../../src/lib/calendar/instant.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {largestStamp, recordFrom, registersOf} from '../../../src/lib/change/registers.ts'
import {isStamp, stampMs, stampReplica} from '../../../src/lib/change/stamp.ts'
import {makeDemoBook} from '../../../src/lib/demo/demo-book.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {selectMaterial} from '../../../src/lib/recap/material.ts'
import {agendaOf} from '../../../src/lib/retention/agenda.ts'
import {cadenceState} from '../../../src/lib/retention/cadence.ts'
import {signalNames} from '../../../src/lib/retention/signals/signal.ts'
import {signalsOf} from '../../../src/lib/retention/signals.ts'
import {formatBook, parseBook} from '../../../src/lib/store/format.ts'
import {customerNamed, demo, someDays} from './sample.ts'

const today: Day = '2026-11-22'
const msPerDay = 86_400_000

const dayOfStamp = (stamp: unknown): Day => fromEpochDay(Math.floor(stampMs(String(stamp)) / msPerDay))

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

describe('the clients of the demo', () => {
  const book = demo(today)
  const parties = [...book.all('customer'), ...book.all('contact')]

  it('write in several scripts and live in several zones', () => {
    const names = book
      .all('customer')
      .map(({name}) => name)
      .join(' ')
    for (const script of [/\p{sc=Deva}/u, /\p{sc=Beng}/u, /\p{sc=Arab}/u, /\p{sc=Han}/u, /[äöüßłçóÖ]/u]) {
      expect(names).toMatch(script)
    }
    const languages = new Set(book.all('customer').map(({language}) => language))
    expect([...languages]).toEqual(expect.arrayContaining(['en', 'hi', 'ne', 'bn', 'fa']))
    const zones = new Set(parties.flatMap(({timezone}) => timezone ?? []))
    expect(zones.size).toBeGreaterThanOrEqual(12)
    expect([...zones].filter(zone => !isZone(zone))).toEqual([])
  })

  it('include a person, a prospect, a paused and a former one, and two who were referred', () => {
    const customers = book.all('customer')
    expect(customers.filter(({person}) => person)).toHaveLength(1)
    expect(new Set(customers.map(({status}) => status))).toEqual(new Set(['active', 'prospect', 'paused', 'former']))
    expect(new Set(customers.map(({tier}) => tier))).toEqual(new Set(['A', 'B', 'C', 'D']))
    expect(customers.filter(({referredBy}) => referredBy)).toHaveLength(2)
  })

  it('have addresses of domains kept for examples and numbers kept for fiction', () => {
    const emails = parties.flatMap(({emails}) => elementsOf(emails))
    expect(emails.length).toBeGreaterThan(20)
    expect(emails.map(readEmail)).toEqual(emails)
    expect(emails.filter(email => !email.endsWith('.example'))).toEqual([])
    const phones = parties.flatMap(({phones}) => elementsOf(phones))
    expect(phones.length).toBeGreaterThan(8)
    expect(phones.map(readPhone)).toEqual(phones)
    const fiction =
      /^\+(1 \d{3} 555 01\d\d|44 20 7946 0\d{3}|44 7700 900\d{3}|49 89 99998 \d{3}|33 4 65 71 \d\d \d\d|46 70 174 06 [2-9]\d|61 491 570 15[6-9])$/
    expect(phones.filter(phone => !fiction.test(phone))).toEqual([])
    const links = [...book.all('customer').map(({website}) => website), ...book.all('value').map(each => each.evidence)]
    expect(links.filter(link => link && !new URL(link).hostname.endsWith('.example'))).toEqual([])
  })

  it('are written in composed letters and in lines of a fair length', () => {
    const text = formatBook(book.records)
    expect(text.normalize('NFC')).toBe(text)
    const texts = book.all('touch').map(each => each.text ?? '')
    expect(texts.filter(each => each.length > 120 || each.trim() === '')).toEqual([])
  })
})

describe('the engagements of the demo', () => {
  it.each(someDays)('are in every stage on %s', day => {
    const book = demo(day)
    const all = book.all('engagement')
    const renewed = new Set(all.flatMap(({renews}) => renews ?? []))
    const running = (each: Engagement) => !each.endedOn && each.start <= day
    const endsIn = (low: number, high: number) => (each: Engagement) =>
      running(each) && each.end && daysBetween(day, each.end) >= low && daysBetween(day, each.end) <= high
    expect(all.filter(each => running(each) && !each.end).length).toBeGreaterThan(0)
    expect(all.filter(each => running(each) && each.rolling).length).toBe(1)
    expect(all.filter(each => each.endedOn && each.endedWhy).length).toBe(1)
    expect(all.filter(each => each.renews && renewed.has(each.id)).length).toBeGreaterThan(0)
    expect(all.filter(endsIn(95, 105)).length).toBe(1)
    expect(all.filter(endsIn(-30, -1)).filter(each => !renewed.has(each.id)).length).toBe(1)
    expect(all.filter(endsIn(0, 120)).filter(each => daysBetween(each.start, each.end ?? day) < 120)).toHaveLength(1)
    expect(new Set(all.map(({kind}) => kind))).toEqual(new Set(['retainer', 'project', 'package']))
  })

  it.each(someDays)('follow each other without a gap on %s', day => {
    const book = demo(day)
    for (const {renews, start} of book.all('engagement')) {
      const before = book.find('engagement', renews)
      if (before?.end) expect(start).toBe(addDays(before.end, 1))
    }
  })
})

describe('the promises of the demo', () => {
  it.each(someDays)('were kept, kept late, broken, released and are open on %s', day => {
    const promises = demo(day).all('promise')
    const kept = promises.filter(({state}) => state === 'kept')
    const late = kept.filter(({due, closedOn}) => due && closedOn && closedOn > due)
    expect(late.length).toBeGreaterThanOrEqual(6)
    expect(kept.length - late.length).toBeGreaterThan(2 * late.length)
    expect(promises.filter(({state}) => state === 'broken').length).toBeGreaterThanOrEqual(2)
    expect(promises.filter(({state}) => state === 'released').length).toBeGreaterThanOrEqual(2)
    const open = promises.filter(({state}) => state === 'open')
    expect(open.some(({by, due}) => by === 'me' && due && due < day)).toBe(true)
    expect(open.some(({by, due}) => by === 'them' && due && due < day)).toBe(true)
    expect(open.some(({due}) => due && due > day)).toBe(true)
    for (const {on, closedOn} of promises) if (closedOn) expect(closedOn >= on).toBe(true)
  })
})

describe('the value items of the demo', () => {
  it.each(someDays)('fill the recap of the renewal client and not that of another on %s', day => {
    const book = demo(day)
    const apex = customerNamed(book, 'Apex')
    const current = book.of('engagement', apex.id).find(({start, end}) => start <= day && end && end >= day)
    const items = book.of('value', apex.id).filter(({engagement}) => engagement === current?.id)
    const shareable = items.filter(({share}) => share)
    expect(shareable.length).toBeGreaterThanOrEqual(8)
    expect(items.length - shareable.length).toBeGreaterThanOrEqual(3)
    expect(new Set(shareable.map(({kind}) => kind))).toEqual(new Set(valueKinds))
    expect(items.some(({worth}) => worth) && items.some(({minutes}) => minutes)).toBe(true)
    expect(items.some(({evidence}) => evidence)).toBe(true)

    const bright = customerNamed(book, 'Bright')
    const turnBegan = addDays(day, -104)
    const lately = book.of('value', bright.id).filter(({on}) => on >= turnBegan)
    expect(lately.filter(({share}) => share)).toHaveLength(2)
    expect(lately.filter(({share}) => !share).length).toBeGreaterThanOrEqual(3)
  })

  it.each(someDays)('stand behind the recaps that were sent before %s', day => {
    const book = demo(day)
    for (const {from, to, on, records, engagement} of book.all('recap')) {
      expect(from <= to && to === on).toBe(true)
      expect(elementsOf(records).length).toBeGreaterThanOrEqual(3)
      for (const id of elementsOf(records)) expect(isId(id) && book.live(id) !== undefined).toBe(true)
      expect(from >= (book.find('engagement', engagement)?.start ?? '9999')).toBe(true)
    }
    const renewed = new Set(book.all('engagement').flatMap(({renews}) => renews ?? []))
    expect(book.all('recap').some(({engagement}) => engagement && renewed.has(engagement))).toBe(true)
  })
})

describe('the answers of the demo', () => {
  it.each(someDays)(
    'have praise to quote, a detractor and a low pulse to act on, and a reason for leaving on %s',
    day => {
      const book = demo(day)
      const open = book.all('feedback').filter(({action, closedOn}) => action && !closedOn)
      const openOf = (word: string) => open.filter(({customer}) => customer === customerNamed(book, word).id)
      expect(open).toHaveLength(2)
      expect(openOf('Bright')).toMatchObject([{instrument: 'nps', score: 6}])
      expect(openOf('মেঘনা')).toMatchObject([{instrument: 'pulse', score: 3}])
      expect(book.all('feedback').filter(({closedOn}) => closedOn)).toHaveLength(1)
      const exits = book.all('feedback').filter(({instrument}) => instrument === 'exit')
      expect(exits.map(({customer}) => book.find('customer', customer)?.status)).toEqual(['former'])
      const {material} = selectMaterial(book, {customer: customerNamed(book, 'Apex'), language: 'en', today: day})
      expect(material.quotes).toMatchObject([{author: 'Helen Marks'}])
    },
  )

  it('come from people who were there', () => {
    const book = demo(today)
    for (const {contact, on} of book.all('feedback')) {
      const person = contact ? book.record(contact) : undefined
      if (person) expect(dayOfStamp(person['_u']) <= on).toBe(true)
    }
  })
})

describe('the requests of the demo', () => {
  it.each(someDays)('are two without a reply, and complaints that were made good on %s', day => {
    const requests = demo(day).all('request')
    const open = requests.filter(({resolvedOn}) => !resolvedOn)
    expect(open).toHaveLength(2)
    for (const {promised, repliedAt} of open) expect([typeof promised, repliedAt]).toEqual(['string', undefined])
    const asked = requests.filter(({resolvedOn, confirmedOn}) => resolvedOn && !confirmedOn)
    expect(asked).toHaveLength(1)
    const solved = requests.filter(({confirmedOn}) => confirmedOn)
    expect(solved.length).toBeGreaterThanOrEqual(5)
    for (const {at, on, repliedAt, confirmedOn, csat} of solved) {
      expect(at?.startsWith(on) && repliedAt && at < repliedAt && confirmedOn && csat && csat >= 4).toBe(true)
    }
    expect(new Set(solved.map(({cause}) => cause)).size).toBeLessThan(solved.length)
  })
})

describe('the invoices of the demo', () => {
  it.each(someDays)('were paid in time but for those of one client on %s', day => {
    const purchases = demo(day).all('purchase')
    expect(new Set(purchases.map(({number}) => number)).size).toBe(purchases.length)
    const late = purchases.filter(({due, paid}) => due && (paid ?? day) > due)
    expect(late.map(({customer}) => customer)).toEqual(Array(2).fill(customerNamed(demo(day), 'Müller').id))
  })

  it('are monthly for three years at the renewal client', () => {
    const book = demo(today)
    const invoices = book.of('purchase', customerNamed(book, 'Apex').id)
    expect(invoices).toHaveLength(34)
    expect(new Set(invoices.map(({amount}) => amount))).toEqual(new Set(['5200 EUR', '5600 EUR', '6000 EUR']))
  })

  it.each(someDays)('show one client late for them and one who buys more on %s', day => {
    const book = demo(day)
    const shown = signalsOf(book, day).map(({signal, customer}) => `${signal} ${customer.id}`)
    expect(shown).toContain(`late ${customerNamed(book, 'Camille').id}`)
    expect(shown).toContain(`more-money ${customerNamed(book, 'गणेश').id}`)
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
