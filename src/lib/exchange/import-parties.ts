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
  /** Folded. */
  readonly emails: readonly string[]
  /** By their last digits. */
  readonly phones: readonly string[]
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
  readonly emails: string[]
  readonly phones: string[]
}

/** Numbers as they are compared; short ones, which many share, are not. */
export const phoneKeys = (numbers: readonly string[]): string[] => numbers.map(phoneTail).filter(Boolean)

/** The customers and contacts of a book, and those that an import begins, by what they are known by. */
export class PartyIndex {
  readonly #by = new Map<string, Known[]>()
  readonly #byId = new Map<string, Known>()

  constructor(book: Book) {
    for (const customer of book.all('customer')) this.#addRecord(customer, customer.id)
    for (const contact of book.all('contact')) {
      if (book.find('customer', contact.customer)) this.#addRecord(contact, contact.customer)
    }
  }

  #addRecord(record: Customer | Contact, customer: string): void {
    const isOrganisation = record.type === 'customer' && record.person !== true
    const traits = {name: record.name, emails: elementsOf(record.emails), phones: elementsOf(record.phones)}
    this.add({type: record.type, id: record.id, customer, isOrganisation, fresh: false}, traits)
    const party = this.#byId.get(record.id)
    if (party) for (const origin of elementsOf(record.origins)) this.#put(`origin ${origin}`, party)
  }

  /** Adds a party. */
  add(party: Omit<Party, keyof Traits>, traits: Traits): void {
    this.#byId.set(party.id, {...party, name: '', emails: [], phones: []})
    this.learn(party.id, traits)
  }

  /** A party that is in the index is known by more. */
  learn(id: string, {name, emails, phones}: Traits): void {
    const party = this.#byId.get(id)
    if (!party) return
    for (const email of emails.map(foldText)) if (isNew(party.emails, email)) this.#put(`email ${email}`, party)
    for (const phone of phoneKeys(phones)) if (isNew(party.phones, phone)) this.#put(`phone ${phone}`, party)
    if (name === party.name) return
    party.name = name
    this.#put(
      party.type === 'customer' ? `customer ${foldText(name)}` : `contact ${party.customer} ${foldText(name)}`,
      party,
    )
  }

  /** The name of the customer that a party is, or belongs to. */
  firmOf = ({customer}: Party): string => this.#byId.get(customer)?.name ?? ''
  all = (): Iterable<Party> => this.#byId.values()
  withId = (id: string): Party | undefined => this.#byId.get(id)
  /** Those of the book that an import before made of an entry: of a person who is a customer that, not their contact. */
  withOrigin = (fingerprint: string): Party | undefined => {
    const parties = this.#by.get(`origin ${fingerprint}`) ?? []
    return parties.find(({type}) => type === 'customer') ?? parties[0]
  }
  withEmail = (email: string): readonly Party[] => this.#by.get(`email ${email}`) ?? []
  withPhone = (phone: string): readonly Party[] => this.#by.get(`phone ${phone}`) ?? []
  customersNamed = (name: string): readonly Party[] => this.#by.get(`customer ${foldText(name)}`) ?? []
  contactsNamed = (customer: string, name: string): readonly Party[] =>
    this.#by.get(`contact ${customer} ${foldText(name)}`) ?? []

  #put(key: string, party: Known): void {
    const held = this.#by.get(key)
    if (held) held.push(party)
    else this.#by.set(key, [party])
  }
}

function isNew(elements: string[], element: string): boolean {
  if (elements.includes(element)) return false
  elements.push(element)
  return true
}

/** True for what stands for a name where there is none: an address or a number. */
export const isNameless = (name: string): boolean => name.includes('@') || !/\p{L}/u.test(name)

/** How well two names go together: 3 the same, 2 one within the other or missing, 1 a word in common, 0 not at all. */
export function rateNames(a: string, b: string): 0 | 1 | 2 | 3 {
  if (foldText(a) === foldText(b)) return 3
  if (isNameless(a) || isNameless(b) || namesAgree(a, b)) return 2
  const words = new Set(wordsOf(a))
  return wordsOf(b).some(word => [...word].length > 1 && words.has(word)) ? 1 : 0
}
