import {describe, expect, it} from 'vitest'
import {valueKinds} from '../../../src/lib/book/choices.ts'
import {elementsOf} from '../../../src/lib/book/fields.ts'
import {isId} from '../../../src/lib/book/ids.ts'
import {readEmail, readPhone} from '../../../src/lib/book/input.ts'
import type {Engagement} from '../../../src/lib/book/registry.ts'
import {addDays, daysBetween} from '../../../src/lib/calendar/day.ts'
import {isZone} from '../../../src/lib/calendar/instant.ts'
import {selectMaterial} from '../../../src/lib/recap/material.ts'
import {signalsOf} from '../../../src/lib/retention/signals.ts'
import {formatBook} from '../../../src/lib/store/format.ts'
import {customerNamed, dayOfStamp, demo, someDays, today} from './sample.ts'

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
