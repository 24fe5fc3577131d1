import {canonicalText, isMap, type Json, orderKeys, type StoredRecord} from './json.ts'
import {noStamp, type Stamp} from './stamp.ts'

/** One value that the last writer wins: a field, or an element of a map. Its path is that of pathOf. */
export interface Register {
  readonly value: Json
  readonly stamp: Stamp
}

/** A record taken apart: its registers by path, and the values that lost in concurrent edits (`path@stamp`). */
export interface Registers {
  readonly id: string
  readonly values: Map<string, Register>
  readonly lost: Map<string, Json>
}

/** The name of a value that lost, in `_x`: the register and the stamp of the write. */
export const lostKey = (path: string, stamp: Stamp): string => `${path}@${stamp}`

/** The register and the stamp in the name of a value that lost; a path may itself hold an `@`. */
export function readLostKey(key: string): {readonly path: string; readonly stamp: Stamp} {
  const at = key.lastIndexOf('@')
  return {path: key.slice(0, at), stamp: key.slice(at + 1)}
}

const lostPrefix = '_x.'

/** The path under which an edit reaches a value that lost: null settles it. */
export const lostPath = (key: string): string => lostPrefix + key

/** True for the path of a value that lost: no register of the record. */
export const isLostPath = (path: string): boolean => path.startsWith(lostPrefix)

/** The value at the path of an edit: of a register, or one that lost. */
export const valueAt = ({values, lost}: Registers, path: string): Json | undefined =>
  isLostPath(path) ? lost.get(path.slice(lostPrefix.length)) : values.get(path)?.value

/** Puts a value at the path of an edit. */
export function putValue({values, lost}: Registers, path: string, register: Register): void {
  if (isLostPath(path)) lost.set(path.slice(lostPrefix.length), register.value)
  else values.set(path, register)
}

/**
 * The path of a register: `field`, or `field.element` of a map. A dot in the name of a field is written `~1` and a tilde
 * `~0`, as RFC 6901 does for its slash, so that such a name never reads as an element; elements stand as they are.
 */
export const pathOf = (field: string, element?: string): string => {
  const name = /[.~]/.test(field) ? field.replaceAll('~', '~0').replaceAll('.', '~1') : field
  return element === undefined ? name : `${name}.${element}`
}

/** The field and, of a map, the element that a path leads to. */
export function splitPath(path: string): {readonly field: string; readonly element: string | undefined} {
  const dot = path.indexOf('.')
  const name = dot < 0 ? path : path.slice(0, dot)
  const field = name.includes('~') ? name.replaceAll('~1', '.').replaceAll('~0', '~') : name
  return {field, element: dot < 0 ? undefined : path.slice(dot + 1)}
}

const own = new Set(['id', '_u', '_f', '_x'])

/** Takes a record apart into registers. Unknown fields are registers like any other. */
export function registersOf(record: StoredRecord): Registers {
  const first = typeof record['_u'] === 'string' ? record['_u'] : noStamp
  const later = isMap(record['_f']) ? new Map(Object.entries(record['_f'])) : new Map<string, Json>()
  const values = new Map<string, Register>()
  const put = (path: string, value: Json) => {
    const stamp = later.get(path)
    values.set(path, {value, stamp: typeof stamp === 'string' ? stamp : first})
  }
  for (const [field, value] of Object.entries(record)) {
    if (own.has(field)) continue
    if (isMap(value) && Object.keys(value).length > 0) {
      for (const [element, held] of Object.entries(value)) put(pathOf(field, element), held)
    } else put(pathOf(field), value)
  }
  const lost = new Map(Object.entries(isMap(record['_x']) ? record['_x'] : {}))
  return {id: record.id, values, lost}
}

/** Puts registers together again, in the one order of keys that the file knows. */
export function recordFrom({id, values, lost}: Registers): StoredRecord {
  let first: Stamp | undefined
  for (const {stamp} of values.values()) if (first === undefined || stamp < first) first = stamp
  const later = [...values].filter(([, {stamp}]) => stamp !== first).map(([path, {stamp}]) => [path, stamp] as const)
  const type = values.get('type')?.value
  return {
    id,
    type: typeof type === 'string' ? type : '',
    ...fieldsFrom(values),
    _u: first ?? noStamp,
    ...(later.length > 0 ? {_f: inOrder(later)} : {}),
    ...(lost.size > 0 ? {_x: inOrder([...lost].map(([key, value]) => [key, orderKeys(value)]))} : {}),
  }
}

/** The fields of a record but its type, the elements of maps put together. */
function fieldsFrom(values: ReadonlyMap<string, Register>): {readonly [field: string]: Json} {
  const fields = new Map<string, Json>()
  const maps = new Map<string, [string, Json][]>()
  for (const [path, {value}] of values) {
    const {field, element} = splitPath(path)
    if (element === undefined) {
      if (path !== 'type') fields.set(field, orderKeys(value))
      continue
    }
    const elements = maps.get(field)
    if (elements) elements.push([element, orderKeys(value)])
    else maps.set(field, [[element, orderKeys(value)]])
  }
  for (const [field, elements] of maps) fields.set(field, inOrder(elements))
  return inOrder([...fields])
}

/** An object of these keys in order; a key such as `__proto__` is a key like any other. */
const inOrder = <V>(entries: readonly (readonly [string, V])[]): {readonly [key: string]: V} =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** The one of two registers that stands: the larger stamp, and of equal stamps the larger canonical value. */
export function laterRegister(a: Register, b: Register): Register {
  if (a.stamp !== b.stamp) return a.stamp > b.stamp ? a : b
  return canonicalText(a.value) >= canonicalText(b.value) ? a : b
}

/**
 * Keeps the paths of one field of one shape: where elements of a map are known, a value for the whole field is not.
 * Without this rule a join could hold both, which no line of JSON can say.
 */
export function dropShadowed(values: Map<string, Register>): void {
  for (const path of [...values.keys()]) {
    const dot = path.indexOf('.')
    if (dot >= 0) values.delete(path.slice(0, dot))
  }
}

/** The largest stamp of a record. */
export function largestStamp(record: StoredRecord): Stamp {
  let largest = typeof record['_u'] === 'string' ? record['_u'] : noStamp
  const later = record['_f']
  if (isMap(later)) {
    for (const path in later) {
      const stamp = later[path]
      if (typeof stamp === 'string' && stamp > largest) largest = stamp
    }
  }
  return largest
}

/** True for a record that was removed and not edited since: an edit newer than the removal shows it again. */
export function isRemoved(record: StoredRecord): boolean {
  if (record['_forgot'] === 1) return true
  if (record['deleted'] !== true) return false
  const later = record['_f']
  const at = isMap(later) && typeof later['deleted'] === 'string' ? later['deleted'] : record['_u']
  return at === largestStamp(record)
}
