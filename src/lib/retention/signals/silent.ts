import type {Book} from '../../book/book.ts'
import {addDays, type Day} from '../../calendar/day.ts'
import {spanInWords} from '../../calendar/span.ts'
import {latestStarts, talkChannel} from '../agenda/check-ins.ts'
import {inDays, theOnlyOf} from '../agenda/item.ts'
import {cadenceOf, lastTwoWayTouches, silentSince, stateUnder} from '../cadence.ts'
import {type FindSignals, type FoundSignal, makeSignal} from './signal.ts'

/** Customers whose check-in is put off: that is a decision about their silence. */
const putOff = (book: Book, today: Day): ReadonlySet<string> => {
  const waiting = book.all('agenda-state').filter(({snoozedUntil}) => snoozedUntil && snoozedUntil > today)
  return new Set(waiting.map(({item}) => item))
}

/** The silence is past the worst that was meant for this customer, and the check-in is not put off. */
export const findSilent: FindSignals = ({book, today, customers}) => {
  const touches = lastTwoWayTouches(book, theOnlyOf(customers))
  const waiting = putOff(book, today)
  const latestStart = latestStarts(today)
  const {settings} = book
  const signals: FoundSignal[] = []
  customers.forEach(customer => {
    const cadence = cadenceOf(customer, settings)
    const touch = touches.get(customer.id)
    if (!cadence || silentSince(customer, touch) > latestStart(cadence)) return
    if (waiting.has(`${customer.id}/check-in`)) return
    const state = stateUnder(cadence, customer, touch, today)
    if (state.state !== 'overdue') return
    const {since, silentDays, lastTwoWay} = state
    const what = lastTwoWay ? 'No two-way touch' : 'No two-way touch yet'
    signals.push(
      makeSignal({
        about: customer.id,
        customer,
        kind: 'risk',
        signal: 'silent',
        severity: 'amber',
        since: addDays(state.worst, 1),
        evidence: () =>
          `${what} for ${inDays(silentDays)}, since ${since}; the worst that you meant is ${spanInWords(cadence.worst)}`,
        records: () => [lastTwoWay?.id ?? customer.id],
        action: () =>
          `crm done ${book.shortId(customer.id)}/check-in --log "Checked in" --via ${talkChannel(customer)}`,
      }),
    )
  })
  return signals
}
