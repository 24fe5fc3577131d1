import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook} from '../../../support/build.ts'
import {withPurchases} from '../../../support/orders.ts'

const start: Day = '2025-01-01'
const steady = [30, 31, 29, 30, 32]
const wild = [5, 80, 6, 70, 5]

const erraticOf = (gaps: readonly number[]) => {
  const end = addDays(
    start,
    gaps.reduce((sum, gap) => sum + gap, 0),
  )
  return signalsOf(withPurchases(aBook().customer(), start, gaps).build(), end).filter(
    ({signal}) => signal === 'erratic',
  )
}

describe('erratic', () => {
  it('is an opportunity once a steady customer orders like chance', () => {
    const [signal, ...others] = erraticOf([...steady, ...wild])
    expect(others).toEqual([])
    expect(signal).toMatchObject({kind: 'opportunity', severity: 'amber'})
    expect(signal?.evidence).toMatch(/irregularity of the latest 5 gaps 2\.\d\d, of the 5 before 0\.00/)
    expect(signal?.records).toHaveLength(11)
  })

  it.each([
    ['steady', [...steady, ...steady]],
    ['erratic from the start', [...wild, ...wild]],
    ['known too short', [...steady.slice(1), ...wild]],
  ])('is nothing of who is %s', (_what, gaps) => {
    expect(erraticOf(gaps)).toEqual([])
  })
})
