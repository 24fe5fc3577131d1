import {addDays} from '../../calendar/day.ts'
import {fromToday, oneLine} from '../agenda/item.ts'
import {promisedBy} from '../agenda/requests.ts'
import {type FindSignals, type FoundSignal, makeSignal} from './signal.ts'

/** A request is open past the day that an answer was promised for. */
export const findRequestsLate: FindSignals = ({book, today, customers}) => {
  const signals: FoundSignal[] = []
  for (const request of book.outlines('request')) {
    const promised = request.resolvedOn ? undefined : promisedBy(request)
    const customer = promised && promised < today ? customers.get(request.customer) : undefined
    if (!promised || !customer) continue
    const {id, on, text, repliedAt} = request
    signals.push(
      makeSignal({
        about: id,
        customer,
        kind: 'risk',
        signal: 'request-late',
        severity: 'amber',
        since: addDays(promised, 1),
        evidence: () =>
          `Asked on ${on}, an answer was promised by ${promised} (${fromToday(promised, today)}): ${oneLine(text)}`,
        records: () => [id],
        action: () => `crm request ${repliedAt ? 'resolve' : 'reply'} ${book.shortId(id)}`,
      }),
    )
  }
  return signals
}
