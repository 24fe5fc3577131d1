import {isMap, type Json, type StoredRecord} from '../../change/json.ts'
import type {Book} from '../book.ts'
import {elementsOf, type Field} from '../fields.ts'
import {collectionOf} from '../registry.ts'
import {isLive} from '../shelf.ts'
import {findingAt, type Inspection, isEditable, type KnownRow, knownRows, nameRecord} from './finding.ts'

type Referring = Extract<Field, {readonly kind: 'reference' | 'references'}>

const isReferring = (field: Field): field is Referring => field.kind === 'reference' || field.kind === 'references'

const idsIn = (value: Json | undefined): readonly string[] => {
  if (typeof value === 'string') return [value]
  return isMap(value) ? elementsOf(value) : []
}

/**
 * References that lead nowhere: to an id that is not in the book, to a record of another type, or, where the record hangs
 * on it, to one that was removed. That a touch still names a contact who was removed is history, and no fault.
 */
export const inspectReferences: Inspection = book =>
  knownRows(book).flatMap(row =>
    Object.entries(row.collection.fields).flatMap(([name, field]) => {
      if (!isReferring(field)) return []
      return idsIn(row.record[name]).flatMap(id => {
        const fault = faultOf(book, row, name, field, id)
        return fault === undefined ? [] : [findingAt(row, name, fault)]
      })
    }),
  )

function faultOf(book: Book, row: KnownRow, name: string, field: Referring, id: string): string | undefined {
  const target = book.record(id)
  const owner = row.collection.owners.includes(name)
  const who = nameRecord(book, row)
  const wanted = field.to === undefined || field.to === '*' ? 'record' : labelOf(field.to)
  if (!target) return `${who} refers to the ${wanted} ${id}, which is not in the book${wayOut(book, row, owner)}`
  if (!isLive(target)) return owner && isEditable(row.record) ? removedOwner(book, row, target) : undefined
  if (field.to === undefined || field.to === '*' || target.type === field.to) return undefined
  return `${who} refers to ${id} as its ${wanted}, but that is a ${labelOf(target.type)}${wayOut(book, row, owner)}`
}

const labelOf = (type: string): string => collectionOf(type)?.label ?? type

/** It came about where one machine removed what another added to meanwhile. */
const removedOwner = (book: Book, row: KnownRow, owner: StoredRecord): string => {
  const name = typeof owner['name'] === 'string' ? ` ${owner['name']}` : ''
  return `${nameRecord(book, row)} hangs on the ${labelOf(owner.type)}${name} (${owner.id}), which was removed${removal(book, row)}`
}

const removal = (book: Book, {record}: KnownRow): string =>
  isEditable(record) ? `; remove it too: crm rm ${book.shortId(record.id)} --yes` : ''

const wayOut = (book: Book, row: KnownRow, owner: boolean): string =>
  owner
    ? `: restore the lost line from git or a backup${removal(book, row)}`
    : ': restore the lost line from git or a backup'
