import {expect, it} from 'vitest'
import type {Customer} from '../../../../src/lib/book/registry.ts'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {completeItem} from '../../../../src/lib/retention/complete.ts'
import {aBook, withEdits} from '../../../support/build.ts'

const bookOf = (more: Partial<Customer>, value = 'on') =>
  aBook()
    .setting('loyalty.anniversaries', value)
    .customer({since: '2024-02-29', ...more})
    .build()

const days = (more: Partial<Customer>, today: Day, value?: string) =>
  agendaOf(bookOf(more, value), today, {kinds: ['date']}).map(({on}) => on)

it.each<[Day, Day[]]>([
  ['2024-02-29', []],
  ['2024-03-03', []],
  ['2025-02-27', []],
  ['2025-02-28', ['2025-02-28']],
  ['2025-03-07', ['2025-02-28']],
  ['2025-03-08', []],
  ['2028-02-29', ['2028-02-29']],
])('on %s shows %j', (today, expected) => {
  expect(days({}, today)).toEqual(expected)
})

it.each(['prospect', 'paused', 'former'] as const)('leaves one who is %s in peace', status => {
  expect(days({status}, '2025-02-28')).toEqual([])
})

it('says how many years it is, and is never overdue', () => {
  const [item] = agendaOf(bookOf({}), '2026-03-05', {kinds: ['date']})
  expect(item).toMatchObject({severity: 'due', late: 5})
  expect(item?.reason).toBe('2 years a customer on 2026-02-28 (5 days ago), since 2024-02-29')
})

it('is off until it is wanted', () => {
  expect(days({}, '2025-02-28', 'off')).toEqual([])
})

it('is done for this year', () => {
  const book = bookOf({})
  const [item] = agendaOf(book, '2025-02-28', {kinds: ['date']})
  if (!item) throw new Error('no item')
  expect(item.reason).toContain('1 year a customer')
  const after = withEdits(book, completeItem(book, item, {on: '2025-02-28'}).edits)
  expect(agendaOf(after, '2025-03-01', {kinds: ['date']})).toEqual([])
  expect(agendaOf(after, '2025-03-01', {kinds: ['date'], days: 400})).toMatchObject([{on: '2026-02-28'}])
})
