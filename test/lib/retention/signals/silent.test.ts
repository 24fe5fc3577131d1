import {expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, idOf} from '../../../support/build.ts'

const talk = idOf('touch', 'talk')
const day: Day = '2026-01-05'

it.each([
  [45, []],
  [46, [{severity: 'amber', since: '2026-02-20', records: [talk]}]],
])('a silence of %i days at tier A gives %j', (days, expected) => {
  const book = aBook().customer({tier: 'A', person: true}).touch({id: talk, on: day}).build()
  expect(signalsOf(book, addDays(day, days))).toMatchObject(expected)
})

it('a client never spoken to is silent since they were added', () => {
  const book = aBook().customer({tier: 'A', person: true, added: day}).build()
  const [signal] = signalsOf(book, addDays(day, 100))
  expect(signal?.evidence).toBe(
    'No two-way touch yet for 100 days, since 2026-01-05; the worst that you meant is 45 days',
  )
  expect(signal?.records).toEqual([signal?.customer.id])
})

it('says nothing of whose check-in is put off', () => {
  const id = idOf('customer', 'apex')
  const book = aBook()
    .customer({id, tier: 'A', person: true, added: day})
    .add('agenda-state', {subject: id, item: `${id}/check-in`, snoozedUntil: '2026-05-01'})
    .build()
  expect(signalsOf(book, '2026-04-30')).toEqual([])
  expect(signalsOf(book, '2026-05-01')).toHaveLength(1)
})
