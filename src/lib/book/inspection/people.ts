import {toAsciiDigits} from '../../calendar/digits.ts'
import {foldText, wordsOf} from '../../text/fold.ts'
import type {Book} from '../book.ts'
import {elementsOf} from '../fields.ts'
import type {Contact, Customer} from '../registry.ts'
import type {BookFinding, Inspection} from './finding.ts'

/** A customer or a contact as somebody who may stand in the book twice. */
interface Party {
  readonly record: Customer | Contact
  /** The customer it is, or belongs to. */
  readonly customer: string
  readonly name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

/** How many of those who share an address are held against each other: more share a mailbox of their firm. */
const mostCompared = 20

/** The last digits of a number, by which writings with and without a country code are the same; empty for short ones. */
export const phoneTail = (phone: string): string => {
  const digits = toAsciiDigits(phone)
    .replace(/(?:x|ext\.?)\s*\d+$/i, '')
    .replace(/\D/g, '')
  return digits.length < 7 ? '' : digits.slice(-9)
}

/** True where all words of one name stand in the other: `Doe` and `John Doe`, or `Mr. John Doe` and `John Doe`. */
export function namesAgree(a: string, b: string): boolean {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))]
  const [few, many] = left.size <= right.size ? [left, right] : [right, left]
  return few.size === 0 ? foldText(a) === foldText(b) : [...few].every(word => many.has(word))
}

const partyOf = (record: Customer | Contact): Party => ({
  record,
  customer: record.type === 'contact' ? record.customer : record.id,
  name: foldText(record.name),
  emails: elementsOf(record.emails).map(foldText),
  phones: elementsOf(record.phones).map(phoneTail).filter(Boolean),
})

/**
 * People and firms that likely stand in the book twice: the same e-mail under names that agree, the same phone under the
 * same name, or the same name at the same customer (or of two customers) without e-mails that tell them apart. A customer
 * and its own contact are no doubles.
 */
export const inspectPeople: Inspection = book => {
  const parties = [...book.all('customer'), ...book.all('contact')]
    .filter(record => record.type === 'customer' || book.find('customer', record.customer))
    .map(partyOf)
  const found = new Map<string, BookFinding>()
  const report = (a: Party, b: Party, reason: string): void => {
    const key = `${a.record.id} ${b.record.id}`
    if (!found.has(key)) found.set(key, describe(book, a, b, reason))
  }
  for (const [email, group] of groupBy(parties, ({emails}) => emails)) {
    eachPair(group, (a, b) => {
      if (namesAgree(a.name, b.name)) report(a, b, `the e-mail ${email}`)
    })
  }
  for (const [, group] of groupBy(parties, ({phones, name}) => phones.map(phone => `${phone} ${name}`))) {
    eachPair(group, (a, b) => report(a, b, 'the name and the phone number'))
  }
  for (const [, group] of groupBy(parties, sameNameKeys)) {
    eachPair(group, (a, b) => {
      if (!areToldApart(a, b)) report(a, b, 'the name')
    })
  }
  return [...found.values()]
}

const sameNameKeys = ({record, customer, name}: Party): string[] => [
  record.type === 'contact' ? `${customer} ${name}` : name,
]

/** Both have e-mails, and none in common. */
const areToldApart = (a: Party, b: Party): boolean =>
  a.emails.length > 0 && b.emails.length > 0 && !a.emails.some(email => b.emails.includes(email))

function groupBy(parties: readonly Party[], keysOf: (party: Party) => readonly string[]): Map<string, Party[]> {
  const groups = new Map<string, Party[]>()
  for (const party of parties) {
    for (const key of new Set(keysOf(party))) {
      const group = groups.get(key)
      if (group) group.push(party)
      else groups.set(key, [party])
    }
  }
  return groups
}

function eachPair(group: readonly Party[], visit: (a: Party, b: Party) => void): void {
  const compared = group.slice(0, mostCompared)
  compared.forEach((b, at) => {
    for (const a of compared.slice(0, at)) {
      if (a.customer !== b.customer || a.record.type === b.record.type) visit(a, b)
    }
  })
}

function describe(book: Book, a: Party, b: Party, reason: string): BookFinding {
  return {
    path: `${b.record.type} ${b.record.id} name`,
    message: `${nameOf(book, a)} and ${nameOf(book, b)} have ${reason} in common: likely the same; ${wayOut(book, a, b)}`,
  }
}

const nameOf = (book: Book, {record, customer}: Party): string => {
  const name = `${record.name} (${book.shortId(record.id)})`
  return record.type === 'contact' ? `${name} at ${book.find('customer', customer)?.name ?? customer}` : name
}

const wayOut = (book: Book, a: Party, b: Party): string => {
  const [first, second] = [book.shortId(a.record.id), book.shortId(b.record.id)]
  const arePeopleOfOne = a.record.type === 'contact' && a.customer === b.customer
  return a.record.type === b.record.type && (a.record.type === 'customer' || arePeopleOfOne)
    ? `join them: crm merge ${first} ${second}`
    : `if so: crm rm ${second} --yes`
}
