import {describe, expect, it} from 'vitest'
import {epochDay} from '../../../src/lib/calendar/day.ts'
import {ordersOf, recordsOfGaps, silenceOf} from '../../../src/lib/retention/orders.ts'
import {aBook, idOf} from '../../support/build.ts'
import {withPurchases} from '../../support/orders.ts'

const apex = idOf('customer', 'apex')
const client = () => aBook().customer({id: apex})

describe('ordersOf', () => {
  it('are the purchases up to a day, parts within 3 days as one', () => {
    const orders = ordersOf(withPurchases(client(), '2025-01-01', [2, 30, 30, 30, 30]).build(), apex, '2025-04-05')
    expect(orders.what).toBe('purchase')
    expect(orders.gaps).toEqual([32, 30, 30])
    expect(orders.records).toHaveLength(5)
    expect(orders.starts[0]).toBe(epochDay('2025-01-01'))
  })

  it('are the starts of engagements where only those make a rhythm', () => {
    const builder = withPurchases(client(), '2025-01-01', [30])
    for (const start of ['2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01', '2025-05-01'] as const)
      builder.engagement({start})
    const orders = ordersOf(builder.build(), apex, '2025-04-10')
    expect(orders).toMatchObject({what: 'engagement', gaps: [31, 28, 31]})
    expect(orders.records.map(({on}) => on)).toEqual(['2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01'])
    expect(ordersOf(builder.build(), apex, '2025-02-10')).toMatchObject({what: 'purchase', gaps: [30]})
  })
})

describe('recordsOfGaps', () => {
  it('leaves out orders older than the 12 gaps that count', () => {
    const book = withPurchases(client(), '2024-01-01', new Array<number>(14).fill(20)).build()
    expect(recordsOfGaps(ordersOf(book, apex, '2026-01-01'))).toHaveLength(13)
  })

  it('is empty without orders', () => {
    expect(recordsOfGaps(ordersOf(client().build(), apex, '2026-01-01'))).toEqual([])
  })
})

describe('silenceOf', () => {
  it('counts from the beginning of the last order', () => {
    const book = withPurchases(client(), '2025-01-01', [30, 30, 30, 3]).build()
    const orders = ordersOf(book, apex, '2025-05-01')
    expect(silenceOf(book, apex, orders, '2025-05-01')).toMatchObject({state: 'fine', elapsed: 30})
  })

  it('says how many gaps are missing', () => {
    const book = withPurchases(client(), '2025-01-01', [30]).build()
    expect(silenceOf(book, apex, ordersOf(book, apex, '2026-01-01'), '2026-01-01')).toMatchObject({
      state: 'too-few',
      n: 1,
    })
  })
})
