import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder} from '../../../support/build.ts'

const today: Day = '2026-06-01'

/** A customer who bought so many days ago, each time. */
const bought = (...daysAgo: readonly number[]): BookBuilder => {
  const builder = aBook().customer({added: '2024-01-01'})
  for (const days of daysAgo) builder.add('purchase', {on: addDays(today, -days), amount: '100 EUR'})
  return builder
}

const fewerOf = (builder: BookBuilder) =>
  signalsOf(builder.build(), today).filter(({signal}) => signal === 'fewer-orders')

/** Eleven orders in the year before the last half-year. */
const yearBefore = Array.from({length: 11}, (_, at) => 190 + at * 30)

describe('fewer orders in a window', () => {
  it('is amber at half the rate by more than chance, with the counts of vectors.json', () => {
    const [signal, ...others] = fewerOf(bought(...yearBefore, 100, 600))
    expect(others).toEqual([])
    expect(signal).toMatchObject({kind: 'risk', severity: 'amber', since: addDays(today, -100)})
    expect(signal?.evidence).toBe(
      'Orders in the last 182 days: 1; in the 364 before: 11 (rate 0.18 of what it was, p 0.05)',
    )
    expect(signal?.records).toHaveLength(12)
  })

  it('is nothing where the rate is more than half of what it was', () => {
    expect(fewerOf(bought(...yearBefore, 100, 60, 30))).toEqual([])
  })

  it('counts parts of one order once', () => {
    expect(fewerOf(bought(...yearBefore, 100, 99, 98, 97))).toHaveLength(1)
  })

  it('knows no usual rate with under half a year before the window', () => {
    expect(fewerOf(bought(200, 220, 240, 260, 280, 300, 320, 340, 360))).toEqual([])
  })
})
