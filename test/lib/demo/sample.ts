import {Book} from '../../../src/lib/book/book.ts'
import type {Customer} from '../../../src/lib/book/registry.ts'
import {type Day, fromEpochDay} from '../../../src/lib/calendar/day.ts'
import {stampMs} from '../../../src/lib/change/stamp.ts'
import {makeDemoBook} from '../../../src/lib/demo/demo-book.ts'

/** The day on which the book is looked at where another would do as well. */
export const today: Day = '2026-11-22'

export const msPerDay = 86_400_000

/** The day (UTC) on which a stamp was given. */
export const dayOfStamp = (stamp: unknown): Day => fromEpochDay(Math.floor(stampMs(String(stamp)) / msPerDay))

/** Days on which something could go wrong: ends of years and months, leap days, each day of a week. */
export const someDays: readonly Day[] = [
  '2026-11-22',
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026-11-26',
  '2026-11-27',
  '2026-11-28',
  '2027-02-28',
  '2027-03-31',
  '2028-02-29',
  '2028-03-01',
  '2026-12-31',
  '2027-01-01',
  '2028-12-31',
  '2000-01-01',
]

export const demo = (today: Day, seed = 1): Book => new Book(makeDemoBook({seed, today}))

/** The customer whose name has a word. */
export function customerNamed(book: Book, word: string): Customer {
  const found = book.all('customer').find(({name}) => name.includes(word))
  if (!found) throw new Error(`no customer ${word}`)
  return found
}
