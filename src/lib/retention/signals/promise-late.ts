import {addDays} from '../../calendar/day.ts'
import {fromToday, oneLine} from '../agenda/item.ts'
import {promiseLateDays} from '../constants.ts'
import {type FindSignals, type FoundSignal, makeSignal} from './signal.ts'

/** A promise of mine is more than two weeks overdue. One without a day is not: nothing was agreed. */
export const findPromisesLate: FindSignals = ({book, today, customers}) => {
  const signals: FoundSignal[] = []
  const lastDue = addDays(today, -promiseLateDays - 1)
  for (const promise of book.where('promise', 'state', 'open')) {
    const {id, by, due} = promise
    if (by !== 'me' || !due || due > lastDue) continue
    const customer = customers.get(promise.customer)
    if (!customer) continue
    signals.push(
      makeSignal({
        about: id,
        customer,
        kind: 'risk',
        signal: 'promise-late',
        severity: 'red',
        since: addDays(due, promiseLateDays + 1),
        evidence: () => `You promised by ${due} (${fromToday(due, today)}): ${oneLine(promise.text)}`,
        records: () => [id],
        action: () => `crm promise keep ${book.shortId(id)}`,
      }),
    )
  }
  return signals
}
