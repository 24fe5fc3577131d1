import {addDays} from '../../calendar/day.ts'
import {spanInWords} from '../../calendar/span.ts'
import {talkChannel} from '../agenda/check-ins.ts'
import {inDays} from '../agenda/item.ts'
import {cadenceSince, lastTwoWayTouches} from '../cadence.ts'
import {type FindSignals, type FoundSignal, makeSignal} from './signal.ts'

/** The silence is past the worst that was meant for this customer. */
export const findSilent: FindSignals = ({book, today, customers}) => {
  const touches = lastTwoWayTouches(book)
  const signals: FoundSignal[] = []
  for (const customer of customers.values()) {
    const state = cadenceSince(customer, touches.get(customer.id), book.settings, today)
    if (state?.state !== 'overdue') continue
    const {since, silentDays, cadence, lastTwoWay} = state
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
  }
  return signals
}
