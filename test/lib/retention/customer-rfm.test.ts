import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addDays} from '../../../src/lib/calendar/day.ts'
import {rfmOf} from '../../../src/lib/retention/customer-rfm.ts'
import {aBook, idOf} from '../../support/build.ts'
import {shiftBook, shuffled, someBook, someDay} from '../../support/some-book.ts'

const today = '2026-06-01'
const names = ['a', 'b', 'c'] as const
const id = (name: string) => idOf('customer', name)

describe('rfmOf', () => {
  const builder = aBook()
  for (const [at, name] of names.entries()) {
    builder.customer({id: id(name)})
    for (let bought = 0; bought <= at; bought++) {
      builder.add('purchase', {on: addDays(today, -100 + at * 30), amount: `${100 * (at + 1)} EUR`})
    }
  }
  builder.customer({id: id('never')})

  it('ranks in thirds under 50 customers, those alone who ever bought', () => {
    const scores = rfmOf(builder.build(), today)
    expect([...scores.keys()].sort()).toEqual(names.map(id).sort())
    expect(names.map(name => scores.get(id(name)))).toMatchObject([
      {recency: 1, frequency: 1, money: 1, figures: {recency: 100, frequency: 1, money: 10_000}},
      {recency: 2, frequency: 2, money: 2},
      {recency: 3, frequency: 3, money: 3, figures: {recency: 40, frequency: 3, money: 90_000}},
    ])
  })

  it('counts money in one currency: that of the book, else that of most purchases', () => {
    const mixed = builder.customer({id: id('usd')}).add('purchase', {on: '2026-05-01', amount: '9999 USD'})
    expect(rfmOf(mixed.build(), today).get(id('usd'))?.figures.money).toBe(0)
    expect(rfmOf(mixed.setting('currency', 'USD').build(), today).get(id('usd'))?.figures.money).toBe(999_900)
  })

  it('goes without a currency of the book by the number of purchases, not by their order or amount', () => {
    const moneyOf = (...amounts: readonly string[]) => {
      const book = aBook().customer({id: id('a')})
      for (const amount of amounts) book.add('purchase', {on: '2026-05-01', amount})
      return rfmOf(book.build(), today).get(id('a'))?.figures.money
    }
    expect(moneyOf('900 USD', '1 EUR', '2 EUR')).toBe(300)
    expect(moneyOf('1 EUR', '2 EUR', '900 USD', '1 USD', '1 USD')).toBe(90_200)
    expect(moneyOf('900 USD', '1 EUR')).toBe(100)
    expect(moneyOf('1 EUR', '900 USD')).toBe(100)
  })

  it('does not know the future', () => {
    expect(rfmOf(builder.build(), '2020-01-01').size).toBe(0)
  })

  it('does not depend on the order of the records, and moves with the calendar', () => {
    const mirrored = someBook.chain(book => fc.tuple(fc.constant(book), shuffled(book)))
    fc.assert(
      fc.property(mirrored, someDay, fc.integer({min: -900, max: 900}), ([book, other], on, days) => {
        const sorted = (scores: ReturnType<typeof rfmOf>) => [...scores].sort(([a], [b]) => (a < b ? -1 : 1))
        const plain = sorted(rfmOf(book, on))
        expect(sorted(rfmOf(other, on))).toEqual(plain)
        expect(sorted(rfmOf(shiftBook(book, days), addDays(on, days)))).toEqual(plain)
      }),
    )
  })
})
