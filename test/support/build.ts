import {Book} from '../../src/lib/book/book.ts'
import {idFor} from '../../src/lib/book/ids.ts'
import {knownCollection, type RecordTypes, type TypeName} from '../../src/lib/book/registry.ts'
import {settingId} from '../../src/lib/book/settings.ts'
import {applyEdit, type Edit} from '../../src/lib/change/edit.ts'
import type {StoredRecord} from '../../src/lib/change/json.ts'
import {nextStamp, noStamp, type Stamp} from '../../src/lib/change/stamp.ts'

/** Fields of a record; what a test does not care about gets a default. */
export type Given<T extends TypeName> = {readonly id?: string} & Partial<Omit<RecordTypes[T], 'id' | 'type'>>

const day = '2026-01-05'

/** What a record of each type has where the test says nothing. */
const defaults: {readonly [T in TypeName]?: Given<T>} = {
  customer: {name: 'Apex Manufacturing', added: day},
  contact: {name: 'Helen Marks'},
  engagement: {title: 'Operations retainer', start: day},
  touch: {on: day, channel: 'call', direction: 'both'},
  note: {on: day, text: 'a note'},
  value: {on: day, kind: 'result', text: 'a result'},
  promise: {on: day, text: 'a promise', by: 'me', state: 'open'},
  reminder: {on: day, text: 'a reminder'},
  recap: {on: day, from: day, to: day, language: 'en'},
  feedback: {on: day, instrument: 'nps'},
  purchase: {on: day, amount: '1350 EUR'},
  request: {on: day, text: 'a request'},
  book: {format: 1, epoch: 0},
}

/** An id that is always the same for a name, e.g. `idOf('customer', 'apex')`. */
export const idOf = (type: TypeName, name: string): string => idFor(knownCollection(type).letter, name)

const byId = (a: StoredRecord, b: StoredRecord): number => (a.id < b.id ? -1 : 1)

/**
 * Builds a book in memory. Records hang on the last customer added unless they say otherwise; each has a later stamp
 * than the one before. What was decided about an item of the agenda has the id that the program gives it.
 *
 * @example aBook().customer({tier: 'A'}).touch({on: '2026-01-19'}).build()
 */
export class BookBuilder {
  readonly #records: StoredRecord[] = []
  #customer: string | undefined
  #stamp: Stamp = noStamp

  add<T extends TypeName>(type: T, given: Given<T>): this {
    const key = 'item' in given ? String(given['item']) : `${type} ${this.#records.length}`
    const id = given.id ?? idOf(type, key)
    const owner = 'customer' in knownCollection(type).fields && this.#customer ? {customer: this.#customer} : {}
    this.#stamp = nextStamp(this.#stamp, 0, 'tester')
    this.#records.push({...defaults[type], ...owner, ...given, id, type, _u: this.#stamp} as StoredRecord)
    if (type === 'customer') this.#customer = id
    return this
  }

  customer = (given: Given<'customer'> = {}): this => this.add('customer', given)
  contact = (given: Given<'contact'> = {}): this => this.add('contact', given)
  engagement = (given: Given<'engagement'> = {}): this => this.add('engagement', given)
  touch = (given: Given<'touch'> = {}): this => this.add('touch', given)
  note = (given: Given<'note'> = {}): this => this.add('note', given)
  value = (given: Given<'value'> = {}): this => this.add('value', given)
  promise = (given: Given<'promise'> = {}): this => this.add('promise', given)
  reminder = (given: Given<'reminder'> = {}): this => this.add('reminder', given)
  recap = (given: Given<'recap'> = {}): this => this.add('recap', given)
  feedback = (given: Given<'feedback'> = {}): this => this.add('feedback', given)
  purchase = (given: Given<'purchase'> = {}): this => this.add('purchase', given)
  request = (given: Given<'request'> = {}): this => this.add('request', given)

  setting(key: string, value: string): this {
    return this.add('setting', {id: settingId(key), key, value})
  }

  /** The records in the order they were added. */
  get records(): readonly StoredRecord[] {
    return this.#records
  }

  build(): Book {
    return new Book(this.#records.toSorted(byId))
  }
}

export const aBook = (): BookBuilder => new BookBuilder()

/** The book after some edits, under a stamp later than every one that a builder gives. */
export const withEdits = (book: Book, edits: readonly Edit[]): Book => {
  const records = new Map(book.records.map(record => [record.id, record]))
  const stamp = nextStamp(noStamp, 36 ** 6, 'editor')
  for (const edit of edits) records.set(edit.id, applyEdit(records.get(edit.id), edit, stamp))
  return new Book([...records.values()].sort(byId))
}
