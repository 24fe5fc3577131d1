import {describe, expect, it} from 'vitest'
import {renewEngagement} from '../../../src/lib/actions/engagements.ts'
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
})
