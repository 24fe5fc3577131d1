import type {Book} from '../book/book.ts'
import type {Status, Tier} from '../book/choices.ts'
import type {Moment} from '../book/plan.ts'
import {isMap} from '../change/json.ts'
import {foldText} from '../text/fold.ts'
import type {CleanEntry, Values} from './clean-entry.ts'
import {isNameless, type Party, PartyIndex} from './import-parties.ts'
import {ImportRecords, presentFields, type Settled} from './import-records.ts'
import type {ImportSource} from './import-source.ts'
import {EntryMatcher, type Match} from './match-entries.ts'
import type {PackedList} from './packed-list.ts'
import {isEmpty, leftOf, type Outcome, wasOf} from './planned-entry.ts'
import type {RecordDraft} from './record-drafts.ts'
import {kindOf, type Shape, shapeEntry} from './shape-entry.ts'

interface WorkOptions {
  /** Records of the book are changed. */
  readonly update: boolean
  readonly tier?: Tier | undefined
  readonly status?: Status | undefined
}

type KnownMatch = Extract<Match, {kind: 'known'}>

const nothing: Settled = {taken: {}, left: {}}
const newStatus: Status = 'active'

const elementsIn = (values: Values, field: string): string[] => {
  const held = values[field]
  return isMap(held) ? Object.keys(held) : []
}
const sourceOf = ({file, line}: ImportSource): ImportSource => ({file, line})

/** One import at work, entry by entry: those before shape what those after them mean. */
export class ImportWork {
  readonly #book: Book
  readonly #moment: Moment
  readonly #update: boolean
  /** What customers are that are added. */
  readonly #begun: Values
  readonly #index: PartyIndex
  readonly #matcher: EntryMatcher
  readonly #records: ImportRecords
  /** The entries that begin something, by its id. */
  readonly #sources = new Map<string, ImportSource>()
  /** The contacts that hold what a person who is a customer cannot, by customer. */
  readonly #companions = new Map<string, string>()
  readonly #notes: Set<string>

  constructor(book: Book, entries: PackedList<CleanEntry>, options: WorkOptions, moment: Moment) {
    const {update, tier, status = newStatus} = options
    this.#book = book
    this.#moment = moment
    this.#update = update
    this.#begun = {status, ...(tier === undefined ? {} : {tier})}
    this.#index = new PartyIndex(book)
    this.#matcher = new EntryMatcher(entries, this.#index)
    this.#records = new ImportRecords(book, update)
    this.#notes = new Set()
    for (const {customer, text} of book.each('note')) this.#notes.add(`${customer} ${text}`)
  }

  /** Works out the next entry; it is at this place among them. */
  plan(entry: CleanEntry, place: number): Outcome {
    const match = this.#matcher.match(entry, place)
    if (match.kind === 'several') return this.#leaveOpen(entry, match.parties)
    if (match.kind === 'known') return this.#meet(entry, match)
    return kindOf(entry) === 'contact' ? this.#beginContact(entry) : this.#beginCustomer(entry)
  }

  drafts(): Iterable<RecordDraft> {
    return this.#records.drafts()
  }

