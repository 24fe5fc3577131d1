import type {Day} from '../../calendar/day.ts'
import type {StoredRecord} from '../../change/json.ts'
import type {Book} from '../book.ts'
import type {Collection} from '../fields.ts'
import {flagOf} from '../input.ts'
import {collectionOf} from '../registry.ts'
import {isLive} from '../shelf.ts'

/** Something in a book that cannot be meant. */
export interface BookFinding {
  /** `type id field`. */
  readonly path: string
  /** What is wrong, with which record, and the command that mends it where one exists. */
  readonly message: string
}

/** The clock that a book is held against. */
export interface InspectionMoment {
  readonly today: Day
  readonly nowMs: number
}

/** One kind of look at a book that was loaded. */
export type Inspection = (book: Book, moment: InspectionMoment) => BookFinding[]

/** A live record of a type that this version knows, with its collection. */
export interface KnownRow {
  readonly record: StoredRecord
  readonly collection: Collection
}

/** The live records of known types, by id. */
export function knownRows(book: Book): KnownRow[] {
  return book.records.flatMap(record => {
    const collection = collectionOf(record.type)
    return collection && isLive(record) ? [{record, collection}] : []
  })
}

/** Types that no command edits or removes by id. */
const internalTypes: ReadonlySet<string> = new Set(['agenda-state', 'setting', 'book'])

/** True where `crm edit` and `crm rm` take the record. */
export const isEditable = ({type}: StoredRecord): boolean => !internalTypes.has(type)

/**
 * A record in a sentence.
 *
 * @example nameRecord(book, row) //=> 'touch t0w9 of Apex Manufacturing'
 */
export function nameRecord(book: Book, {record, collection}: KnownRow): string {
  const label = `${collection.label} ${book.shortId(record.id)}`
  if (record.type === 'customer') return `${label}, ${String(record['name'])},`
  const owner = book.find('customer', typeof record['customer'] === 'string' ? record['customer'] : undefined)
  return owner ? `${label} of ${owner.name}` : label
}

/** `; mend it: crm edit t0w9 --on DAY`, or nothing where no command gives the field. */
export function editHint(book: Book, {record, collection}: KnownRow, name: string, value = 'DAY'): string {
  const field = collection.fields[name]
  const flag = field && flagOf(name, field)
  return flag === undefined || !isEditable(record)
    ? ''
    : `; mend it: crm edit ${book.shortId(record.id)} --${flag} ${value}`
}

/** A finding about one field of a record. */
export const findingAt = ({record}: KnownRow, field: string, message: string): BookFinding => ({
  path: `${record.type} ${record.id} ${field}`,
  message,
})
