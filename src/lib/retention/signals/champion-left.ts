import type {Contact} from '../../book/outlines.ts'
import {fromToday, oneLine} from '../agenda/item.ts'
import {isLeftInPeace} from '../cadence.ts'
import {isThere, peopleAt} from '../people.ts'
import {type FindSignals, type FoundSignal, makeSignal, talk} from './signal.ts'

const people = (count: number): string => `${count} ${count === 1 ? 'contact' : 'contacts'}`

/** The champion, who speaks for you there, left, and nobody else there is one. */
export const findChampionsLeft: FindSignals = ({book, today, customers}) => {
  const signals: FoundSignal[] = []
  const isGone = (contact: Contact): boolean => contact.champion === true && !isThere(contact, today)
  for (const contact of book.select('contact', isGone)) {
    const {id, left} = contact
    if (!left) continue
    const customer = customers.get(contact.customer)
    if (!customer || isLeftInPeace(customer)) continue
    const others = peopleAt(book, customer.id, today)
    if (others.some(other => other.champion)) continue
    signals.push(
      makeSignal({
        about: id,
        customer,
        kind: 'risk',
        signal: 'champion-left',
        severity: 'red',
        since: left,
        evidence: () =>
          `The champion left on ${left} (${fromToday(left, today)}), ${people(others.length)} there now and no champion among them: ${oneLine(contact.name)}`,
        records: () => [id, ...others.map(other => other.id)],
        action: () => talk(book, customer, 'Asked who decides now'),
      }),
    )
  }
  return signals
}
