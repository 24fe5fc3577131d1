import type {Book} from '../book/book.ts'
import {elementsOf} from '../book/fields.ts'
import {namesAgree, phoneTail} from '../book/inspection/people.ts'
import type {Contact, Customer} from '../book/registry.ts'
import {foldText, wordsOf} from '../text/fold.ts'

/** A customer or a contact that an entry may be: of the book, or begun by an entry before. */
export interface Party {
  readonly type: 'customer' | 'contact'
  readonly id: string
  /** The customer it is, or belongs to. */
  readonly customer: string
  readonly name: string
  /** An organisation: not a person. */
  readonly isOrganisation: boolean
  readonly hasEmails: boolean
  /** Begun by this import. */
  readonly fresh: boolean
}

/** What a party is known by. */
export interface Traits {
  readonly name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

interface Known extends Party {
  name: string
  hasEmails: boolean
}

/** Numbers as they are compared; short ones, which many share, are not. */
export const phoneKeys = (numbers: readonly string[]): string[] => numbers.map(phoneTail).filter(Boolean)

/** Parties by a key. Nearly always that is one alone, and a list of one takes more room than what it lists. */
class Parties {
  readonly #by = new Map<string, Known | Known[]>()

  get(key: string): readonly Known[] {
    const held = this.#by.get(key)
    return held === undefined ? [] : Array.isArray(held) ? held : [held]
  }

  put(key: string, party: Known): void {
    const held = this.#by.get(key)
    if (held === undefined) this.#by.set(key, party)
    else if (!Array.isArray(held)) this.#by.set(key, held === party ? held : [held, party])
    else if (held.at(-1) !== party) held.push(party)
  }
}

/** The customers and contacts of a book, and those that an import begins, by what they are known by. */
export class PartyIndex {
  readonly #byId = new Map<string, Known>()
  readonly #byOrigin = new Parties()
  readonly #byEmail = new Parties()
  readonly #byPhone = new Parties()
  readonly #byName = new Parties()

  constructor(book: Book) {
    for (const customer of book.each('customer')) this.#addRecord(customer, customer.id)
    for (const contact of book.each('contact')) {
      if (this.#byId.has(contact.customer)) this.#addRecord(contact, contact.customer)
    }
  }

  #addRecord(record: Customer | Contact, customer: string): void {
    const isOrganisation = record.type === 'customer' && record.person !== true
    const traits = {name: record.name, emails: elementsOf(record.emails), phones: elementsOf(record.phones)}
    this.add({type: record.type, id: record.id, customer, isOrganisation, fresh: false}, traits)
    const party = this.#byId.get(record.id)
    if (party) for (const origin of elementsOf(record.origins)) this.#byOrigin.put(origin, party)
  }

  /** Adds a party. */
  add(party: Omit<Party, 'name' | 'hasEmails'>, traits: Traits): void {
    const {type, id, customer, isOrganisation, fresh} = party
    this.#byId.set(id, {type, id, customer, isOrganisation, fresh, name: '', hasEmails: false})
    this.learn(party.id, traits)
  }

  /** A party that is in the index is known by more. */
  learn(id: string, {name, emails, phones}: Traits): void {
    const party = this.#byId.get(id)
    if (!party) return
    for (const email of emails) this.#byEmail.put(foldText(email), party)
    for (const phone of phoneKeys(phones)) this.#byPhone.put(phone, party)
    party.hasEmails ||= emails.length > 0
    if (name === party.name) return
    party.name = name
    this.#byName.put(nameKey(party.type === 'contact' ? party.customer : '', name), party)
  }

  /** The name of the customer that a party is, or belongs to. */
  firmOf = ({customer}: Party): string => this.#byId.get(customer)?.name ?? ''
  all = (): Iterable<Party> => this.#byId.values()
  withId = (id: string): Party | undefined => this.#byId.get(id)
  /** Those of the book that an import before made of an entry: of a person who is a customer that, not their contact. */
  withOrigin = (fingerprint: string): Party | undefined => {
    const parties = this.allOfOrigin(fingerprint)
    return parties.find(({type}) => type === 'customer') ?? parties[0]
  }
  allOfOrigin = (fingerprint: string): readonly Party[] => this.#byOrigin.get(fingerprint)
  withEmail = (email: string): readonly Party[] => this.#byEmail.get(email)
  withPhone = (phone: string): readonly Party[] => this.#byPhone.get(phone)
  customersNamed = (name: string): readonly Party[] => this.#byName.get(nameKey('', name))
  contactsNamed = (customer: string, name: string): readonly Party[] => this.#byName.get(nameKey(customer, name))
}

/** A name at a customer; of a customer itself at nobody. */
const nameKey = (customer: string, name: string): string => `${customer} ${foldText(name)}`

/** True for what stands for a name where there is none: an address or a number. */
export const isNameless = (name: string): boolean => name.includes('@') || !/\p{L}/u.test(name)

/** How well two names go together: 3 the same, 2 one within the other or missing, 1 a word in common, 0 not at all. */
export function rateNames(a: string, b: string): 0 | 1 | 2 | 3 {
  if (foldText(a) === foldText(b)) return 3
  if (isNameless(a) || isNameless(b) || namesAgree(a, b)) return 2
  const words = new Set(wordsOf(a))
  return wordsOf(b).some(word => [...word].length > 1 && words.has(word)) ? 1 : 0
}
