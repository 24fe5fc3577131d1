import {describe, expect, it} from 'vitest'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'

const retainer = idOf('engagement', 'retainer')
/** Notice by 2026-12-01. */
const year = {id: retainer, kind: 'retainer', start: '2026-01-05', end: '2026-12-31', notice: '30d'} as const
const agreed = (given: object = {}): BookBuilder =>
  aBook()
    .customer()
    .engagement({...year, ...given})

const missing = (builder: BookBuilder, today: Day) =>
  signalsOf(builder.build(), today).filter(({signal}) => signal === 'no-recap')

describe('the notice deadline is near and no recap was sent', () => {
  it.each<[Day, number]>([
    ['2026-11-15', 0],
    ['2026-11-16', 1],
    ['2026-12-01', 1],
    ['2026-12-02', 0],
  ])('on %s there are %i signals', (today, count) => {
    expect(missing(agreed(), today)).toHaveLength(count)
  })

  it('is red, with the command that sends it', () => {
    expect(missing(agreed(), '2026-11-20')).toMatchObject([
      {
        id: `${retainer}/no-recap`,
        severity: 'red',
        since: '2026-11-16',
        evidence: 'Notice deadline 2026-12-01 (in 11 days) and no recap sent: Operations retainer',
        action: expect.stringMatching(/^crm recap c\w+ --engagement e\w+ --sent$/),
      },
    ])
  })

  it.each<[string, BookBuilder]>([
    ['a recap was sent', agreed().recap({engagement: retainer, on: '2026-11-01'})],
    ['it is renewed', agreed().engagement({start: '2027-01-01', renews: retainer})],
    ['it was ended', agreed({endedOn: '2026-10-01'})],
    ['no notice was agreed', agreed({notice: null})],
    ['it has not begun', agreed({start: '2026-12-01', end: '2026-12-31', notice: '25d'})],
    [
      'a short one has not come to the day of its recap',
      agreed({start: '2026-11-18', end: '2026-12-20', notice: '15d'}),
    ],
  ])('is none where %s', (_what, builder) => {
    expect(missing(builder, '2026-11-25')).toEqual([])
  })

  it('counts a recap of the term before as none', () => {
    expect(missing(agreed().recap({engagement: retainer, on: '2025-11-01'}), '2026-11-25')).toHaveLength(1)
  })
})
