import {describe, expect, it} from 'vitest'
import {endEngagement, renewEngagement} from '../../../src/lib/actions/engagements.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {aBook, idOf} from '../../support/build.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const retainer = idOf('engagement', 'retainer')

describe('renewEngagement', () => {
  it.each<[string, Day, Day, Day, Day]>([
    ['a half-year', '2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'],
    ['a month', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-31'],
    ['a month of 31 days', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28'],
    ['a year', '2026-01-05', '2026-12-31', '2027-01-01', '2027-12-31'],
    ['a year before a leap day', '2027-03-01', '2028-02-29', '2028-03-01', '2029-02-28'],
    ['a year up to the middle of a month', '2026-01-15', '2027-01-14', '2027-01-15', '2028-01-14'],
  ])('follows %s by one as long, which ends with its month where the old one does', (_, start, end, from, to) => {
    const book = aBook().customer().engagement({id: retainer, start, end}).build()
    const plan = (current: typeof book) =>
      renewEngagement(current, retainer, {start: undefined, end: undefined, fields: {}}, aMoment())
    expect(carryOut(book, plan).result.engagement).toMatchObject({start: from, end: to})
  })

  it.each<[string, {start?: Day; endedOn?: Day}, Day, Day]>([
    ['from a day of its own', {start: '2026-06-01'}, '2026-06-01', '2027-05-31'],
    ['after an end before its time', {endedOn: '2026-05-20'}, '2026-05-21', '2027-05-20'],
  ])('is as long as the old one %s', (_, {start, endedOn}, from, to) => {
    const book = aBook()
      .customer()
      .engagement({id: retainer, start: '2026-01-05', end: '2026-12-31', ...(endedOn ? {endedOn} : {})})
      .build()
    const plan = (current: typeof book) =>
      renewEngagement(current, retainer, {start, end: undefined, fields: {}}, aMoment())
    expect(carryOut(book, plan).result.engagement).toMatchObject({start: from, end: to})
  })
})

describe('endEngagement', () => {
  it('ends it today unless told, and keeps the day when only the reason is told later', () => {
    const book = aBook().customer().engagement({id: retainer, start: '2025-01-05', end: '2026-12-31'}).build()
    const end = (from: typeof book, on: Day | undefined, why: string | undefined) =>
      carryOut(from, current => endEngagement(current, retainer, {on, why}, aMoment()))
    expect(end(book, undefined, undefined).result.engagement['endedOn']).toBe('2026-01-05')
    const ended = end(book, '2026-01-02', undefined).after
    expect(end(ended, undefined, 'Budget cut').result.engagement).toMatchObject({
      endedOn: '2026-01-02',
      endedWhy: 'Budget cut',
    })
  })
})
