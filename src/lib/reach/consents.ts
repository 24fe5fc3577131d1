import type {Book} from '../book/book.ts'
import type {Consent, Contact, Customer} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import type {StoredRecord} from '../change/json.ts'
import {isThere} from '../retention/people.ts'
import {foldText} from '../text/fold.ts'

/** A customer, or a person there. */
export interface Addressee {
  readonly customer: Customer
  readonly contact?: Contact | undefined
}

const stampOf = (consent: Consent): string => String((consent as unknown as StoredRecord)['_u'] ?? '')

const isLater = (consent: Consent, other: Consent): boolean =>
  consent.on !== other.on ? consent.on > other.on : stampOf(consent) > stampOf(other)

/** Purposes are one whatever their case and the space around them. */
const keyOf = (purpose: string): string => foldText(purpose).trim()

/** What a customer takes back for all goes for each person there; what one gives is theirs alone. */
const concerns = (consent: Consent, contact: Contact | undefined): boolean =>
  contact === undefined
    ? !consent.contact
    : consent.contact === contact.id || (!consent.contact && consent.state === 'withdrawn')

/** The last word of an addressee by purpose (folded): given or withdrawn, when and how. */
export function consentsOf(book: Book, {customer, contact}: Addressee): ReadonlyMap<string, Consent> {
  const latest = new Map<string, Consent>()
  for (const consent of book.of('consent', customer.id)) {
    if (!concerns(consent, contact)) continue
    const purpose = keyOf(consent.purpose)
    const held = latest.get(purpose)
    if (!held || isLater(consent, held)) latest.set(purpose, consent)
  }
  return latest
}

/** The last word of an addressee on one purpose. */
export const consentFor = (book: Book, addressee: Addressee, purpose: string): Consent | undefined =>
  consentsOf(book, addressee).get(keyOf(purpose))

/** The purposes that need consent whoever is written to: these go to many. */
const mailings: readonly string[] = ['newsletter']

/** The consents that a template needs by itself; other messages to one person are between the two. */
export const purposesOf = (template: string | undefined): string[] => mailings.filter(each => each === template)

/** Why somebody may not be written to for all of these purposes; undefined where they agreed to each. */
export function whyNotWritten(book: Book, addressee: Addressee, purposes: Iterable<string>): string | undefined {
  for (const purpose of purposes) {
    const consent = consentFor(book, addressee, purpose)
    if (!consent) return `no consent for ${purpose}`
    if (consent.state !== 'given') return `consent for ${purpose} withdrawn on ${consent.on}`
  }
  return undefined
}

/** The people at a customer who are there on a day; the customer itself where there never was anybody. */
export function addresseesOf(book: Book, customer: Customer, day: Day): Addressee[] {
  const contacts = book.of('contact', customer.id)
  if (contacts.length === 0) return [{customer}]
  return contacts.filter(contact => isThere(contact, day)).map(contact => ({customer, contact}))
}

/** The purposes that anyone who is at a customer on a day agreed to and did not take back. */
export const consentedPurposes = (book: Book, customer: Customer, day: Day): string[] =>
  [{customer}, ...addresseesOf(book, customer, day)].flatMap(addressee =>
    [...consentsOf(book, addressee).values()].filter(({state}) => state === 'given').map(({purpose}) => purpose),
  )
