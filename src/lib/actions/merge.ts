import type {Book} from '../book/book.ts'
import {createRecord, removeRecord} from '../book/edits.ts'
import {elementsOf, referencesIn} from '../book/fields.ts'
import {namesAgree} from '../book/inspection/people.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Presented, present} from '../book/present.ts'
import {type AgendaState, type Contact, type Customer, collectionOf} from '../book/registry.ts'
import {resolveParty} from '../book/resolve-party.ts'
import {type Edit, toPaths} from '../change/edit.ts'
import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import {invalidValue} from '../errors.ts'
import {foldText} from '../text/fold.ts'
import {joinFields} from './merge-fields.ts'
import {countTypes} from './removals.ts'

/** What a merge did: the customer that stays, and the ids of the records that hang on it now. */
export interface Merged {
  readonly customer: Presented
  readonly moved: readonly string[]
  /** What was joined into which other, in words. */
  readonly summary: string
  /** How many of each type moved, in words. */
  readonly with: string
  /** The private note with what the first has no place for; null where there is nothing. */
  readonly note: string | null
}

/** Two records that become one. */
interface Pair<R extends Customer | Contact = Customer | Contact> {
  readonly keep: R
  readonly drop: R
}

type Renamed = ReadonlyMap<string, string>

/**
 * Makes two customers one, or two contacts of one customer: the first stays. What hangs on the second hangs on the first
 * then, the facts of both are kept, contacts of the same name or e-mail become one, and what the first has another value
 * for is written into a private note. What was decided about agenda items of the removed records goes with them.
 */
export function mergeRecords(book: Book, first: string, second: string, moment: Moment): Plan<Merged> {
  const pairs = pairsOf(book, first, second)
  const [main] = pairs
  const owner = main.keep.type === 'contact' ? main.keep.customer : main.keep.id
  const renamed = new Map(pairs.map(({keep, drop}) => [drop.id, keep.id]))
  const removed = removedWith(book, pairs, renamed)
  const gone = new Set(removed.map(({id}) => id))
  const relinked = relinkRecords(book, renamed, gone)
  const joined = pairs.map(pair => joinPair(pair, renamed))
  const told = joined.flatMap(each => each.told)
  const origin = `Merged from ${main.drop.name} (${main.drop.id})`
  const note = told.length > 0 ? `${origin}: ${told.join('; ')}` : main.keep.name === main.drop.name ? null : origin
  const noted =
    note === null ? [] : [createRecord('note', moment.newId('note'), {customer: owner, on: moment.today, text: note})]
  const moved = relinked.filter(({id}) => !renamed.has(id) && id !== main.keep.id)
  return {
    edits: [...relinked, ...joined.map(({edit}) => edit), ...removed, ...noted],
    summary: `merge: ${main.drop.name} into ${main.keep.name}`,
    result: after => ({
      customer: present(after, owner),
      moved: moved.map(({id}) => id),
      summary: `${main.drop.name} into ${main.keep.name}`,
      with: countTypes(moved),
      note,
    }),
  }
}

function pairsOf(book: Book, first: string, second: string): readonly [Pair, ...Pair[]] {
  const [one, other] = [resolveParty(book, first), resolveParty(book, second)]
  if (one.customer.id !== other.customer.id) {
    return [{keep: one.customer, drop: other.customer}, ...contactPairs(book, one.customer.id, other.customer.id)]
  }
  if (one.contact && other.contact && one.contact.id !== other.contact.id) {
    return [{keep: one.contact, drop: other.contact}]
  }
  const name = one.contact && other.contact ? one.contact.name : one.customer.name
  throw invalidValue(
    `${first} and ${second} are the same: ${name}`,
    'Name two: crm merge CUSTOMER CUSTOMER; likely ones: crm dupes',
  )
}

