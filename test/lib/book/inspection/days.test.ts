import {describe, expect, it} from 'vitest'
import {inspectDays} from '../../../../src/lib/book/inspection/days.ts'
import {aBook, type BookBuilder} from '../../../support/build.ts'

const moment = {today: '2026-01-05', nowMs: Date.parse('2026-01-05T09:00:00Z')} as const
const messages = (book: BookBuilder) => inspectDays(book.build(), moment).map(({message}) => message)

describe('inspectDays', () => {
  it.each<[string, BookBuilder, string]>([
    [
      'an engagement that ends before it starts',
      aBook().customer().engagement({start: '2026-01-05', end: '2025-12-31'}),
      'ends on 2025-12-31, before it starts on 2026-01-05; mend it: crm edit',
    ],
    [
      'an engagement that was ended before it starts',
      aBook().customer().engagement({start: '2026-01-05', endedOn: '2026-01-01'}),
      'was ended on 2026-01-01, before it starts',
    ],
    [
      'a promise that was kept before it was made',
      aBook().customer().promise({on: '2026-01-05', closedOn: '2026-01-02', state: 'kept'}),
      'was closed on 2026-01-02, before it was made on 2026-01-05',
    ],
    [
      'a reminder that is over before it begins',
      aBook().customer().reminder({on: '2026-02-01', every: '1m', until: '2026-01-31'}),
      'repeats until 2026-01-31, before its first day 2026-02-01',
    ],
    [
      'a recap of a period upside down',
      aBook().customer().recap({from: '2026-01-05', to: '2026-01-01'}),
      'a period that ends',
    ],
    [
      'a touch in two days',
      aBook().customer().touch({on: '2026-01-07'}),
      'has 2026-01-07 for on, which is still to come',
    ],
    [
      'a birthday in the future',
      aBook().customer().contact({birthday: '2027-01-01'}),
      'for birthday, which is still to come',
    ],
    ['a promise made in the future', aBook().customer().promise({on: '2026-03-01'}), 'has 2026-03-01 for on'],
  ])('finds %s', (_, book, message) => {
    expect(messages(book)).toEqual([expect.stringContaining(message)])
  })

  it.each<[string, BookBuilder]>([
    ['an engagement of one day', aBook().customer().engagement({start: '2026-01-05', end: '2026-01-05'})],
    ['an engagement that is still to begin', aBook().customer().engagement({start: '2027-01-01', end: '2027-12-31'})],
    ['a promise kept on the day it was made', aBook().customer().promise({on: '2026-01-05', closedOn: '2026-01-05'})],
    ['a touch of tomorrow: it may be that day already where it happened', aBook().customer().touch({on: '2026-01-06'})],
    ['a birthday without its year', aBook().customer().contact({birthday: '--12-31'})],
    ['a reminder far ahead', aBook().customer().reminder({on: '2030-01-01'})],
  ])('has no word about %s', (_, book) => {
    expect(messages(book)).toEqual([])
  })
})
