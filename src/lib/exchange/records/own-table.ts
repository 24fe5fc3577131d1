import {isId} from '../../book/ids.ts'
import {collections, type TypeName} from '../../book/registry.ts'
import {isMap, type Json} from '../../change/json.ts'
import type {ImportRecord} from '../import-entry.ts'
import {phoneKindsKey, readCell} from './read-record.ts'

/** Columns beside the fields of a type: for the eye, and what a list has no place for. */
const beside: ReadonlySet<string> = new Set(['id', 'customerName', phoneKindsKey])

/** The type whose table `crm export` wrote with this header, and with the id of its first row; undefined for any other table. */
export function typeOfTable(header: readonly string[], firstId: string): TypeName | undefined {
  if (header[0] !== 'id' || !isId(firstId)) return undefined
  const collection = collections.find(({letter}) => firstId.startsWith(letter))
  if (!collection) return undefined
  const isTable = header.every(name => beside.has(name) || Object.hasOwn(collection.fields, name))
  const required = Object.entries(collection.fields).filter(([, field]) => field.required)
  return isTable && required.every(([name]) => header.includes(name)) ? (collection.type as TypeName) : undefined
}

/** A row of such a table as the record that it was. */
export function readTableRow(
  type: TypeName,
  header: readonly string[],
  cells: readonly string[],
): Pick<ImportRecord, 'type' | 'id' | 'values'> {
  const fields = collections.find(each => each.type === type)?.fields ?? {}
  const filled = new Map(
    header.map((name, at): [string, string] => [name, cells[at] ?? '']).filter(([, cell]) => cell !== ''),
  )
  const values: {[field: string]: Json} = {}
  for (const [name, cell] of filled) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field) values[name] = readCell(field, cell)
  }
  const {phones} = values
  const kinds = readCell({kind: 'map', help: ''}, filled.get(phoneKindsKey) ?? '')
  if (isMap(phones) && isMap(kinds)) values['phones'] = {...phones, ...kinds}
  return {type, id: filled.get('id') ?? '', values}
}
