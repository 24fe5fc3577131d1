import type {Book} from '../book/book.ts'
import type {ConsentState} from '../book/choices.ts'
import {createRecord} from '../book/edits.ts'
import {readLine, readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Owned, type Presented, present, presentName} from '../book/present.ts'
import type {Contact, Customer} from '../book/registry.ts'
import {resolveContact} from '../book/resolve-named.ts'
import {resolveParty} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {CrmError} from '../errors.ts'
import {addresseesOf} from '../reach/consents.ts'
import {newestFirst} from '../retention/chronology.ts'
import {recordsFor, withCustomers} from './listing.ts'

export interface NewConsent {
  readonly customer: string
  readonly state: ConsentState
  readonly purpose: string
  readonly how: string | undefined
  readonly on: Day
  readonly contact: string | undefined
}

/**
 * Records that somebody may be written to for a purpose, or no longer. Consent is one person's: where several are meant it
 * has to be said whose; to withdraw for all of a customer no name is needed.
 */
export function recordConsent(
  book: Book,
  input: NewConsent,
  {today, newId}: Moment,
): Plan<{consent: Presented; customer: string; contact: string | null}> {
  const {customer, contact: named} = resolveParty(book, input.customer)
  const contact = input.contact === undefined ? named : resolveContact(book, customer.id, input.contact)
  const whose = contact ?? onlyContact(book, customer, input.state, today)
  const id = newId('consent')
  const purpose = readLine(input.purpose, 'purpose')
  return {
    edits: [
      createRecord('consent', id, {
        customer: customer.id,
        contact: whose?.id,
        on: input.on,
        state: input.state,
        purpose,
        how: input.how === undefined ? undefined : readText(input.how, 'way it was said'),
      }),
    ],
    summary: `consent ${input.state}: ${customer.name}: ${purpose}`,
    result: after => ({consent: present(after, id), customer: customer.name, contact: whose?.name ?? null}),
  }
}

function onlyContact(book: Book, customer: Customer, state: ConsentState, today: Day): Contact | undefined {
  const contacts = addresseesOf(book, customer, today).flatMap(({contact}) => contact ?? [])
  if (contacts.length < 2) return contacts[0]
  if (state === 'withdrawn') return undefined
  throw new CrmError('ambiguous', `${customer.name} has ${contacts.length} contacts: whose consent is it?`, {
    hint: 'Say whose it is: --contact NAME',
    candidates: contacts.map(presentName),
  })
}

/** What was said on being written to, by everyone or at one customer, the latest first. */
export const listConsents = (book: Book, customer: string | undefined): {consents: Owned[]} => ({
  consents: withCustomers(book, [...recordsFor(book, 'consent', customer)].sort(newestFirst)),
})
