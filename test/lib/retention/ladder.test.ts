import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Engagement} from '../../../src/lib/book/registry.ts'
import {addDays, type Day, daysBetween} from '../../../src/lib/calendar/day.ts'
import {ladderOf, lastRecaps, reachedStep, recapSentFor} from '../../../src/lib/retention/ladder.ts'
import {openTerm, runningTerm} from '../../../src/lib/retention/term.ts'
import {aBook, type Given, idOf} from '../../support/build.ts'
import {presentDay} from '../calendar/arbitraries.ts'

const anEngagement = (given: Given<'engagement'>): Engagement => {
  const id = idOf('engagement', 'one')
  const found = aBook()
    .customer()
    .engagement({id, ...given})
    .build()
    .find('engagement', id)
  if (!found) throw new Error('no engagement')
  return found
}

const stepsOf = (given: Given<'engagement'>, today: Day): [string, Day][] => {
  const engagement = anEngagement(given)
  const term = openTerm(engagement, today)
  if (!term) throw new Error('no term')
  return ladderOf(engagement, term).map(({step, before}) => [step, addDays(term.decision, -before)])
}

describe('lastRecaps', () => {
  it('gives for each engagement the day of the last recap that was sent, in whatever order they stand', () => {
    const [first, second] = ['a', 'b'].map(name => idOf('recap', name)).toSorted() as [string, string]
    const daysOf = (...days: readonly [Day, Day]) => {
      const engagement = idOf('engagement', 'one')
      const book = aBook()
        .customer()
        .recap({id: first, engagement, on: days[0]})
        .recap({id: second, engagement, on: days[1]})
        .recap({on: '2026-12-01'})
        .build()
      return [...lastRecaps(book)].map(([id, day]) => [id === engagement, day])
    }
    expect(daysOf('2026-03-01', '2026-06-01')).toEqual([[true, '2026-06-01']])
    expect(daysOf('2026-06-01', '2026-03-01')).toEqual([[true, '2026-06-01']])
  })
})

describe('openTerm', () => {
  it('ends in the notice deadline', () => {
    const retainer = anEngagement({start: '2026-01-05', end: '2026-12-31', notice: '30d'})
    expect(openTerm(retainer, '2026-11-01')).toEqual({
      start: '2026-01-05',
      end: '2026-12-31',
      noticeBy: '2026-12-01',
      decision: '2026-12-01',
    })
  })

  it('ends without notice in the end', () => {
    const project = anEngagement({start: '2026-01-05', end: '2026-12-31'})
    expect(openTerm(project, '2027-06-01')).toMatchObject({noticeBy: undefined, decision: '2026-12-31'})
  })

  it('reckons a notice in months by the calendar', () => {
    const retainer = anEngagement({start: '2026-01-05', end: '2026-12-31', notice: '1m'})
    expect(openTerm(retainer, '2026-11-01')?.decision).toBe('2026-11-30')
  })

  it('is none for an open-ended engagement', () => {
    expect(openTerm(anEngagement({notice: '30d'}), '2026-11-01')).toBeUndefined()
  })

  it.each<[Day, Day, Day]>([
    ['2026-01-10', '2025-02-01', '2026-01-31'],
    ['2026-01-31', '2025-02-01', '2026-01-31'],
    ['2026-02-01', '2026-02-01', '2026-02-28'],
    ['2026-03-01', '2026-03-01', '2026-03-31'],
    ['2026-04-30', '2026-04-01', '2026-04-30'],
    ['2026-05-01', '2026-05-01', '2026-05-31'],
  ])('of a rolling engagement is on %s the turn from %s to %s', (today, start, end) => {
    const rolling = anEngagement({start: '2025-02-01', end: '2026-01-31', rolling: '1m'})
    expect(openTerm(rolling, today)).toMatchObject({start, end})
  })

  it('passes to the next turn once the notice deadline of a rolling engagement has passed', () => {
    const rolling = anEngagement({start: '2026-01-01', end: '2026-12-31', rolling: '1y', notice: '90d'})
    expect(openTerm(rolling, '2026-10-02')?.end).toBe('2026-12-31')
    expect(openTerm(rolling, '2026-10-03')).toMatchObject({start: '2027-01-01', end: '2027-12-31'})
    expect(runningTerm(rolling, '2026-10-03')?.end).toBe('2026-12-31')
  })

  it('of a rolling engagement ends with the calendar', () => {
    const rolling = anEngagement({start: '9998-01-01', end: '9998-12-31', rolling: '1y'})
    expect(runningTerm(rolling, '9999-06-01')).toMatchObject({start: '9999-01-01', end: '9999-12-31'})
    const late = anEngagement({start: '9998-07-01', end: '9999-06-30', rolling: '1y'})
    expect(runningTerm(late, '9999-07-01')).toBeUndefined()
  })

  it('of a rolling engagement follows on the one before without a gap', () => {
    const span = fc
      .tuple(fc.integer({min: 1, max: 40}), fc.constantFrom('d', 'w', 'm'))
      .map(([n, unit]) => `${n}${unit}`)
    fc.assert(
      fc.property(
        presentDay,
        fc.integer({min: 0, max: 400}),
        fc.integer({min: 0, max: 3000}),
        span,
        (start, length, later, rolling) => {
          const engagement = anEngagement({start, end: addDays(start, length), rolling})
          const term = runningTerm(engagement, addDays(start, later))
          const next = term && runningTerm(engagement, addDays(term.end, 1))
          expect(next?.start).toBe(term && addDays(term.end, 1))
        },
      ),
    )
  })
})

