import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {checkInDay} from '../../../../src/lib/retention/agenda/check-ins.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {cadenceSince} from '../../../../src/lib/retention/cadence.ts'
import {aBook, type BookBuilder, type Given, idOf} from '../../../support/build.ts'

const apex = idOf('customer', 'apex')
const checkIn = `${apex}/check-in`

const bookOf = (customer: Given<'customer'> = {}): BookBuilder => aBook().customer({id: apex, tier: 'A', ...customer})

const checkInsOf = (builder: BookBuilder, today: Day, days = 0) =>
  agendaOf(builder.build(), today, {days, kinds: ['check-in']})

describe('check-ins', () => {
  it.each<[Day, number, string]>([
    ['2026-02-18', 0, 'due'],
    ['2026-03-05', 15, 'due'],
    ['2026-03-06', 16, 'overdue'],
  ])('are on %s %i days late and %s', (today, late, severity) => {
    const items = checkInsOf(bookOf().touch({on: '2026-01-19'}), today)
    expect(items).toMatchObject([{id: checkIn, kind: 'check-in', on: '2026-02-18', late, severity}])
  })

  it('are not due before the ideal day, but ahead', () => {
    const builder = bookOf().touch({on: '2026-01-19'})
    expect(checkInsOf(builder, '2026-02-17')).toEqual([])
    expect(checkInsOf(builder, '2026-02-11', 7)).toMatchObject([{late: -7, severity: 'ahead'}])
    expect(checkInsOf(builder, '2026-02-10', 7)).toEqual([])
  })

  it('are reset by a two-way touch and not by a mail', () => {
    const builder = bookOf().touch({on: '2026-01-19'}).touch({on: '2026-02-10', channel: 'email', direction: 'out'})
    expect(checkInsOf(builder, '2026-02-19')).toHaveLength(1)
    expect(checkInsOf(builder.touch({on: '2026-02-19', channel: 'video'}), '2026-02-19')).toEqual([])
  })

  it('say how long the silence is', () => {
    expect(checkInsOf(bookOf().touch({on: '2026-01-19'}), '2026-02-19')[0]?.reason).toBe(
      'No two-way touch since 2026-01-19 (31 days); ideal 30 days, worst 45 days',
    )
    expect(checkInsOf(bookOf({added: '2026-01-05', cadence: '1d'}), '2026-01-06')[0]?.reason).toBe(
      'No two-way touch yet since 2026-01-05 (1 day); ideal 1 day, worst 2 days',
    )
  })

  it('follow own cadences in months by the calendar', () => {
    const builder = bookOf({cadence: '1m'}).touch({on: '2026-01-31'})
    expect(checkInsOf(builder, '2026-02-27')).toEqual([])
    expect(checkInsOf(builder, '2026-02-28')).toMatchObject([{on: '2026-02-28', late: 0}])
  })

  it.each<[string, Day, Day]>([
    ['1w', '2026-01-19', '2026-01-26'],
    ['1m', '2026-03-01', '2026-04-01'],
    ['1y', '2026-01-19', '2027-01-19'],
  ])('come with a cadence of %s after a talk on %s not before %s', (cadence, talk, on) => {
    const builder = bookOf({cadence}).touch({on: talk})
    for (const days of [-1, -2, -3]) expect(checkInsOf(builder, addDays(on, days))).toEqual([])
    expect(checkInsOf(builder, on)).toMatchObject([{on, late: 0}])
  })

  it('are brought forward by a day that was given only before the first talk', () => {
    const ideal: Day = '2026-02-01'
    const stateOf = (touches: BookBuilder) => {
      const book = touches.add('agenda-state', {subject: apex, item: checkIn, snoozedUntil: '2026-01-10'}).build()
      const [customer] = book.all('customer')
      const state = customer && cadenceSince(customer, book.all('touch')[0], book.settings, ideal)
      if (!state) throw new Error('no cadence')
      return checkInDay({...state, ideal}, book.all('agenda-state')[0])
    }
    expect(stateOf(bookOf())).toBe('2026-01-10')
    expect(stateOf(bookOf().touch({on: '2026-01-02'}))).toBe(ideal)
  })

  it.each(['paused', 'former'] as const)('do not come for %s customers', status => {
    expect(checkInsOf(bookOf({status}), '2027-01-01')).toEqual([])
  })

  it('are done by a talk, on the preferred channel where that is one', () => {
    const actionOf = (channel: Given<'customer'>['channel']) =>
      checkInsOf(bookOf({channel: channel ?? null}), '2026-03-01')[0]?.actions[0]
    const short = aBook().customer({id: apex}).build().shortId(apex)
    expect(actionOf('video')).toBe(`crm done ${short}/check-in --log "Checked in" --via video`)
    expect(actionOf('email')).toBe(`crm done ${short}/check-in --log "Checked in" --via call`)
  })
})
