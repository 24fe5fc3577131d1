import {isLeftInPeace} from '../cadence.ts'
import {peopleAt} from '../people.ts'
import {type FindSignals, makeSignal, talk} from './signal.ts'

/** At a tier A customer nobody but one person is known: when they leave, so does the client. A single person is whole. */
export const findSingleContacts: FindSignals = ({book, today, customers}) =>
  [...customers.values()].flatMap(customer => {
    if ((customer.tier ?? book.settings.tier) !== 'A' || customer.person || isLeftInPeace(customer)) return []
    const people = peopleAt(book, customer.id, today)
    if (people.length > 1) return []
    return [
      makeSignal({
        about: customer.id,
        customer,
        kind: 'risk',
        signal: 'single-contact',
        severity: 'amber',
        since: customer.since ?? customer.added,
        evidence: () => `${people.length === 1 ? 'Only 1 contact is' : '0 contacts are'} known at this tier A customer`,
        records: () => [people[0]?.id ?? customer.id],
        action: () => talk(book, customer, 'Asked who else there should know me'),
      }),
    ]
  })
