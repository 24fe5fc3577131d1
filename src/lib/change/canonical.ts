import {isMap, type Json, type StoredRecord} from './json.ts'
import {recordFrom, registersOf, splitPath} from './registers.ts'

/** What is left of a record that was forgotten: it absorbs everything and holds no personal data. */
export const forgotten = (id: string): StoredRecord => ({id, _forgot: 1}) as unknown as StoredRecord

/** A record in the one form that the file knows: its keys in order, its stamps as short as they can be. */
export function canonicalRecord(record: StoredRecord): StoredRecord {
  if (record['_forgot'] === 1) return forgotten(record.id)
  return isCanonical(record) ? record : recordFrom(registersOf(record))
}

/**
 * True for a record that surely stands in that form already, which spares most of a book from being taken apart. One with
 * lists, maps within maps or values that lost is not looked at so closely.
 */
function isCanonical(record: StoredRecord): boolean {
  const {_u: first, _f: later} = record
  if (typeof first !== 'string' || typeof record.type !== 'string') return false
  let last = ''
  let place = 0
  for (const key in record) {
    if (place < leading.length) {
      if (key !== leading[place++]) return false
    } else if (key === '_u' || key === '_f') {
      // They end the line, in this order.
      if (place++ !== leading.length + (key === '_u' ? 0 : 1)) return false
    } else {
      if (place > leading.length || key <= last || key === '_x') return false
      if (!isPlain(record[key] ?? null)) return false
      last = key
    }
  }
  return later === undefined || (isMap(later) && areLater(later, first, record))
}

const leading = ['id', 'type']

/** True for stamps of some of a record's registers, each later than that of the others. */
function areLater(later: {readonly [path: string]: Json}, first: string, record: StoredRecord): boolean {
  const paths = Object.keys(later)
  if (paths.length === 0 || !isAscending(paths) || paths.length >= countRegisters(record)) return false
  return paths.every(path => {
    const stamp = later[path]
    return typeof stamp === 'string' && stamp > first && hasRegister(record, path)
  })
}

function hasRegister(record: StoredRecord, path: string): boolean {
  const {field, element} = splitPath(path)
  const held = Object.hasOwn(record, field) && !field.startsWith('_') && field !== 'id' ? record[field] : undefined
  if (element === undefined) return held !== undefined && !isFilled(held)
  return isMap(held) && Object.hasOwn(held, element)
}

const isFilled = (value: Json): boolean => isMap(value) && Object.keys(value).length > 0

/** At least so many: `id` and the stamps are none. */
function countRegisters(record: StoredRecord): number {
  let count = 0
  for (const [key, value] of Object.entries(record)) {
    if (key === 'id' || key.startsWith('_')) continue
    count += isFilled(value) ? Object.keys(value as object).length : 1
  }
  return count
}

/** A text, number, truth or null, or a map of such with its keys in order; minus zero is written as zero. */
function isPlain(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return !Object.is(value, -0)
  if (!isMap(value)) return false
  let last: string | undefined
  for (const key in value) {
    const held = value[key] ?? null
    if (last !== undefined && key <= last) return false
    if ((typeof held === 'object' && held !== null) || Object.is(held, -0)) return false
    last = key
  }
  return true
}

function isAscending(keys: readonly string[]): boolean {
  for (let at = 1; at < keys.length; at++) if ((keys[at - 1] ?? '') >= (keys[at] ?? '')) return false
  return true
}
