import {expect, it} from 'vitest'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, idOf} from '../../../support/build.ts'

const audit = idOf('opportunity', 'audit')
const given = {id: audit, on: '2026-01-05', title: 'Audit', stage: 'talk'} as const

const items = (more: object, today: '2026-01-20' | '2026-01-19' | '2026-01-21', days = 0) =>
  agendaOf(
    aBook()
      .customer()
      .add('opportunity', {...given, ...more})
      .build(),
    today,
    {kinds: ['opportunity'], days},
  ).map(({id, severity, late}) => [id, severity, late])

it('shows the decision on its day, and overdue after it', () => {
  const more = {close: '2026-01-20'}
  expect(items(more, '2026-01-19')).toEqual([])
  expect(items(more, '2026-01-19', 7)).toEqual([[`${audit}/close`, 'ahead', -1]])
  expect(items(more, '2026-01-20')).toEqual([[`${audit}/close`, 'due', 0]])
  expect(items(more, '2026-01-21')).toEqual([[`${audit}/close`, 'overdue', 1]])
})

it('shows the next step apart from the decision', () => {
  expect(items({close: '2026-01-20', next: 'Call', nextOn: '2026-01-19'}, '2026-01-20')).toEqual([
    [`${audit}/next`, 'overdue', 1],
    [`${audit}/close`, 'due', 0],
  ])
})

it('shows the next step from its day on', () => {
  const more = {nextOn: '2026-01-20'}
  expect(items(more, '2026-01-19')).toEqual([])
  expect(items(more, '2026-01-20')).toEqual([[`${audit}/next`, 'due', 0]])
})

it('says what is to do where nobody said, and what it is worth', () => {
  const reasonOf = (more: object): string | undefined =>
    agendaOf(
      aBook()
        .customer()
        .add('opportunity', {...given, nextOn: '2026-01-20', ...more})
        .build(),
      '2026-01-20',
      {kinds: ['opportunity']},
    )[0]?.reason
  expect(reasonOf({})).toBe('Next step on 2026-01-20 (today) for Audit: the next step')
  expect(reasonOf({next: 'Call', worth: '900 EUR'})).toBe('Next step on 2026-01-20 (today) for Audit (900 EUR): Call')
})

it.each(['won', 'lost'])('has nothing of one that is %s', stage => {
  expect(items({close: '2026-01-20', nextOn: '2026-01-19', stage}, '2026-01-20')).toEqual([])
})
