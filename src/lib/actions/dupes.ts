import type {Book} from '../book/book.ts'
import {tiers} from '../book/choices.ts'
import {elementsOf} from '../book/fields.ts'
import {isFreeMail} from '../book/free-mail.ts'
import {namesAgree, phoneTail} from '../book/inspection/people.ts'
import type {Named} from '../book/present.ts'
import type {Contact, Customer} from '../book/registry.ts'
import {consonantsOf, scriptOf} from '../text/consonants.ts'
import {editDistance, foldText, wordsOf} from '../text/fold.ts'

/** Two records that are likely the same customer or person. */
export interface Duplicate {
  readonly a: Named
  readonly b: Named
  /** From 0 to 1: how much speaks for it. */
  readonly score: number
  readonly reasons: readonly string[]
  /** The command that joins them, ready to paste. */
  readonly command: string
}

interface Party {
  readonly record: Customer | Contact
  /** The customer it is, or belongs to. */
  readonly customer: string
  readonly name: string
  /** Of the name; empty where they are too few to tell names apart. */
  readonly consonants: string
  readonly emails: readonly string[]
  readonly domains: readonly string[]
  readonly phones: readonly string[]
}

/** What speaks for two being one, and how strongly: independent hints, joined as 1 - Π(1 - weight). Judgements. */
const weights = {
  email: 0.6,
  phone: 0.4,
  name: 0.5,
  partOfName: 0.35,
  similarName: 0.4,
  otherScript: 0.4,
  domain: 0.1,
} as const

/** Less than this is left out: a shared domain or a namesake at another customer alone. */
const leastScore = 0.35

/** Names that differ this much in the number of their edits are alike; short names would all be. */
const distanceFor = (length: number): number => (length >= 12 ? 2 : length >= 6 ? 1 : 0)

/** Names of fewer consonants are not held against each other across alphabets. */
const leastConsonants = 4

/** In a block of many the neighbours by name alone are compared: the work grows with the book, not with its square. */
const comparedNeighbours = 12

const partyOf = (record: Customer | Contact): Party => {
  const emails = elementsOf(record.emails).map(foldText)
  const name = wordsOf(record.name).join(' ') || foldText(record.name)
  const consonants = consonantsOf(name)
  return {
    record,
    customer: record.type === 'contact' ? record.customer : record.id,
    name,
    consonants: consonants.length < leastConsonants ? '' : consonants,
    emails,
    domains: domainsOf(record, emails),
    phones: elementsOf(record.phones).map(phoneTail).filter(Boolean),
  }
}

/** Of mail and website; a provider's says nothing. */
function domainsOf(record: Customer | Contact, emails: readonly string[]): string[] {
  const [, host] = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec((record.type === 'customer' && record.website) || '') ?? []
  const domains = emails.map(email => email.slice(email.lastIndexOf('@') + 1))
  return [...domains, ...(host === undefined ? [] : [host.toLowerCase()])].filter(domain => !isFreeMail(domain))
}

/** Two that have none of these in common are not compared. The ends of a name stay when its middle is mistyped. */
function blockKeys({record, customer, name, consonants, emails, phones}: Party): string[] {
  const scope = record.type === 'contact' ? `contact ${customer}` : 'customer'
  const letters = [...name.replaceAll(' ', '')]
  const words = name.split(' ').map(word => `${scope} word ${word}`)
  return [
    ...emails.map(email => `email ${email}`),
    ...phones.map(phone => `phone ${phone}`),
    ...words,
    `${scope} begins ${letters.slice(0, 3).join('')}`,
    `${scope} ends ${letters.slice(-3).join('')}`,
    ...(consonants === '' ? [] : [`${scope} sounds ${consonants}`]),
  ]
}

function blocksOf(parties: readonly Party[]): Party[][] {
  const blocks = new Map<string, Party[]>()
  for (const party of parties) {
    for (const key of new Set(blockKeys(party))) {
      const block = blocks.get(key)
      if (block) block.push(party)
      else blocks.set(key, [party])
    }
  }
  return [...blocks.values()].filter(block => block.length > 1)
}

const byName = (a: Party, b: Party): number =>
  a.name === b.name ? (a.record.id < b.record.id ? -1 : 1) : a.name < b.name ? -1 : 1

/**
 * The customers and the contacts that likely stand in the book twice, the likeliest first: the same e-mail, the same phone,
 * the same or a similar name, also in another script; the same domain of mail or website adds a little, unless it is that of
 * a mail provider. A customer is held against customers, a contact against contacts; contacts of two customers need an
 * address in common.
 *
 * @example findDuplicates(book) //=> [{a: {id: 'c4k7…', name: 'Apex'}, b: {id: 'c9x2…', name: 'Apex Ltd'}, score: 0.74, reasons: ['the same e-mail office@apex.example', …], …}]
 */
