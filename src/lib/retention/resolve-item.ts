import type {Book} from '../book/book.ts'
import {collectionOf, type KnownRecord} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import type {StoredRecord} from '../change/json.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {type AgendaItem, type FoundItem, recordIdOf, tellItem} from './agenda/item.ts'
import {lineBehind} from './agenda/signals.ts'
import {allItemsOf} from './agenda.ts'
import {stateOf} from './complete.ts'
import {ambiguousItems, readItemReference, withSuffix} from './item-reference.ts'

const listHint = 'See the ids with: crm due, or crm due --days 90'

const ownerOf = (book: Book, recordId: string): string | undefined => {
  const record = book.record(recordId)
  return record?.type === 'customer' ? recordId : ownerField(record)
}

const ownerField = (record: StoredRecord | undefined): string | undefined => {
  const customer = record?.['customer']
  return typeof customer === 'string' ? customer : undefined
}

const itemsOfRecords = (book: Book, today: Day, recordIds: readonly string[]): FoundItem[] => {
  const owners = new Set(recordIds.flatMap(id => ownerOf(book, id) ?? []))
  const wanted = new Set(recordIds)
  return allItemsOf(book, today, [...owners]).filter(item => wanted.has(recordIdOf(item.id)))
}

/** A record's id alone means its other lines before its signals. */
const withoutSignals = (items: readonly FoundItem[]): readonly FoundItem[] => {
  const others = items.filter(({kind}) => kind !== 'signal')
  return others.length > 0 ? others : items
}

/**
 * The only one; of one record else the only one that is not done, else the only one of those that is due. A customer of whom
 * nothing is due means the check-in: it is what one does early.
 */
const theOnly = (book: Book, items: readonly FoundItem[]): FoundItem | undefined => {
  const [first] = items
  if (!first || items.some(({id}) => recordIdOf(id) !== recordIdOf(first.id))) return undefined
  const open = items.filter(item => stateOf(book, item.id)?.doneFor !== item.on)
  const due = open.filter(({late}) => late >= 0)
  const early = due.length === 0 ? items.filter(({kind}) => kind === 'check-in') : []
  return [items, open, due, early].find(({length}) => length === 1)?.[0]
}

/** Why a record that could be on the agenda is not. */
const closedBecause = (record: KnownRecord): string | undefined => {
  if (record.type === 'promise' && record.state !== 'open') {
    return `${record.state}${record.closedOn ? ` on ${record.closedOn}` : ''}`
  }
  if (record.type === 'reminder' && record.doneThrough) return `done through ${record.doneThrough}`
  if (record.type === 'feedback' && record.closedOn) return `closed on ${record.closedOn}`
  if (record.type === 'purchase' && record.paid) return `paid on ${record.paid}`
  if (record.type === 'playbook-run' && record.stoppedOn) return `stopped on ${record.stoppedOn}`
  if (record.type === 'referral' && record.thankedOn) return `thanked for on ${record.thankedOn}`
  if (record.type === 'opportunity' && record.closedOn) return `${record.stage} since ${record.closedOn}`
  if (record.type === 'request' && record.confirmedOn) return `solved on ${record.resolvedOn}`
  return undefined
}

const missing = (book: Book, reference: string, recordIds: readonly string[]): CrmError => {
  const [only, ...others] = recordIds
  const record = others.length === 0 && only !== undefined ? book.live(only) : undefined
  if (!record) return new CrmError('not-found', `nothing on the agenda has the id: ${reference}`, {hint: listHint})
  const label = collectionOf(record.type)?.label ?? record.type
  const closed = closedBecause(record)
  if (closed) return invalidValue(`the ${label} ${reference} is already ${closed}`, listHint)
  return new CrmError('not-found', `nothing on the agenda comes from the ${label} ${reference}`, {hint: listHint})
}

/**
 * Finds the item of the agenda that a reference means: its id or a unique prefix of it, the record's id alone where only
 * one of its items is open or due. Items that are not due yet, and those that are done or snoozed, are found as well. A
 * signal that says a line again means that line.
 *
 * @throws CrmError `ambiguous` with the candidates, `not-found`, or `invalid-value` for a record that is closed already.
 */
export function resolveItem(book: Book, today: Day, reference: string): AgendaItem {
  const {recordIds, suffix} = readItemReference(book, reference)
  const items = itemsOfRecords(book, today, recordIds)
  const fitting = suffix === undefined ? withoutSignals(items) : withSuffix(items, suffix)
  if (fitting.length === 0) throw missing(book, reference, recordIds)
  const item = theOnly(book, fitting)
  if (!item) {
    throw ambiguousItems(
      reference,
      fitting.map(({id, reason}) => ({id, name: reason()})),
    )
  }
  return tellItem(item.kind === 'signal' ? (lineBehind(item, items) ?? item) : item)
}
