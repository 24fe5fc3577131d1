import {expect, it} from 'vitest'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, idOf} from '../../../support/build.ts'

const [apex, delta] = [idOf('customer', 'apex'), idOf('customer', 'delta')]

const items = (more: object, today: '2026-01-07' | '2026-01-08' | '2026-01-19' | '2026-01-20') =>
  agendaOf(
    aBook()
      .customer({id: delta, name: 'Delta', status: 'prospect', referredBy: apex})
      .customer({id: apex})
      .add('referral', {to: delta, on: '2026-01-05', ...more})
      .build(),
    today,
    {kinds: ['opportunity']},
  ).map(({customer, severity, late}) => [customer.id, severity, late])

it('asks for thanks from the third day on, and is overdue after two weeks', () => {
  expect(items({}, '2026-01-07')).toEqual([])
  expect(items({}, '2026-01-08')).toEqual([[apex, 'due', 0]])
  expect(items({}, '2026-01-19')).toEqual([[apex, 'due', 11]])
  expect(items({}, '2026-01-20')).toEqual([[apex, 'overdue', 12]])
})

it('knows no name of somebody who is not in the book', () => {
  const [item] = agendaOf(
    aBook().customer({id: apex}).add('referral', {to: delta, on: '2026-01-05'}).build(),
    '2026-01-08',
    {kinds: ['opportunity']},
  )
  expect(item).toMatchObject({
    kind: 'opportunity',
    reason: 'Not thanked yet for a referral of 2026-01-05 (3 days ago): somebody',
  })
})

it('asks no more once they were thanked', () => {
  expect(items({thankedOn: '2026-01-06'}, '2026-01-20')).toEqual([])
})