  #beginCustomer(entry: CleanEntry): Outcome {
    const kind = kindOf(entry)
    const shape = shapeEntry(entry, kind)
    const id = this.#moment.newId('customer')
    this.#addCustomer(id, entry, entry.name, kind === 'person', {...shape.customer, ...this.#originsOf(entry)})
    const companion = this.#settleCompanion(id, shape, true, entry)
    const note = this.#settleNote(id, shape, true)
    const fields = {
      ...presentFields('customer', shape.customer),
      ...presentFields('contact', companion.taken),
      ...note.taken,
    }
    const planned = {
      ...sourceOf(entry),
      type: 'customer',
      customer: entry.name,
      contact: null,
      id,
      newCustomer: true,
      fields,
    }
    return {fate: 'add', planned}
  }

  #beginContact(entry: CleanEntry): Outcome {
    const shape = shapeEntry(entry, 'contact')
    const known = this.#customerNamed(entry.organisation ?? '')
    const customer = known ?? this.#moment.newId('customer')
    const firm =
      known === undefined ? {taken: shape.customer, left: {}} : this.#records.settle('customer', known, shape.customer)
    if (known === undefined) this.#addCustomer(customer, entry, entry.organisation ?? '', false, shape.customer)
    const id = this.#moment.newId('contact')
    const own = shape.contact ?? {}
    this.#records.begin('contact', id, {customer, name: entry.name, ...own, ...this.#originsOf(entry)})
    this.#index.add({type: 'contact', id, customer, isOrganisation: false, fresh: true}, traitsOf(entry.name, own))
    this.#sources.set(id, sourceOf(entry))
    const note = this.#settleNote(customer, shape, true)
    return {
      fate: 'add',
      planned: {
        ...sourceOf(entry),
        type: 'contact',
        customer: this.#nameOf(customer),
        contact: entry.name,
        id,
        newCustomer: known === undefined,
        fields: {...presentFields('customer', firm.taken), ...presentFields('contact', own), ...note.taken},
        ...leftOf(presentFields('customer', firm.left)),
      },
    }
  }

  /** An entry of somebody who is known. */
  #meet(entry: CleanEntry, match: KnownMatch): Outcome {
    const {party} = match
    const isContact = party.type === 'contact'
    const shape = shapeEntry(entry, isContact ? 'contact' : party.isOrganisation ? 'organisation' : 'person')
    const name = isNameless(party.name) && !isNameless(entry.name) ? {name: entry.name} : {}
    const mayAdd = party.fresh || this.#update
    const customer = this.#records.settle(
      'customer',
      party.customer,
      isContact ? shape.customer : {...shape.customer, ...name},
    )
    const contact = isContact
      ? this.#records.settle('contact', party.id, {...shape.contact, ...name})
      : this.#settleCompanion(party.id, shape, mayAdd, entry)
    const note = this.#settleNote(party.customer, shape, mayAdd)
    const own = isContact ? contact.taken : customer.taken
    this.#index.learn(party.id, traitsOf(typeof own['name'] === 'string' ? own['name'] : party.name, own))
    const put = (of: keyof Settled): Values => ({
      ...presentFields('customer', customer[of] ?? {}),
      ...presentFields('contact', contact[of] ?? {}),
      ...note[of],
    })
    const fields = put('taken')
    const planned = {
      ...sourceOf(entry),
      type: party.type,
      customer: this.#nameOf(party.customer),
      contact: isContact ? party.name : null,
      id: party.id,
      fields,
    }
    if (!party.fresh && !isEmpty(fields))
      return {fate: 'update', planned: {...planned, ...wasOf(put('was')), ...leftOf(put('left'))}}
    return {fate: 'skip', planned: {...planned, ...leftOf(put('left')), reason: this.#reasonOf(entry, match)}}
  }

  /** Whoever it is: what cannot be told is not guessed. */
  #leaveOpen(entry: CleanEntry, parties: readonly Party[]): Outcome {
    const names = parties.map(
      party => `${party.name} (${party.fresh ? this.#placeOf(party) : this.#book.shortId(party.id)})`,
    )
    const reason = `could be any of these: ${names.join(', ')}`
    const isPerson = kindOf(entry) !== 'contact'
    const planned = {
      ...sourceOf(entry),
      type: isPerson ? 'customer' : 'contact',
      customer: isPerson ? entry.name : (entry.organisation ?? ''),
      contact: isPerson ? null : entry.name,
      fields: {},
      reason,
      candidates: names,
    }
    return {fate: 'skip', planned, problem: {...sourceOf(entry), message: `${entry.name} ${reason}: skipped`}}
  }

  #addCustomer(id: string, source: ImportSource, name: string, isPerson: boolean, own: Values): void {
    const person = isPerson ? {person: true} : {}
    this.#records.begin('customer', id, {name, ...person, ...this.#begun, added: this.#moment.today, ...own})
    this.#index.add({type: 'customer', id, customer: id, isOrganisation: !isPerson, fresh: true}, traitsOf(name, own))
    this.#sources.set(id, sourceOf(source))
  }

  /** What only a contact can hold of a person who is a customer. */
  #settleCompanion(customer: string, {contact}: Shape, mayAdd: boolean, entry: CleanEntry): Settled {
    if (contact === undefined) return nothing
    const held = this.#companions.get(customer) ?? this.#companionIn(customer, entry)
    if (held !== undefined) return this.#records.settle('contact', held, contact)
    if (!mayAdd) return {taken: {}, left: contact}
    const id = this.#moment.newId('contact')
    this.#records.begin('contact', id, {customer, name: this.#nameOf(customer), ...contact, ...this.#originsOf(entry)})
    this.#companions.set(customer, id)
    return {taken: contact, left: {}}
  }

  #companionIn(customer: string, {fingerprint}: CleanEntry): string | undefined {
    const known = [
      ...this.#index.allOfOrigin(fingerprint),
      ...this.#index.contactsNamed(customer, this.#nameOf(customer)),
    ]
    return known.find(party => party.type === 'contact' && party.customer === customer && !party.fresh)?.id
  }

  /** What the next import of the same entry knows the record by. */
  #originsOf = ({fingerprint}: CleanEntry): Values => ({origins: {[fingerprint]: this.#moment.today}})

  #settleNote(customer: string, {note}: Shape, mayAdd: boolean): Settled {
    const key = `${customer} ${note}`
    if (note === undefined || this.#notes.has(key)) return nothing
    if (!mayAdd) return {taken: {}, left: {note}}
    this.#notes.add(key)
    this.#records.begin('note', this.#moment.newId('note'), {customer, on: this.#moment.today, text: note})
    return {taken: {note}, left: {}}
  }

  /** Organisations come before people of that name. */
  #customerNamed(name: string): string | undefined {
    const named = this.#index.customersNamed(name)
    return (named.find(({isOrganisation}) => isOrganisation) ?? named[0])?.id
  }

  #nameOf = (customer: string): string => String(this.#records.valueOf(customer, 'name') ?? '')

  #placeOf({id}: Party): string {
    const source = this.#sources.get(id)
    return source ? `${source.file}:${source.line}` : id
  }

  #reasonOf(entry: CleanEntry, {party, by}: KnownMatch): string {
    if (party.fresh) return `the same ${by} as ${this.#placeOf(party)}: taken together`
    if (by === 'import')
      return foldText(party.name) === foldText(entry.name) ? 'imported before' : `imported before, now ${party.name}`
    const name = foldText(party.name) === foldText(entry.name) ? '' : ` as ${party.name}`
    const firm = this.#nameOf(party.customer)
    const other = entry.organisation !== undefined && foldText(entry.organisation) !== foldText(firm)
    return `already in the book${name}${other && party.type === 'contact' ? ` at ${firm}` : ''}, by the same ${by}`
  }
}

const traitsOf = (name: string, values: Values) => ({
  name,
  emails: elementsIn(values, 'emails'),
  phones: elementsIn(values, 'phones'),
})