export function findDuplicates(book: Book): Duplicate[] {
  const customers = book.all('customer').map(partyOf)
  const contacts = book
    .all('contact')
    .filter(({customer}) => book.find('customer', customer))
    .map(partyOf)
  const seen = new Set<string>()
  const found: Duplicate[] = []
  for (const block of [...blocksOf(customers), ...blocksOf(contacts)]) {
    const sorted = block.toSorted(byName)
    sorted.forEach((one, at) => {
      for (const other of sorted.slice(at + 1, at + 1 + comparedNeighbours)) {
        const [a, b] = one.record.id < other.record.id ? [one, other] : [other, one]
        const key = `${a.record.id} ${b.record.id}`
        if (seen.has(key)) continue
        seen.add(key)
        const duplicate = compare(book, a, b)
        if (duplicate) found.push(duplicate)
      }
    })
  }
  return found.sort((x, y) => y.score - x.score || (x.a.id + x.b.id < y.a.id + y.b.id ? -1 : 1))
}

/** The first of two that are joined stays as it is: the one that is served more closely, then the one on which more hangs. */
const byWeightIn = (book: Book) => {
  const rankOf = (id: string): number => {
    const tier = book.find('customer', id)?.tier
    return tier ? tiers.indexOf(tier) : tiers.length
  }
  return (a: string, b: string): number =>
    rankOf(a) - rankOf(b) || book.dependents(b).length - book.dependents(a).length
}

interface Hint {
  readonly weight: number
  readonly reason: string
}

function compare(book: Book, a: Party, b: Party): Duplicate | undefined {
  const hints = [...addressHints(a, b), ...nameHints(a, b)]
  const apart = a.emails.length > 0 && b.emails.length > 0 && !a.emails.some(email => b.emails.includes(email))
  const joined = 1 - hints.reduce((rest, {weight}) => rest * (1 - weight), 1)
  const score = Math.round((apart ? joined * 0.8 : joined) * 100) / 100
  if (score < leastScore) return undefined
  const pair = a.customer === b.customer ? [a.record.id, b.record.id] : [a.customer, b.customer]
  const [first = '', second = ''] = pair.toSorted(byWeightIn(book))
  return {
    a: {id: a.record.id, name: a.record.name},
    b: {id: b.record.id, name: b.record.name},
    score,
    reasons: hints.map(({reason}) => reason),
    command: `crm merge ${book.shortId(first)} ${book.shortId(second)}`,
  }
}

function addressHints(a: Party, b: Party): Hint[] {
  const email = a.emails.find(each => b.emails.includes(each))
  const phone = a.phones.find(each => b.phones.includes(each))
  const domain = email === undefined ? a.domains.find(each => b.domains.includes(each)) : undefined
  return [
    ...(email === undefined ? [] : [{weight: weights.email, reason: `the same e-mail ${email}`}]),
    ...(phone === undefined ? [] : [{weight: weights.phone, reason: `the same phone …${phone.slice(-4)}`}]),
    ...(domain === undefined ? [] : [{weight: weights.domain, reason: `the same domain ${domain}`}]),
  ]
}

/** People of one name at two customers are two people, unless an address says otherwise. */
function nameHints(a: Party, b: Party): Hint[] {
  const strength = a.record.type === 'contact' && a.customer !== b.customer ? 0.5 : 1
  const hint = (weight: number, reason: string): Hint[] => [{weight: weight * strength, reason}]
  if (a.name === b.name) return hint(weights.name, 'the same name')
  const length = Math.min([...a.name].length, [...b.name].length)
  const allowed = distanceFor(length)
  if (digitsOf(a.name) === digitsOf(b.name) && isWithin(a.name, b.name, allowed)) {
    return hint(weights.similarName, 'similar names')
  }
  if (isInOtherScript(a, b)) return hint(weights.otherScript, 'the same name in another script')
  return length >= 3 && namesAgree(a.name, b.name) ? hint(weights.partOfName, 'one name within the other') : []
}

const isInOtherScript = (a: Party, b: Party): boolean => {
  if (a.consonants === '' || a.consonants !== b.consonants || digitsOf(a.name) !== digitsOf(b.name)) return false
  const [left, right] = [scriptOf(a.name), scriptOf(b.name)]
  return left !== undefined && right !== undefined && left !== right
}

/** `Branch 2` is not `Branch 3` mistyped. */
const digitsOf = (name: string): string => name.replace(/\P{N}/gu, '')

const isWithin = (a: string, b: string, distance: number): boolean =>
  distance > 0 && Math.abs(a.length - b.length) <= distance && editDistance(a, b) <= distance
