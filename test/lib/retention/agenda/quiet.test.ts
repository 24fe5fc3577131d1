import {describe, expect, it} from 'vitest'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {snoozeItem} from '../../../../src/lib/retention/complete.ts'
import {resolveItem} from '../../../../src/lib/retention/resolve-item.ts'
import {aBook, type BookBuilder, idOf, withEdits} from '../../../support/build.ts'

const apex = idOf('customer', 'apex')

/** A check-in that is due on a day, and quiet from 20 December to 6 January. */
const dueOn = (last: Day): BookBuilder =>
  aBook().setting('quiet', '--12-20..--01-06').customer({id: apex, cadence: '10d', worst: '20d'}).touch({on: last})

const checkInOn = (builder: BookBuilder, today: Day, days = 0) =>
  agendaOf(builder.build(), today, {days, kinds: ['check-in']})

describe('a quiet period', () => {
  it('holds a check-in back that falls due in it, until the day after', () => {
    const builder = dueOn('2026-12-14')
    for (const today of ['2026-12-24', '2026-12-31', '2027-01-06'] as const) {
      expect(checkInOn(builder, today)).toEqual([])
      expect(checkInOn(builder, today, 30)).toEqual([])
    }
  })

  it('leaves its own day and its lateness as they are', () => {
    expect(checkInOn(dueOn('2026-12-14'), '2027-01-07')).toMatchObject([
      {on: '2026-12-24', late: 14, severity: 'overdue'},
    ])
  })

  it('leaves what came up before', () => {
    const builder = dueOn('2026-12-09')
    expect(checkInOn(builder, '2026-12-19')).toHaveLength(1)
    expect(checkInOn(builder, '2026-12-24')).toMatchObject([{on: '2026-12-19', late: 5}])
  })

  it('counts when one looks ahead', () => {
    const builder = dueOn('2026-12-14')
    expect(checkInOn(builder, '2026-12-15', 20)).toEqual([])
    expect(checkInOn(builder, '2026-12-15', 23)).toMatchObject([{on: '2026-12-24', severity: 'ahead'}])
  })

  it('holds back what a snooze would wake in it', () => {
    const book = dueOn('2026-12-05').build()
    const item = resolveItem(book, '2026-12-18', `${apex}/check-in`)
    const snoozed = withEdits(book, snoozeItem(book, item, '2026-12-22', '2026-12-18'))
    const idsOn = (today: Day) => agendaOf(snoozed, today, {kinds: ['check-in']}).map(({id}) => id)
    expect(idsOn('2026-12-22')).toEqual([])
    expect(idsOn('2027-01-07')).toEqual([`${apex}/check-in`])
  })

  it('does not hide a check-in from being done', () => {
    expect(resolveItem(dueOn('2026-12-14').build(), '2026-12-25', apex).kind).toBe('check-in')
  })

  it('is about check-ins alone', () => {
    const builder = dueOn('2026-12-14').reminder({on: '2026-12-24'})
    expect(agendaOf(builder.build(), '2026-12-24').map(({kind}) => kind)).toEqual(['reminder'])
  })
})