/** Of each contact of the second the contact of the first who is the same person; each is joined once. */
function contactPairs(book: Book, first: string, second: string): Pair<Contact>[] {
  const own = [...book.of('contact', first)]
  const pairs: Pair<Contact>[] = []
  for (const drop of book.of('contact', second)) {
    const at = own.findIndex(keep => isSamePerson(keep, drop))
    const keep = own[at]
    if (!keep) continue
    own.splice(at, 1)
    pairs.push({keep, drop})
  }
  return pairs
}

/** People who share a mailbox keep apart by their names. */
const isSamePerson = (a: Contact, b: Contact): boolean =>
  foldText(a.name) === foldText(b.name) || (shareEmail(a, b) && namesAgree(a.name, b.name))

const shareEmail = (a: Contact, b: Contact): boolean => {
  const emails = new Set(elementsOf(a.emails).map(foldText))
  return elementsOf(b.emails).some(email => emails.has(foldText(email)))
}

/** The second records, decisions about their agenda items, and a referral of one of the two to the other. */
function removedWith(book: Book, pairs: readonly Pair[], renamed: Renamed): Edit[] {
  const drops = pairs.map(({drop}) => ({id: drop.id, type: drop.type}))
  const states = book.all('agenda-state').filter(({subject}: AgendaState) => renamed.has(subject))
  const circular = book
    .all('referral')
    .filter(({customer, to}) => (renamed.get(customer) ?? customer) === (renamed.get(to) ?? to))
    .flatMap(({id}) => removeRecord(book, id))
  const removals = [...drops, ...states.map(({id, type}) => ({id, type})), ...circular]
  return removals.map(({id, type}) => ({id, type, values: {deleted: true}}))
}

/** The edits by which every other record refers to the first in place of the second. */
function relinkRecords(book: Book, renamed: Renamed, gone: ReadonlySet<string>): Edit[] {
  return book.ids.flatMap(id => {
    const record = book.live(id) as StoredRecord | undefined
    if (!record || gone.has(id)) return []
    const values = relinkedValues(record, renamed)
    return Object.keys(values).length === 0 ? [] : [{id, type: record.type, values: toPaths(values)}]
  })
}

/** A type that this version does not know is tied by its field `customer`, as all are. */
const referenceFields = (type: string): string[] => {
  const collection = collectionOf(type)
  if (!collection) return ['customer']
  return Object.entries(collection.fields).flatMap(([name, {kind}]) =>
    kind === 'reference' || kind === 'references' ? [name] : [],
  )
}

function relinkedValues(record: StoredRecord, renamed: Renamed): {[field: string]: Json} {
  const values: {[field: string]: Json} = {}
  for (const name of referenceFields(record.type)) {
    const value = record[name]
    const stale = referencesIn(value).filter(id => renamed.has(id))
    if (stale.length > 0) values[name] = relinkValue(record.id, value, stale, renamed)
  }
  return values
}

/** Nobody is brought by themselves. */
function relinkValue(own: string, value: Json | undefined, stale: readonly string[], renamed: Renamed): Json {
  if (isMap(value))
    return Object.fromEntries(
      stale.flatMap(id => [
        [id, null],
        [renamed.get(id) ?? id, value[id] ?? true],
      ]),
    )
  const target = renamed.get(String(value)) ?? null
  return target === own ? null : target
}

/** The edit that gives the first what the second has beside it, and what is left over, in words. */
function joinPair({keep, drop}: Pair, renamed: Renamed): {edit: Edit; told: string[]} {
  const [own, other] = [withRelinked(keep, renamed), withRelinked(drop, renamed)]
  const {values, left} = joinFields(own, other['referredBy'] === keep.id ? {...other, referredBy: null} : other)
  const isContact = keep.type === 'contact'
  const named = isContact && keep.name !== drop.name ? [`name ${drop.name}`] : []
  return {
    edit: {id: keep.id, type: keep.type, values: toPaths(values)},
    told: [...named, ...left].map(each => (isContact ? `${keep.name}: ${each}` : each)),
  }
}

const withRelinked = (record: Customer | Contact, renamed: Renamed): StoredRecord => {
  const stored = record as unknown as StoredRecord
  return {...stored, ...relinkedValues(stored, renamed)}
}
