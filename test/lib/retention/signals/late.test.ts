import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {countAmbers, signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder} from '../../../support/build.ts'
import {withPurchases} from '../../../support/orders.ts'

const start: Day = '2025-01-01'
/** The gaps of vectors.json: median 30, longest 35; amber after 60 days, red after 75. */
const gaps = [28, 31, 30, 29, 35]
const last = addDays(start, 153)

const lateOf = (builder: BookBuilder, today: Day) =>
  signalsOf(builder.build(), today).filter(({signal}) => signal === 'late')

describe('late for them', () => {
  it.each([
    [60, []],
    [61, ['amber']],
    [75, ['amber']],
    [76, ['red']],
  ])('after %i days of silence it is %j', (elapsed, severities) => {
    const found = lateOf(withPurchases(aBook().customer(), start, gaps), addDays(last, elapsed))
    expect(found.map(({severity}) => severity)).toEqual(severities)
  })

  it('says since when, with what is usual, and names the purchases', () => {
    const builder = withPurchases(aBook().customer(), start, gaps)
    const [signal] = lateOf(builder, addDays(last, 70))
    expect(signal).toMatchObject({kind: 'risk', since: addDays(last, 61)})
    expect(signal?.evidence).toBe(
      'Last purchase on 2025-06-03 (70 days ago); usual gap 30 days, longest 35, of 5; so long a silence has a chance of 15%',
    )
    expect(signal?.records).toHaveLength(6)
    expect(lateOf(builder, addDays(last, 90))[0]?.since).toBe(addDays(last, 76))
  })

  it('is counted among the ambers as long as it is one', () => {
    const book = withPurchases(aBook().customer(), start, gaps).build()
    const counted = [61, 75, 76].map(elapsed => countAmbers(book, addDays(last, elapsed)).risk)
    expect(counted).toEqual([1, 1, 0])
  })

  it('knows no rhythm under 3 gaps', () => {
    expect(lateOf(withPurchases(aBook().customer(), start, [30, 30]), '2027-01-01')).toEqual([])
  })

  it('takes the starts of engagements where purchases are too few', () => {
    const builder = aBook().customer()
    for (const day of ['2024-01-01', '2024-04-01', '2024-07-01', '2024-10-01'] as const) {
      builder.engagement({kind: 'project', start: day, end: addDays(day, 60)})
    }
    expect(lateOf(builder, '2025-12-01')).toMatchObject([
      {severity: 'amber', evidence: expect.stringContaining('Last engagement begun on 2024-10-01')},
    ])
    builder.engagement({kind: 'project', start: '2024-10-02', end: '2025-12-31'})
    expect(lateOf(builder, '2025-12-01')).toEqual([])
  })

  it('waits for nobody with whom the next engagement is agreed', () => {
    const builder = withPurchases(aBook().customer(), start, gaps).engagement({start: addDays(last, 120)})
    expect(lateOf(builder, addDays(last, 100))).toEqual([])
  })

  it.each(['paused', 'former'] as const)('leaves the %s in peace', status => {
    expect(lateOf(withPurchases(aBook().customer({status}), start, gaps), addDays(last, 200))).toEqual([])
  })

  it('ends with the next purchase', () => {
    const builder = withPurchases(aBook().customer(), start, [...gaps, 80])
    expect(lateOf(builder, addDays(last, 81))).toEqual([])
  })
})
