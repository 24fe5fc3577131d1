import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook} from '../../../support/build.ts'

const start: Day = '2026-01-01'

/** A client who answers my mail of every 20th day after so many days, each. */
const answering = (...days: readonly number[]) => {
  const builder = aBook().customer()
  for (const [at, wait] of days.entries()) {
    const sent = addDays(start, at * 20)
    builder.touch({on: sent, channel: 'email', direction: 'out'})
    builder.touch({on: addDays(sent, wait), channel: 'email', direction: 'in'})
  }
  return builder.build()
}

const slowOf = (days: readonly number[], today = addDays(start, days.length * 20)) =>
  signalsOf(answering(...days), today).filter(({signal}) => signal === 'slow-replies')

describe('slow replies', () => {
  it('are amber at twice the own usual time, two times in a row', () => {
    const [signal, ...others] = slowOf([2, 3, 4, 6, 7])
    expect(others).toEqual([])
    expect(signal).toMatchObject({
      kind: 'risk',
      severity: 'amber',
      evidence: 'The last 2 answers took 6 and 7 days, the usual is 3 days (of 3)',
    })
    expect(signal?.records).toHaveLength(4)
  })

  it.each([
    ['only once', [2, 3, 4, 3, 7]],
    ['under twice the usual', [2, 3, 4, 6, 5]],
    ['with too few before to know the usual', [2, 3, 9, 9]],
    ['of somebody quick who takes a day', [0, 0, 0, 1, 1]],
  ])('are none %s', (_what, days) => {
    expect(slowOf(days)).toEqual([])
  })

  it('are no news after half a year', () => {
    expect(slowOf([2, 3, 4, 6, 7], addDays(start, 87 + 182))).toHaveLength(1)
    expect(slowOf([2, 3, 4, 6, 7], addDays(start, 87 + 183))).toEqual([])
  })
})
