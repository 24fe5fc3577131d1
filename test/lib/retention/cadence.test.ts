import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Book} from '../../../src/lib/book/book.ts'
import {addDays, type Day} from '../../../src/lib/calendar/day.ts'
import {formatSpan} from '../../../src/lib/calendar/span.ts'
import {
  cadenceOf,
  cadenceState,
  lastTouch,
  lastTouches,
  lastTwoWayTouch,
  lastTwoWayTouches,
} from '../../../src/lib/retention/cadence.ts'
import {aBook, type BookBuilder, type Given, idOf} from '../../support/build.ts'

const apex = idOf('customer', 'apex')

const bookOf = (customer: Given<'customer'>): BookBuilder => aBook().customer({id: apex, ...customer})

const cadenceIn = (builder: BookBuilder): string | undefined => {
  const book = builder.build()
  const customer = book.find('customer', apex)
  const cadence = customer && cadenceOf(customer, book.settings)
  return cadence && `${formatSpan(cadence.ideal)}/${formatSpan(cadence.worst)}`
}

const stateIn = (builder: BookBuilder, today: Day) => {
  const book = builder.build()
  const customer = book.find('customer', apex)
  if (!customer) throw new Error('no customer')
  return cadenceState(book, customer, today)
}

describe('cadenceOf', () => {
  it.each<[string, Given<'customer'>, string | undefined]>([
    ['tier A', {tier: 'A'}, '30d/45d'],
    ['tier B', {tier: 'B'}, '90d/135d'],
    ['tier C', {tier: 'C'}, '180d/270d'],
    ['tier D', {tier: 'D'}, '365d/550d'],
    ['no tier', {}, '180d/270d'],
    ['a prospect', {status: 'prospect', tier: 'A'}, '30d/45d'],
    ['a former customer', {status: 'former', tier: 'A'}, undefined],
    ['a paused customer', {status: 'paused', cadence: '10d'}, undefined],
    ['an own ideal and worst', {tier: 'A', cadence: '10d', worst: '3w'}, '10d/3w'],
    ['an own ideal alone, even', {cadence: '2m'}, '2m/3m'],
    ['an own ideal alone, odd', {cadence: '1m'}, '1m/45d'],
    ['an own ideal alone, a half day up', {cadence: '7d'}, '7d/11d'],
    ['an own worst alone', {tier: 'A', worst: '60d'}, '30d/60d'],
    ['an own worst shorter than the ideal of the tier', {tier: 'A', worst: '20d'}, '20d/20d'],
    ['an own worst shorter than the own ideal', {cadence: '60d', worst: '30d'}, '30d/30d'],
  ])('gives %s its bounds', (_, customer, expected) => {
    expect(cadenceIn(bookOf(customer))).toBe(expected)
  })

  it('prefers own value to tag, and tag to tier', () => {
    const tagged = bookOf({tier: 'D', tags: {vip: true}}).setting('cadence.tag.vip', '14d/21d')
    const own = bookOf({tier: 'D', tags: {vip: true}, cadence: '10d'}).setting('cadence.tag.vip', '14d/21d')
    expect(cadenceIn(tagged)).toBe('14d/21d')
    expect(cadenceIn(own)).toBe('10d/15d')
  })

  it('takes the shortest ideal of several tags, of equal ones the shortest worst', () => {
    const settings = (book: BookBuilder) =>
      book
        .setting('cadence.tag.slow', '4w/6w')
        .setting('cadence.tag.vip', '14d/30d')
        .setting('cadence.tag.key', '2w/3w')
    expect(cadenceIn(settings(bookOf({tags: {slow: true, vip: true}})))).toBe('14d/30d')
    expect(cadenceIn(settings(bookOf({tags: {vip: true, key: true}})))).toBe('2w/3w')
    expect(cadenceIn(settings(bookOf({tags: {key: true, vip: true}})))).toBe('2w/3w')
    expect(cadenceIn(settings(bookOf({tags: {vip: true, slow: true}})))).toBe('14d/30d')
    expect(cadenceIn(settings(bookOf({tags: {a: true, key: true, slow: true, z: true}})))).toBe('2w/3w')
    expect(cadenceIn(settings(bookOf({tags: {slow: true, vip: null}})))).toBe('4w/6w')
  })

  it('follows the settings of tiers and of the default tier', () => {
    expect(cadenceIn(bookOf({}).setting('tier', 'A').setting('cadence.A', '20d/40d'))).toBe('20d/40d')
  })
})

/** What the record behind an outline says. */
const textOf = (book: Book, touch: {readonly id: string} | undefined) => book.find('touch', touch?.id)?.text

describe('lastTwoWayTouches', () => {
  it('can be asked for few', () => {
    const book = bookOf({})
      .touch({})
      .customer({id: idOf('customer', 'bright')})
      .touch({})
      .build()
    expect([...lastTwoWayTouches(book, [apex, idOf('customer', 'nobody')]).keys()]).toEqual([apex])
    expect(lastTwoWayTouches(book).size).toBe(2)
  })
})

