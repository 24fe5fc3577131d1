import {describe, expect, it} from 'vitest'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, type Given, idOf} from '../../../support/build.ts'

const asked = idOf('request', 'asked')

const requestsOf = (request: Given<'request'>, today: Day, status?: 'paused' | 'former') =>
  agendaOf(
    aBook()
      .customer({status: status ?? null})
      .request({id: asked, text: 'The export misses\nlast month', ...request})
      .build(),
    today,
    {kinds: ['request']},
  )

const replied = {repliedAt: '2026-01-06T10:00:00+01:00'}

describe('requests without a reply', () => {
  it.each<[Given<'request'>, Day, number, string]>([
    [{}, '2026-01-05', 0, 'due'],
    [{}, '2026-03-05', 59, 'due'],
    [{promised: '2d'}, '2026-01-07', 2, 'due'],
    [{promised: '2d'}, '2026-01-08', 3, 'overdue'],
  ])('%o are on %s %i days late and %s', (request, today, late, severity) => {
    expect(requestsOf(request, today)).toMatchObject([{id: asked, on: '2026-01-05', late, severity}])
  })

  it('say since when, what was promised, and the text last', () => {
    const [item] = requestsOf({promised: '2d'}, '2026-01-06')
    expect(item?.reason).toBe(
      'Asked on 2026-01-05 (1 day ago), no reply yet, promised by 2026-01-07 (in 1 day): The export misses last month',
    )
    expect(item?.actions[0]).toMatch(/^crm request reply q/)
    expect(item?.actions[1]).toMatch(/^crm request resolve q/)
  })
})

describe('requests with a reply', () => {
  it('are due on the day that was promised and overdue after it', () => {
    expect(requestsOf({...replied, promised: '1w'}, '2026-01-11')).toEqual([])
    expect(requestsOf({...replied, promised: '1w'}, '2026-01-12')).toMatchObject([{on: '2026-01-12', severity: 'due'}])
    expect(requestsOf({...replied, promised: '1w'}, '2026-01-13')).toMatchObject([{late: 1, severity: 'overdue'}])
  })

  it('come up a week after the last word where nothing was promised', () => {
    expect(requestsOf(replied, '2026-01-12')).toEqual([])
    expect(requestsOf(replied, '2026-01-13')).toMatchObject([{on: '2026-01-13', severity: 'due'}])
    const updated = {
      ...replied,
      updates: {'2026-01-10T09:00:00+01:00': 'testing', '2026-01-08T09:00:00+01:00': 'found'},
    }
    expect(requestsOf(updated, '2026-01-16')).toEqual([])
    expect(requestsOf(updated, '2026-01-17')[0]?.reason).toContain('last reply on 2026-01-10, not solved')
  })

  it('are solved next', () => {
    expect(requestsOf(replied, '2026-01-13')[0]?.actions[0]).toMatch(/^crm request resolve q/)
  })
})

describe('requests that are solved', () => {
  const solved = {...replied, resolvedOn: '2026-01-08'} as const

  it('ask a week later whether they are', () => {
    expect(requestsOf(solved, '2026-01-14')).toEqual([])
    expect(requestsOf(solved, '2026-01-15')).toMatchObject([
      {
        id: `${asked}/confirm`,
        on: '2026-01-15',
        severity: 'due',
        reason: 'Solved on 2026-01-08 (7 days ago), ask whether it is: The export misses last month',
      },
    ])
    expect(requestsOf(solved, '2026-01-15')[0]?.actions.slice(0, 2)).toEqual([
      expect.stringMatching(/^crm request confirm q/),
      expect.stringMatching(/^crm request reopen q/),
    ])
  })

  it('are gone once the client confirmed it', () => {
    expect(requestsOf({...solved, confirmedOn: '2026-01-09'}, '2026-02-01')).toEqual([])
  })

  it.each(['paused', 'former'] as const)('ask nothing of %s customers', status => {
    expect(requestsOf(solved, '2026-02-01', status)).toEqual([])
    expect(requestsOf({}, '2026-02-01', status)).toHaveLength(1)
  })
})
