import {describe, expect, it} from 'vitest'
import {addDays} from '../../../../src/lib/calendar/day.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'
import {withPurchases} from '../../../support/orders.ts'

const apex = idOf('customer', 'apex')
const gaps = [30, 30, 30, 30, 30, 30, 30]

const amountsOf = (builder: BookBuilder, today: '2025-08-10' | '2026-09-01' = '2025-08-10') =>
  signalsOf(builder.build(), today).filter(({signal}) => signal.endsWith('-money'))

const spending = (...amounts: readonly number[]): BookBuilder =>
  withPurchases(aBook().customer({id: apex}), '2025-01-01', gaps, amounts)

describe('less or more money', () => {
  it('is a risk with the amounts of vectors.json: half of what it was', () => {
    const [signal, ...others] = amountsOf(spending(800, 750, 900, 820, 780, 400, 420, 390))
    expect(others).toEqual([])
    expect(signal).toMatchObject({id: `${apex}/less-money-eur`, kind: 'risk', severity: 'amber', since: '2025-07-30'})
    expect(signal?.evidence).toBe(
      'Latest 3 purchases 400 EUR at the median, 800 EUR in the 5 before (ratio 0.50, p 0.02)',
    )
    expect(signal?.records).toHaveLength(8)
  })

  it('is an opportunity the other way round', () => {
    expect(amountsOf(spending(400, 420, 390, 410, 405, 800, 750, 900))).toMatchObject([
      {id: `${apex}/more-money-eur`, kind: 'opportunity', severity: 'amber'},
    ])
  })

  it.each([
    ['within 30% less', [100, 101, 102, 103, 104, 75, 76, 77]],
    ['within 40% more', [100, 101, 102, 103, 104, 135, 136, 137]],
    ['by chance', [800, 100, 900, 120, 780, 400, 420, 790]],
  ])('is nothing %s', (_what, amounts) => {
    expect(amountsOf(spending(...amounts))).toEqual([])
  })

  it('needs 8 amounts in one currency: others are never added', () => {
    const builder = aBook().customer({id: apex})
    for (let at = 0; at < 8; at++) {
      const currency = at % 2 === 0 ? 'EUR' : 'USD'
      builder.add('purchase', {on: addDays('2025-01-01', at * 30), amount: `${at < 5 ? 800 : 400} ${currency}`})
    }
    expect(amountsOf(builder)).toEqual([])
  })

  it('is no news of who has not bought for a year', () => {
    const builder = spending(800, 750, 900, 820, 780, 400, 420, 390)
    expect(amountsOf(builder, '2026-09-01')).toEqual([])
  })
})