describe('lastTwoWayTouch', () => {
  it('takes talks and their word, no mail of mine and no note', () => {
    const book = bookOf({})
      .touch({on: '2026-01-10'})
      .touch({on: '2026-01-12', channel: 'email', direction: 'in', text: 'their word'})
      .touch({on: '2026-01-14', channel: 'email', direction: 'out', text: 'mine'})
      .touch({on: '2026-01-16', channel: 'note', direction: 'both', text: 'a note'})
      .build()
    expect(textOf(book, lastTwoWayTouch(book, apex))).toBe('their word')
    expect(textOf(book, lastTouch(book, apex))).toBe('mine')
  })

  it('takes the latest day, within a day the latest stamp', () => {
    const book = bookOf({})
      .touch({on: '2026-01-12', text: 'morning', id: idOf('touch', 'b')})
      .touch({on: '2026-01-12', text: 'evening', id: idOf('touch', 'a')})
      .touch({on: '2026-01-11', text: 'entered late'})
      .build()
    expect(textOf(book, lastTwoWayTouch(book, apex))).toBe('evening')
  })

  it('knows nothing of the touches of others', () => {
    const book = bookOf({})
      .customer({id: idOf('customer', 'bright')})
      .touch()
      .build()
    expect(lastTwoWayTouch(book, apex)).toBeUndefined()
    expect(lastTouch(book, apex)).toBeUndefined()
  })

  it('agrees with the list for all customers', () => {
    const book = bookOf({})
      .touch({on: '2026-02-01'})
      .touch({on: '2026-02-02', direction: 'out'})
      .customer({id: idOf('customer', 'bright')})
      .touch({on: '2026-01-20'})
      .customer({id: idOf('customer', 'cobalt')})
      .build()
    for (const {id} of book.all('customer')) {
      expect(lastTwoWayTouches(book).get(id)).toBe(lastTwoWayTouch(book, id))
      expect(lastTouches(book).get(id)).toBe(lastTouch(book, id))
    }
  })
})

describe('cadenceState', () => {
  it.each<[Day, string]>([
    ['2026-02-17', 'fine'],
    ['2026-02-18', 'due'],
    ['2026-02-19', 'due'],
    ['2026-03-05', 'due'],
    ['2026-03-06', 'overdue'],
  ])('of tier A, talked to on 2026-01-19, is on %s %s', (today, state) => {
    const found = stateIn(bookOf({tier: 'A'}).touch({on: '2026-01-19'}), today)
    expect(found).toMatchObject({since: '2026-01-19', ideal: '2026-02-18', worst: '2026-03-05', state})
  })

  it('counts the days of silence', () => {
    expect(stateIn(bookOf({tier: 'A'}).touch({on: '2026-01-19'}), '2026-02-19')?.silentDays).toBe(31)
  })

  it('counts without a two-way touch from the day the customer was added', () => {
    const found = stateIn(bookOf({added: '2026-01-05'}).touch({direction: 'out', on: '2026-02-01'}), '2026-02-04')
    expect(found).toMatchObject({since: '2026-01-05', silentDays: 30})
  })

  it('counts without a two-way touch from `since` where that is known', () => {
    expect(stateIn(bookOf({added: '2026-01-05', since: '2025-12-01'}), '2026-02-04')?.since).toBe('2025-12-01')
  })

  it('counts from a touch before the customer was added', () => {
    expect(stateIn(bookOf({added: '2026-01-05'}).touch({on: '2026-01-02'}), '2026-02-04')?.since).toBe('2026-01-02')
  })

  it('keeps months on their day of the calendar', () => {
    const found = stateIn(bookOf({cadence: '1m', worst: '2m'}).touch({on: '2026-01-31'}), '2026-02-28')
    expect(found).toMatchObject({ideal: '2026-02-28', worst: '2026-03-31', state: 'due'})
  })

  it('is none without a cadence', () => {
    expect(stateIn(bookOf({status: 'paused'}), '2026-02-04')).toBeUndefined()
  })

  it('never becomes worse by a later two-way touch', () => {
    const rank = {fine: 0, due: 1, overdue: 2}
    const offset = fc.integer({min: 0, max: 800})
    fc.assert(
      fc.property(fc.array(offset, {maxLength: 6}), offset, offset, (touches, more, ahead) => {
        const start: Day = '2026-01-01'
        const today = addDays(start, 800 + ahead)
        const builder = bookOf({tier: 'B', added: start})
        for (const each of touches) builder.touch({on: addDays(start, each)})
        const before = stateIn(builder, today)
        const after = stateIn(builder.touch({on: addDays(start, more)}), today)
        if (!before || !after) throw new Error('no cadence')
        expect(rank[after.state]).toBeLessThanOrEqual(rank[before.state])
        expect(after.silentDays).toBeLessThanOrEqual(before.silentDays)
      }),
    )
  })
})
