import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {type MonthDay, nextAnniversary} from '../../../../src/lib/calendar/yearly.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, type BookBuilder, type Given, idOf} from '../../../support/build.ts'
import {presentDay} from '../../calendar/arbitraries.ts'

const helen = idOf('contact', 'helen')
const birthday = `${helen}/birthday`

const bookOf = (contact: Given<'contact'>, status?: 'paused' | 'former'): BookBuilder =>
  aBook()
    .customer({status: status ?? null})
    .contact({id: helen, ...contact})

const datesOf = (builder: BookBuilder, today: Day, days = 0) =>
  agendaOf(builder.build(), today, {days, kinds: ['date']})

describe('dates', () => {
  it('show the day of this year for a week and else the next one, if it is not too far ahead', () => {
    const monthDay = presentDay.map(day => `--${day.slice(5)}` as MonthDay)
    fc.assert(
      fc.property(monthDay, fc.integer({min: 0, max: 1500}), fc.integer({min: 0, max: 400}), (of, later, days) => {
        const today = addDays('2026-01-01', later)
        const on = nextAnniversary(of, addDays(today, -7))
        const expected = on <= addDays(today, days) ? [on] : []
        const builder = bookOf({birthday: of, dates: {a: of}})
        expect(datesOf(builder, today, days).map(item => item.on)).toEqual([...expected, ...expected])
      }),
      {numRuns: 200},
    )
  })

  it.each<[Day, number]>([
    ['2026-12-28', 0],
    ['2026-12-29', 1],
    ['2026-12-31', 1],
    ['2027-01-01', 1],
    ['2027-01-05', 1],
    ['2027-01-06', 0],
  ])('stay for a week over New Year: of 29 December on %s %i', (today, count) => {
    expect(datesOf(bookOf({birthday: '--12-29'}), today)).toHaveLength(count)
  })

  it('have ids that stay, whatever the label', () => {
    const dates = {'name-day': '--05-17', 'Name day': '--05-17', '♥': '--05-17', '♦': '--05-17', later: 'soon'}
    const ids = datesOf(bookOf({dates}), '2026-05-17').map(({id}) => id.replace(helen, 'HELEN'))
    expect(ids.sort()).toEqual([
      'HELEN/date-6r886d',
      'HELEN/date-name-day',
      'HELEN/date-name-day~2',
      'HELEN/date-y5ammk',
    ])
  })

  it.each<[Day, number | undefined]>([
    ['2026-05-16', undefined],
    ['2026-05-17', 0],
    ['2026-05-24', 7],
    ['2026-05-25', undefined],
  ])('are due on the day and for a week: on %s %s days late', (today, late) => {
    const expected = late === undefined ? [] : [{id: birthday, on: '2026-05-17', late, severity: 'due'}]
    expect(datesOf(bookOf({birthday: '1980-05-17'}), today)).toMatchObject(expected)
  })

  it.each<[Day, number, Day]>([
    ['2026-05-01', 16, '2026-05-17'],
    ['2025-12-20', 150, '2026-05-17'],
    ['2026-05-25', 357, '2027-05-17'],
    ['2026-05-25', 1000, '2027-05-17'],
  ])('come ahead when asked for on %s %i days on', (today, days, on) => {
    expect(datesOf(bookOf({birthday: '--05-17'}), today, days)).toMatchObject([{on, severity: 'ahead'}])
  })

  it('end on the day on which the contact leaves', () => {
    const leaving = bookOf({birthday: '1980-05-17', left: '2026-05-18'})
    expect(datesOf(leaving, '2026-05-17')).toMatchObject([{id: birthday}])
    expect(datesOf(leaving, '2026-05-18')).toEqual([])
  })

  it('come over the turn of the year', () => {
    expect(datesOf(bookOf({birthday: '--12-30'}), '2027-01-02')).toMatchObject([{on: '2026-12-30', late: 3}])
    expect(datesOf(bookOf({birthday: '--01-03'}), '2026-12-30', 7)).toMatchObject([{on: '2027-01-03', late: -4}])
    expect(datesOf(bookOf({birthday: '--06-30'}), '2026-12-30', 7)).toEqual([])
  })

  it('of 29 February fall on the 28th in a common year', () => {
    expect(datesOf(bookOf({birthday: '1988-02-29'}), '2026-02-28')).toMatchObject([{on: '2026-02-28', late: 0}])
    expect(datesOf(bookOf({birthday: '1988-02-29'}), '2028-02-28')).toEqual([])
  })

  it('are gone for this year once done', () => {
    const done = bookOf({birthday: '--05-17'}).add('agenda-state', {
      subject: helen,
      item: birthday,
      doneFor: '2026-05-17',
      doneOn: '2026-05-16',
    })
    expect(datesOf(done, '2026-05-17')).toEqual([])
    expect(datesOf(done, '2026-05-17', 365)).toMatchObject([{on: '2027-05-17'}])
    expect(datesOf(done, '2027-05-18')).toMatchObject([{on: '2027-05-17', late: 1}])
  })

  it('have an id of the label, whatever else there is', () => {
    const labels = {'Founding Day': '2010-05-17', 'founding-day': '--05-17', নববর্ষ: '--05-17', '🎂': '--05-17'}
    const ids = datesOf(bookOf({dates: labels}), '2026-05-17').map(({id}) => id.slice(helen.length))
    expect(ids).toHaveLength(4)
    expect(ids).toEqual(expect.arrayContaining(['/date-founding-day', '/date-founding-day~2', '/date-নববর্ষ']))
    expect(new Set(ids).size).toBe(4)
  })

  it('leave out labels that were taken away and days that do not exist', () => {
    const builder = bookOf({dates: {gone: null, odd: 'some day', Wedding: '--05-17'}})
    expect(datesOf(builder, '2026-05-17').map(({id}) => id)).toEqual([`${helen}/date-wedding`])
  })

  it('say whose they are and how many years it is', () => {
    const reasonOf = (contact: Given<'contact'>) => datesOf(bookOf(contact), '2026-05-19')[0]?.reason
    expect(reasonOf({birthday: '1980-05-17'})).toBe('Birthday on 2026-05-17 (2 days ago, 46 years): Helen Marks')
    expect(reasonOf({birthday: '--05-17'})).toBe('Birthday on 2026-05-17 (2 days ago): Helen Marks')
    expect(reasonOf({dates: {Wedding: '2025-05-19'}})).toBe(
      'Special day on 2026-05-19 (today, 1 year): Helen Marks, Wedding',
    )
  })

  it.each(['paused', 'former'] as const)('do not come for %s customers', status => {
    expect(datesOf(bookOf({birthday: '--05-17'}, status), '2026-05-17')).toEqual([])
  })
})
