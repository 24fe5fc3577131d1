import {toAsciiDigits} from '../calendar/digits.ts'
import {CrmError} from '../errors.ts'
import {editDistance, foldText, nearest, wordsOf} from '../text/fold.ts'
import type {Book} from './book.ts'
import {elementsOf} from './fields.ts'
import {isId} from './ids.ts'
import {
  type Contact,
  type Customer,
  collectionOf,
  type Engagement,
  type KnownRecord,
  type RecordTypes,
  type TypeName,
} from './registry.ts'

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

function* partiesOf(book: Book): Generator<Party> {
  for (const customer of book.all('customer')) yield {customer}
  for (const contact of book.all('contact')) {
    const customer = book.find('customer', contact.customer)
    if (customer) yield {customer, contact}
  }
}

const matching = (book: Book, fits: (party: Party) => boolean): Party[] => {
  const parties = [...partiesOf(book)].filter(fits)
  const own = parties.filter(party => !party.contact)
  return own.length > 0 ? own : parties
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
  return matching(book, ({customer, contact}) => {
    const one = contact ?? customer
    if (foldText(one.name) === wanted) return true
    if (elementsOf(one.emails).some(email => foldText(email) === wanted)) return true
    if (contact && elementsOf(contact.handles).some(service => foldText(String(contact.handles?.[service])) === wanted))
      return true
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
  return matching(book, ({customer, contact}) => {
    const words = wordsOf((contact ?? customer).name)
    return wanted.every(part => words.some(word => word.startsWith(part)))
  })
}

function partParties(book: Book, text: string): Party[] {
  const wanted = foldText(text)
  if ([...wanted].length < 2) return []
  return matching(book, ({customer, contact}) => {
    const one = contact ?? customer
    return foldText(one.name).includes(wanted) || elementsOf(one.emails).some(email => foldText(email).includes(wanted))
  })
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

/** Text as a shell takes it for one word. */
export const quote = (text: string): string =>
  /^[\p{L}\p{N}\p{M}._/@:+-]+$/u.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`

/** Finds a contact by id, name or address; of one customer where that is known. Throws `ambiguous` or `not-found`. */
export function resolveContact(book: Book, customer: string | undefined, reference: string): Contact {
  const contacts = customer === undefined ? book.all('contact') : book.of('contact', customer)
  return pickOne(reference, contacts, 'contact', contact => [
    contact.name,
    ...elementsOf(contact.emails),
    ...elementsOf(contact.phones),
  ])
}

/** Finds an engagement by id or title; of one customer where that is known. Throws `ambiguous` or `not-found`. */
export function resolveEngagement(book: Book, customer: string | undefined, reference: string): Engagement {
  const engagements = customer === undefined ? book.all('engagement') : book.of('engagement', customer)
  return pickOne(reference, engagements, 'engagement', engagement => [engagement.title])
}

function pickOne<R extends {readonly id: string}>(
  reference: string,
  records: readonly R[],
  what: string,
  names: (record: R) => readonly string[],
): R {
  const wanted = foldText(reference.trim())
  const named = (fits: (name: string) => boolean) =>
    records.filter(record => names(record).some(name => fits(foldText(name))))
  const tries = [
    records.filter(record => wanted.length >= 4 && record.id.startsWith(wanted)),
    named(name => name === wanted),
    named(name => wanted !== '' && wordsOf(name).some((_, i, words) => words.slice(i).join(' ').startsWith(wanted))),
    named(name => wanted.length >= 2 && name.includes(wanted)),
  ]
  const found = tries.find(each => each.length > 0) ?? []
  const [first, ...others] = found
  if (first && others.length === 0) return first
  const label = (record: R) => names(record)[0] ?? record.id
  if (first) {
    throw new CrmError('ambiguous', `${reference} fits ${found.length} ${what}s: ${found.map(label).join(', ')}`, {
      hint: 'Use more of the name, or the id.',
      candidates: found.map(record => ({id: record.id, name: label(record)})),
    })
  }
  const known = records.slice(0, 5).map(label).join(', ')
  throw new CrmError('not-found', `no ${what} fits: ${reference}`, {
    hint: known ? `There is: ${known}` : `There is no ${what} yet.`,
  })
}

/** Finds a live record of one of some types by its id or a unique prefix. Throws `ambiguous` or `not-found`. */
export function resolveRecord<T extends TypeName>(book: Book, reference: string, types: readonly T[]): RecordTypes[T] {
  const text = reference.trim().toLowerCase()
  const found = idsOf(book, text).flatMap(id => {
    const record = book.live(id)
    return record && types.some(type => type === record.type) ? [record as RecordTypes[T]] : []
  })
  const [first, ...others] = found
  if (first && (others.length === 0 || first.id === text)) return first
  const labels = types.map(type => collectionOf(type)?.label ?? type).join(', ')
  if (first) {
    const candidates = found.map(record => ({id: record.id, name: summaryOf(record)}))
    throw new CrmError('ambiguous', `${reference} fits several: ${candidates.map(({id}) => id).join(', ')}`, {
      hint: 'Give more of the id.',
      candidates,
    })
  }
  const other = idsOf(book, text)[0]
  const otherType = other ? book.live(other)?.type : undefined
  const wrongType = otherType ? `; ${reference} is ${withArticle(collectionOf(otherType)?.label ?? otherType)}` : ''
  throw new CrmError('not-found', `no ${types.length > 4 ? 'record' : labels} has the id: ${reference}${wrongType}`, {
    hint: nearestId(book, text) ?? 'See ids with: crm show CUSTOMER, crm due or crm find WORDS',
  })
}

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

const idsOf = (book: Book, text: string): string[] => (text.length >= 2 ? book.idsWithPrefix(text) : [])

function nearestId(book: Book, text: string): string | undefined {
  if (!isId(text)) return undefined
  const near = book.ids.find(id => id[0] === text[0] && editDistance(id, text) <= 2)
  return near ? `Did you mean ${near}?` : undefined
}

/** A record in one line, by its collection. */
export const summaryOf = (record: KnownRecord): string =>
  collectionOf(record.type)?.summary(record as never) ?? record.type
