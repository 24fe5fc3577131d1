import type {Book} from '../book/book.ts'
import {elementsOf, type Field} from '../book/fields.ts'
import {collections, knownCollection, type TypeName} from '../book/registry.ts'
import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import {writeCsv} from './csv/write-csv.ts'
import {phoneKindsKey, phoneKindsOf} from './records/read-record.ts'

/** What the program keeps for itself. */
const internal: ReadonlySet<string> = new Set<TypeName>(['agenda-state', 'setting', 'book'])

/** The types that have a table of their own: what a user writes. */
export const tableTypes: readonly TypeName[] = collections
  .map(({type}) => type as TypeName)
  .filter(type => !internal.has(type))

/**
 * The records of a type as CSV with a header: their ids, the customer's name beside its id, the kinds of phone numbers beside
 * these, and every field of the type.
 * Sets and maps are one cell, `a; b` and `key=value; key=value`, with `\` before a separator in an element.
 */
export function exportTable(book: Book, type: TypeName): string {
  const fields = Object.entries(knownCollection(type).fields)
  const header = ['id', ...fields.flatMap(([name]) => [name, ...besideOf(name)])]
  const rows = book.all(type).map(record => {
    const stored = record as unknown as StoredRecord
    return [stored.id, ...fields.flatMap(([name, field]) => cellsOf(book, name, field, stored[name]))]
  })
  return writeCsv([header, ...rows])
}

function cellsOf(book: Book, name: string, field: Field, value: Json | undefined): string[] {
  const cell = cellOf(field, value)
  if (name === 'customer') return [cell, book.find('customer', cell)?.name ?? '']
  return name === 'phones' ? [cell, cellOf({kind: 'map', help: ''}, phoneKindsOf(value))] : [cell]
}

/** The columns that stand beside that of a field. */
const besideOf = (name: string): string[] =>
  name === 'customer' ? ['customerName'] : name === 'phones' ? [phoneKindsKey] : []

/** A field's value as the text of one cell. */
export function cellOf({kind}: Field, value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (!isMap(value)) return JSON.stringify(value)
  const withValues = kind === 'map' || kind === 'annuals'
  return elementsOf(value)
    .map(element =>
      withValues ? `${escapeElement(element)}=${escapeElement(textOf(value[element]))}` : escapeElement(element),
    )
    .join('; ')
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null))

const escapeElement = (text: string): string => text.replace(/[\\;=]/g, '\\$&')