describe('ladderOf', () => {
  it('stands in days before the decision day', () => {
    expect(stepsOf({start: '2026-01-05', end: '2026-12-31', notice: '30d'}, '2026-06-01')).toEqual([
      ['renewal-120', '2026-08-03'],
      ['renewal-90', '2026-09-02'],
      ['renewal-60', '2026-10-02'],
      ['renewal-45', '2026-10-17'],
      ['renewal-30', '2026-11-01'],
      ['renewal-14', '2026-11-17'],
      ['renewal-7', '2026-11-24'],
      ['renewal-3', '2026-11-28'],
    ])
  })

  it('stands under 120 days at 70, 80 and 90 percent of the length', () => {
    expect(stepsOf({start: '2026-01-01', end: '2026-04-11'}, '2026-01-01')).toEqual([
      ['renewal-draft', '2026-03-12'],
      ['renewal-send', '2026-03-22'],
      ['renewal-ask', '2026-04-01'],
    ])
  })

  it.each<[number, number[]]>([
    [10, [7, 8, 9]],
    [15, [11, 12, 14]],
    [5, [4, 4, 5]],
    [1, [1, 1, 1]],
    [119, [83, 95, 107]],
  ])('rounds the days of %i half up to %j', (length, days) => {
    const start: Day = '2026-01-01'
    const steps = stepsOf({start, end: addDays(start, length)}, start)
    expect(steps.map(([, on]) => daysBetween(start, on))).toEqual(days)
  })

  it('is the long one from 120 days on', () => {
    expect(stepsOf({start: '2026-01-01', end: addDays('2026-01-01', 120)}, '2026-01-01')[0]).toEqual([
      'renewal-120',
      '2026-01-01',
    ])
  })

  it('moves as a whole before a notice deadline', () => {
    expect(stepsOf({start: '2026-01-01', end: '2026-04-11', notice: '20d'}, '2026-01-01')).toEqual([
      ['renewal-draft', '2026-02-20'],
      ['renewal-send', '2026-03-02'],
      ['renewal-ask', '2026-03-12'],
    ])
  })

  it('has no step before the engagement began', () => {
    const steps = stepsOf({start: '2026-01-01', end: '2026-05-31', notice: '3m'}, '2026-01-01')
    expect(steps[0]).toEqual(['renewal-45', '2026-01-14'])
  })
})

describe('reachedStep', () => {
  it.each<[Day, string | undefined]>([
    ['2026-08-02', undefined],
    ['2026-08-03', 'renewal-120'],
    ['2026-10-16', 'renewal-60'],
    ['2026-10-17', 'renewal-45'],
    ['2026-11-28', 'renewal-3'],
    ['2026-12-15', 'renewal-3'],
  ])('is on %s %s', (today, expected) => {
    const engagement = anEngagement({start: '2026-01-05', end: '2026-12-31', notice: '30d'})
    const term = openTerm(engagement, today)
    if (!term) throw new Error('no term')
    expect(reachedStep(ladderOf(engagement, term), daysBetween(today, term.decision))?.step).toBe(expected)
  })
})

describe('recapSentFor', () => {
  const yearly = {start: '2026-01-01', end: '2026-12-31', noticeBy: undefined, decision: '2026-12-31'} as const

  it.each<[Day | undefined, Day | undefined]>([
    ['2026-10-20', '2026-10-20'],
    ['2026-01-01', '2026-01-01'],
    ['2025-12-31', undefined],
    [undefined, undefined],
  ])('takes a recap of the term, the last one being of %s', (last, expected) => {
    expect(recapSentFor(yearly, last)).toBe(expected)
  })

  it('takes one from before the term where its ladder began before it', () => {
    const turn = {start: '2026-02-01', end: '2026-02-28', noticeBy: '2026-01-29', decision: '2026-01-29'} as const
    expect(recapSentFor(turn, '2026-01-20')).toBe('2026-01-20')
    expect(recapSentFor(turn, '2025-12-20')).toBeUndefined()
  })
})
