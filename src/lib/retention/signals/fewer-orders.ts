import {epochDay, fromEpochDay} from '../../calendar/day.ts'
import {isLeftInPeace} from '../cadence.ts'
import {ordersBeforeDays, ordersBeforeDaysFrom, ordersRecentDays} from '../constants.ts'
import type {Orders} from '../orders.ts'
import {compareOrderRate, type OrderCounts} from '../tests-of-change.ts'
import {decimal, type FindSignals, type FoundSignal, makeSignal, talk} from './signal.ts'

/** Orders in the last half-year and in the year before it, or as much of that as there is; undefined with too little. */
const countOrders = ({starts}: Orders, today: number): OrderCounts | undefined => {
  const recentFrom = today - ordersRecentDays
  const beforeFrom = Math.max(recentFrom - ordersBeforeDays, (starts[0] ?? today) - 1)
  const beforeDays = recentFrom - beforeFrom
  if (beforeDays < ordersBeforeDaysFrom) return undefined
  const within = (from: number, to: number): number => starts.filter(day => day > from && day <= to).length
  return {
    recent: within(recentFrom, today),
    recentDays: ordersRecentDays,
    before: within(beforeFrom, recentFrom),
    beforeDays,
  }
}

/** With fewer the test cannot come out: of n orders none is recent with a chance of a half to the power of n at least. */
const fewestOrders = 4

/** Fewer orders in a window: at most half the rate, by more than chance. */
export const findFewerOrders: FindSignals = ({book, today, customers, orders: ordersOf}) => {
  const signals: FoundSignal[] = []
  const now = epochDay(today)
  customers.forEach(customer => {
    if (isLeftInPeace(customer)) return
    const orders = ordersOf(customer.id)
    if (orders.starts.length < fewestOrders) return
    const counts = countOrders(orders, now)
    const last = orders.starts.at(-1)
    if (!counts || last === undefined) return
    const change = compareOrderRate(counts)
    if (change.state !== 'amber') return
    const {recent, recentDays, before, beforeDays, ratio, p} = change
    const from = now - recentDays - beforeDays
    signals.push(
      makeSignal({
        about: customer.id,
        customer,
        kind: 'risk',
        signal: 'fewer-orders',
        severity: 'amber',
        since: fromEpochDay(last),
        evidence: () =>
          `Orders in the last ${recentDays} days: ${recent}; in the ${beforeDays} before: ${before} (rate ${decimal(ratio)} of what it was, p ${decimal(p)})`,
        records: () => orders.records.filter(({on}) => epochDay(on) > from).map(({id}) => id),
        action: () => talk(book, customer, 'Asked what has changed for them'),
      }),
    )
  })
  return signals
}
