import {describe, expect, it} from 'vitest'
import {endEngagement, renewEngagement} from '../../../src/lib/actions/engagements.ts'
import {addDays, type Day} from '../../../src/lib/calendar/day.ts'
import {aBook, type Given, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
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

describe('renewEngagement of what has no last day', () => {
  const renew = (values: Given<'engagement'>, start?: Day) => {
    const book = aBook()
      .customer()
      .engagement({id: retainer, start: '2024-01-15', ...values})
      .build()
    return carryOut(book, current => renewEngagement(current, retainer, {start, end: undefined, fields: {}}, aMoment()))
      .result
  }

  it.each<[string, Given<'engagement'>, Day, Day]>([
    ['in its first turn', {end: '2026-01-14', rolling: '1y'}, '2026-01-15', '2028-01-14'],
    ['in a later turn', {end: '2025-01-14', rolling: '1y'}, '2026-01-15', '2027-01-14'],
    ['by months', {end: '2024-12-31', rolling: '1m'}, '2026-02-01', '2026-02-28'],
    ['whose notice has passed', {end: '2025-01-14', rolling: '1y', notice: '30d'}, '2027-01-15', '2028-01-14'],
  ])('follows a rolling one %s from the turn that is to be decided on', (_, values, start, end) => {
    const {engagement, renewed} = renew(values)
    expect(engagement).toMatchObject({start, end, renews: retainer, rolling: values.rolling})
    expect(renewed).toMatchObject({id: retainer, endedOn: addDays(start, -1)})
  })

  it('ends one without an end on the day before', () => {
    const {engagement, renewed} = renew({}, '2026-02-01')
    expect(engagement).toMatchObject({start: '2026-02-01', renews: retainer})
    expect(renewed['endedOn']).toBe('2026-01-31')
    expect(errorOf(() => renew({}))).toMatchObject({code: 'usage', hint: 'Give --start DAY.'})
  })

  it('leaves the end of one that has an end, and the day on which one was ended', () => {
    expect(renew({end: '2025-12-31'}).renewed).not.toHaveProperty('endedOn')
    expect(renew({end: '2025-12-31', rolling: '1y', endedOn: '2025-11-30'})).toMatchObject({
      engagement: {start: '2025-12-01'},
      renewed: {endedOn: '2025-11-30'},
    })
  })

  it('refuses what was renewed, and a start that is not after the old one', () => {
    const book = aBook()
      .customer()
      .engagement({id: retainer, title: 'Retainer', start: '2024-01-15', end: '2024-12-31'})
      .engagement({start: '2025-01-01', renews: retainer})
      .build()
    const input = {start: undefined, end: undefined, fields: {}}
    expect(errorOf(() => renewEngagement(book, retainer, input, aMoment()))).toMatchObject({
      code: 'exists',
      message: 'Retainer was already renewed from 2025-01-01',
    })
    expect(errorOf(() => renew({end: '2024-12-31'}, '2024-01-15')).message).toBe(
      'the start 2024-01-15 is not after that of the old one, 2024-01-15',
    )
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
