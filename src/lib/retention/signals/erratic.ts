import {fromEpochDay} from '../../calendar/day.ts'
import {isLeftInPeace} from '../cadence.ts'
import {patternGaps} from '../constants.ts'
import {recordsOfGaps} from '../orders.ts'
import {comparePattern} from '../tests-of-change.ts'
import {decimal, type FindSignals, type FoundSignal, makeSignal, talk} from './signal.ts'

/** Erratic: a steady customer orders irregularly now. The need changed, which is an opportunity to ask. */
export const findErratic: FindSignals = ({book, customers, orders: ordersOf}) => {
  const signals: FoundSignal[] = []
  customers.forEach(customer => {
    if (isLeftInPeace(customer)) return
    const orders = ordersOf(customer.id)
    if (orders.gaps.length < 2 * patternGaps) return
    const change = comparePattern(orders.gaps)
    const last = orders.starts.at(-1)
    if (change.state !== 'erratic' || last === undefined) return
    const before = orders.gaps.length - patternGaps
    signals.push(
      makeSignal({
        about: customer.id,
        customer,
        kind: 'opportunity',
        signal: 'erratic',
        severity: 'amber',
        since: fromEpochDay(last),
        evidence: () =>
          `The pattern changed: irregularity of the latest ${patternGaps} gaps ${decimal(change.now)}, of the ${before} before ${decimal(change.before)} (0 like clockwork, 1 like chance)`,
        records: () => recordsOfGaps(orders),
        action: () => talk(book, customer, 'Asked what changed'),
      }),
    )
  })
  return signals
}
