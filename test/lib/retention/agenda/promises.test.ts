import {describe, expect, it} from 'vitest'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, type Given, idOf} from '../../../support/build.ts'

const draft = idOf('promise', 'draft')

const promisesOf = (promise: Given<'promise'>, today: Day, status?: 'paused' | 'former') =>
  agendaOf(
    aBook()
      .customer({status: status ?? null})
      .promise({id: draft, on: '2026-01-05', text: 'Draft of the model', ...promise})
      .build(),
    today,
    {kinds: ['promise']},
  )

describe('promises', () => {
  it.each<[Day, number, string]>([
    ['2026-01-16', 0, 'due'],
    ['2026-01-19', 3, 'overdue'],
  ])('are on %s %i days late and %s', (today, late, severity) => {
    expect(promisesOf({due: '2026-01-16'}, today)).toMatchObject([{id: draft, on: '2026-01-16', late, severity}])
  })

  it('are not due before their day', () => {
    expect(promisesOf({due: '2026-01-16'}, '2026-01-15')).toEqual([])
  })

  it('come up two weeks after they were made where no day was agreed, and are never overdue', () => {
    expect(promisesOf({}, '2026-01-18')).toEqual([])
    expect(promisesOf({}, '2026-03-01')).toMatchObject([{on: '2026-01-19', late: 41, severity: 'due'}])
  })

  it.each(['kept', 'broken', 'released'] as const)('are gone once they are %s', state => {
    expect(promisesOf({due: '2026-01-16', state}, '2026-02-01')).toEqual([])
  })

  it('say who promised what and by when', () => {
    expect(promisesOf({due: '2026-01-16'}, '2026-01-19')[0]?.reason).toBe(
      'You promised by 2026-01-16 (3 days ago): Draft of the model',
    )
    expect(promisesOf({due: '2026-01-16', by: 'them'}, '2026-01-16')[0]?.reason).toBe(
      'They promised by 2026-01-16 (today): Draft of the model',
    )
    expect(promisesOf({}, '2026-01-19')[0]?.reason).toBe(
      'You promised on 2026-01-05 (14 days ago), no day was agreed: Draft of the model',
    )
  })

  it('of mine are kept first, those of theirs asked about', () => {
    expect(promisesOf({due: '2026-01-16'}, '2026-01-16')[0]?.actions[0]).toMatch(/^crm promise keep m/)
    expect(promisesOf({due: '2026-01-16', by: 'them'}, '2026-01-16')[0]?.actions[0]).toMatch(/^crm log c.* --out$/)
  })

  it.each(['paused', 'former'] as const)('stay for %s customers', status => {
    expect(promisesOf({due: '2026-01-16'}, '2026-01-16', status)).toHaveLength(1)
  })
})
