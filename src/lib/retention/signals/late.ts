import {addDays, type Day, fromEpochDay} from '../../calendar/day.ts'
import {inDays} from '../agenda/item.ts'
import {isLeftInPeace} from '../cadence.ts'
import {latenessGapsFrom} from '../constants.ts'
import type {Lateness} from '../lateness.ts'
import {type Orders, recordsOfGaps} from '../orders.ts'
import {type FindSignals, type FoundSignal, makeSignal, percent, talk} from './signal.ts'

const names: Readonly<Record<Orders['what'], string>> = {purchase: 'purchase', engagement: 'engagement begun'}

type KnownLateness = Exclude<Lateness, {state: 'too-few'}>

/** The silence of a customer in one sentence, with what is usual for them. */
export const describeSilence = (orders: Orders, last: Day, {elapsed, median, longest, n, p}: KnownLateness): string =>
  `Last ${names[orders.what]} on ${last} (${inDays(elapsed)} ago); usual gap ${inDays(median)}, longest ${longest}, of ${n}; so long a silence has a chance of ${percent(p)}`

/** Late for them: the silence since the last order is longer than what was usual (amber), or than chance explains (red). */
export const findLate: FindSignals = ({book, customers, redOnly, orders: ordersOf, silence: silenceOf}) => {
  const signals: FoundSignal[] = []
  customers.forEach(customer => {
    if (isLeftInPeace(customer)) return
    const orders = ordersOf(customer.id)
    const start = orders.starts.at(-1)
    if (orders.gaps.length < latenessGapsFrom || start === undefined) return
    const silence = silenceOf(customer.id)
    if (silence.state !== 'red' && (silence.state !== 'amber' || redOnly)) return
    const last = fromEpochDay(start)
    const after = silence.state === 'red' ? silence.redAfter : silence.amberAfter
    signals.push(
      makeSignal({
        about: customer.id,
        customer,
        kind: 'risk',
        signal: 'late',
        severity: silence.state,
        since: addDays(last, Math.floor(after) + 1),
        evidence: () => describeSilence(orders, last, silence),
        records: () => recordsOfGaps(orders),
        action: () => talk(book, customer, 'Asked what they need next'),
      }),
    )
  })
  return signals
}
