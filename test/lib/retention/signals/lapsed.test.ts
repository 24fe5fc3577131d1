import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'

const retainer = idOf('engagement', 'retainer')
const end: Day = '2025-12-31'

const ended = (): BookBuilder =>
  aBook().customer().engagement({id: retainer, kind: 'retainer', start: '2025-01-01', end})

const lapsedOf = (builder: BookBuilder, today: Day = '2026-01-10') =>
  signalsOf(builder.build(), today).filter(({signal}) => signal === 'lapsed')

describe('an engagement lapsed', () => {
  it.each([
    [0, 0],
    [1, 1],
    [365, 1],
    [366, 0],
  ])('%i days after its end there are %i signals', (days, count) => {
    expect(lapsedOf(ended(), addDays(end, days))).toHaveLength(count)
  })

  it('is red and says when it ended', () => {
    expect(lapsedOf(ended())).toMatchObject([
      {
        id: `${retainer}/lapsed`,
        kind: 'risk',
        severity: 'red',
        since: '2026-01-01',
        records: [retainer],
        evidence: 'Ended on 2025-12-31 (10 days ago), not renewed, nothing bought or agreed since: Operations retainer',
      },
    ])
  })

  it('counts from the day it was ended early', () => {
    const builder = aBook()
      .customer()
      .engagement({kind: 'package', start: '2025-01-01', end: '2026-12-31', endedOn: '2026-01-02'})
    expect(lapsedOf(builder)).toMatchObject([{since: '2026-01-03'}])
  })

  it.each<[string, (builder: BookBuilder) => BookBuilder]>([
    ['it was renewed', builder => builder.engagement({start: '2026-01-01', renews: retainer})],
    ['something else runs', builder => builder.engagement({start: '2025-06-01'})],
    ['something else was agreed', builder => builder.engagement({start: '2026-03-01', end: '2026-05-01'})],
    ['something was bought since', builder => builder.add('purchase', {on: '2026-01-05', amount: '10 EUR'})],
  ])('is none where %s', (_what, change) => {
    expect(lapsedOf(change(ended()))).toEqual([])
  })

  it('is none of a project, which is complete, nor of one that renews itself', () => {
    const builder = aBook()
      .customer()
      .engagement({kind: 'project', start: '2025-01-01', end})
      .customer({name: 'Bright'})
      .engagement({kind: 'retainer', start: '2025-01-01', end, rolling: '1y'})
    expect(lapsedOf(builder)).toEqual([])
  })

  it('is one where things were bought before it ended, up to its last day', () => {
    for (const on of ['2025-06-01', end] as const) {
      expect(lapsedOf(ended().add('purchase', {on, amount: '10 EUR'}))).toHaveLength(1)
    }
  })

  it('is one of the engagement that ended last', () => {
    const [first, second] = ['a', 'b'].map(name => idOf('engagement', name)).toSorted() as [string, string]
    const earlier = {kind: 'retainer', start: '2025-01-01', end: '2025-06-30'} as const
    const later = {kind: 'retainer', start: '2025-07-01', end} as const
    for (const [early, late] of [
      [first, second],
      [second, first],
    ] as const) {
      const builder = aBook()
        .customer()
        .engagement({id: early, ...earlier})
        .engagement({id: late, ...later})
      expect(lapsedOf(builder).map(({id}) => id)).toEqual([`${late}/lapsed`])
    }
  })

  it('is one for all that ended on the same day', () => {
    expect(lapsedOf(ended().engagement({kind: 'package', start: '2025-03-01', end}))).toHaveLength(1)
  })
})
