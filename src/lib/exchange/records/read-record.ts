import {elementsOf, type Field} from '../../book/fields.ts'
import {isId} from '../../book/ids.ts'
import {storeMoney, storeRate} from '../../book/money.ts'
import {collectionOf} from '../../book/registry.ts'
import {isMap, type Json} from '../../change/json.ts'
import type {ImportRecord} from '../import-entry.ts'

type Fields = {readonly [key: string]: Json}
type Read = Pick<ImportRecord, 'type' | 'id' | 'values'>

/** Beside `phones`, a list: what each number is. */
export const phoneKindsKey = 'phoneKinds'

/** What numbers are, by number: those of which it is known. */
export const phoneKindsOf = (phones: Json | undefined): Fields =>
  isMap(phones) ? Object.fromEntries(Object.entries(phones).filter(([, kind]) => typeof kind === 'string')) : {}

/** True for an object in a list of `crm export`: it has an id of that type, or of a type that this version does not know. */
export function isOwnRecord(type: string, {id}: Fields): boolean {
  if (!isId(id)) return false
  const collection = collectionOf(type)
  return collection ? id.startsWith(collection.letter) : /^[a-z][a-z-]*$/.test(type)
}

/** A record as it is shown in JSON in the form of the data file. */
export function readPresented(type: string, fields: Fields): Read {
  const known = collectionOf(type)?.fields ?? {}
  const kinds = fields[phoneKindsKey]
  const values: {[field: string]: Json} = {}
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.hasOwn(known, name) ? known[name] : undefined
    if (name === 'id' || name === 'type' || name.startsWith('_') || name === phoneKindsKey) continue
    values[name] = field ? toStored(field, value) : value
  }
  const {phones} = values
  if (isMap(phones) && isMap(kinds)) values['phones'] = {...phones, ...withKinds(phones, kinds)}
  return {type, id: String(fields['id']), values: withoutEmpty(values)}
}

const withKinds = (phones: Fields, kinds: Fields): Fields =>
  Object.fromEntries(Object.entries(kinds).filter(([number]) => Object.hasOwn(phones, number)))

const withoutEmpty = (values: Fields): Fields =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && !(isMap(value) && elementsOf(value).length === 0)),
  )

function toStored({kind}: Field, value: Json): Json {
  if (Array.isArray(value)) return Object.fromEntries(value.map(element => [String(element), true]))
  if (!isMap(value) || (kind !== 'money' && kind !== 'rate')) return value
  const {amount, currency, per} = value
  if (typeof amount !== 'string' || typeof currency !== 'string') return value
  if (kind === 'money') return storeMoney({amount, currency})
  return per === 'month' || per === 'year' || per === 'total' ? storeRate({amount, currency, per}) : value
}

/** The cell of a table that `crm export` wrote, in the form of the data file. */
export function readCell({kind}: Field, cell: string): Json {
  if (kind === 'count') return /^\d+$/.test(cell) ? Number(cell) : cell
  if (kind === 'yes') return cell === 'true' ? true : cell === 'false' ? false : cell
  if (kind === 'map' || kind === 'annuals') return Object.fromEntries(splitElements(cell).map(splitPair))
  const isSet = kind === 'set' || kind === 'emails' || kind === 'phones' || kind === 'references'
  return isSet ? Object.fromEntries(splitElements(cell).map(element => [unescapeElement(element), true])) : cell
}

/** `a; b`, with a backslash before a separator in an element. */
const splitElements = (cell: string): string[] => splitAt(cell, '; ').filter(element => element !== '')

const splitPair = (element: string): [string, string] => {
  const [key = '', ...value] = splitAt(element, '=')
  return [unescapeElement(key), unescapeElement(value.join('='))]
}

function splitAt(text: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text.startsWith(separator, at)) {
      parts.push(text.slice(start, at))
      start = at + separator.length
      at = start - 1
    }
  }
  return [...parts, text.slice(start)]
}

const unescapeElement = (element: string): string => element.replace(/\\([\\;=])/g, '$1')
