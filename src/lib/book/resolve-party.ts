import {toAsciiDigits} from '../calendar/digits.ts'
import {CrmError} from '../errors.ts'
import {foldText, nearest, wordsOf} from '../text/fold.ts'
import {quote} from '../text/quote.ts'
import type {Book} from './book.ts'
import {elementsOf} from './fields.ts'
import {isId} from './ids.ts'
import type {Contact, Customer} from './registry.ts'

/** A customer found by a reference, and the contact where the reference named one. */
export interface Party {
  readonly customer: Customer
  readonly contact?: Contact
}

/**
 * Finds the customer that a reference means: id or unique prefix, name, company, e-mail, phone, handle, or a contact's.
 * Exact beats part, a customer's own name beats a contact's. Throws `ambiguous` with the candidates, or `not-found` with the nearest.
 */
export function resolveParty(book: Book, reference: string): Party {
  const text = reference.trim()
  if (!text) throw new CrmError('invalid-value', 'an empty customer', {hint: 'Name the customer, e.g. crm show "Apex"'})
  for (const find of [exactParties, prefixParties, wordParties, partParties, shortPrefixParties]) {
    const parties = uniqueParties(find(book, text))
    const [first, ...others] = parties
    if (first && others.length === 0) return first
    if (first) throw ambiguous(text, parties)
  }
  throw notFound(book, text)
}

/** The customer that a reference means; see resolveParty. */
export const resolveCustomer = (book: Book, reference: string): Customer => resolveParty(book, reference).customer

function uniqueParties(parties: readonly Party[]): Party[] {
  const byCustomer = new Map<string, Party>()
  for (const party of parties) {
    const held = byCustomer.get(party.customer.id)
    if (!held) byCustomer.set(party.customer.id, party)
    else if (held.contact && held.contact.id !== party.contact?.id)
      byCustomer.set(party.customer.id, {customer: held.customer})
  }
  return [...byCustomer.values()]
}

/** The customers that fit themselves, or else those of the contacts that do. */
function matching(book: Book, fits: (one: Customer | Contact) => boolean): Party[] {
  const own = book.all('customer').filter(fits)
  if (own.length > 0) return own.map(customer => ({customer}))
  const contacts = book.all('contact').filter(fits)
  return contacts.flatMap(contact => {
    const customer = book.find('customer', contact.customer)
    return customer ? [{customer, contact}] : []
  })
}

function exactParties(book: Book, text: string): Party[] {
  if (isId(text)) {
    const customer = book.find('customer', text)
    if (customer) return [{customer}]
    const contact = book.find('contact', text)
    const owner = contact && book.find('customer', contact.customer)
    if (contact && owner) return [{customer: owner, contact}]
  }
  const wanted = foldText(text)
  const phone = phoneDigits(text)
  return matching(book, one => {
    if (foldText(one.name) === wanted) return true
    if (elementsOf(one.emails).some(email => foldText(email) === wanted)) return true
    const handles = 'handles' in one ? one.handles : undefined
    if (elementsOf(handles).some(service => foldText(String(handles?.[service])) === wanted)) return true
    return phone !== '' && elementsOf(one.phones).some(each => samePhone(phoneDigits(each), phone))
  })
}

function prefixParties(book: Book, text: string): Party[] {
  return text.length >= 4 ? byPrefix(book, text) : []
}

function shortPrefixParties(book: Book, text: string): Party[] {
  return text.length >= 2 && text.length < 4 ? byPrefix(book, text) : []
}

function byPrefix(book: Book, text: string): Party[] {
  const prefix = text.toLowerCase()
  if (!/^[cp][0-9a-z]*$/.test(prefix)) return []
  return book.idsWithPrefix(prefix).flatMap(id => {
    const contact = book.find('contact', id)
    const customer = book.find('customer', contact ? contact.customer : id)
    return customer ? [contact ? {customer, contact} : {customer}] : []
  })
}

function wordParties(book: Book, text: string): Party[] {
  const wanted = wordsOf(text)
  if (wanted.length === 0) return []
  return matching(book, ({name}) => {
    const folded = foldText(name)
    if (!wanted.every(part => folded.includes(part))) return false
    const words = wordsOf(name)
    return wanted.every(part => words.some(word => word.startsWith(part)))
  })
}

function partParties(book: Book, text: string): Party[] {
  const wanted = foldText(text)
  if ([...wanted].length < 2) return []
  return matching(
    book,
    ({name, emails}) =>
      foldText(name).includes(wanted) || elementsOf(emails).some(email => foldText(email).includes(wanted)),
  )
}

/** The digits of a phone number; empty for text that is none. */
const phoneDigits = (text: string): string => {
  const digits = toAsciiDigits(text).replace(/[\s()./-]/g, '')
  return /^\+?\d{6,15}$/.test(digits) ? digits.replace(/^\+|^00/, '') : ''
}

/** The same number with and without its country code or leading zero. */
const samePhone = (a: string, b: string): boolean => {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  return long === short || (short.length >= 7 && long.endsWith(short.replace(/^0/, '')))
}

const ambiguous = (text: string, parties: readonly Party[]): CrmError => {
  const candidates = parties.map(({customer}) => ({id: customer.id, name: customer.name}))
  return new CrmError('ambiguous', `${text} fits ${candidates.length} customers: ${listNames(candidates)}`, {
    hint: 'Use more of the name, or the id.',
    candidates,
  })
}

const listNames = (candidates: readonly {readonly name: string}[]): string => {
  const shown = candidates.slice(0, 5).map(({name}) => name)
  const more = candidates.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

function notFound(book: Book, text: string): CrmError {
  const near = nearest(text, book.all('customer'), customer => customer.name)
  const hint =
    near.length > 0
      ? `Did you mean ${near.map(({name}) => name).join(', ')}? Or add it: crm add ${quote(text)}`
      : `List them: crm list. Or add it: crm add ${quote(text)}`
  return new CrmError('not-found', `no customer fits: ${text}`, {hint})
}
