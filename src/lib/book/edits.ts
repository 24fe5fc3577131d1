import {type Edit, toPaths} from '../change/edit.ts'
import type {Json, StoredRecord} from '../change/json.ts'
import type {Book} from './book.ts'
import {referencesIn} from './fields.ts'
import type {RecordTypes, TypeName} from './registry.ts'

type Values<T extends TypeName> = {
  readonly [K in Exclude<keyof RecordTypes[T], 'id' | 'type'>]?: RecordTypes[T][K] | undefined
}
type NewValues<T extends TypeName> =
  Omit<RecordTypes[T], 'id' | 'type'> extends infer R
    ? {readonly [K in keyof R]: R[K] | (undefined extends R[K] ? undefined : never)}
    : never

/** The edit that begins a record; fields without a value are left out. */
export const createRecord = <T extends TypeName>(type: T, id: string, values: NewValues<T>): Edit => ({
  id,
  type,
  values: toPaths(dropEmpty(values as {readonly [field: string]: Json | undefined})),
})

const dropEmpty = (values: {readonly [field: string]: Json | undefined}) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

/** The edit that gives a record new values; null takes one away. */
export const changeRecord = <T extends TypeName>(type: T, id: string, values: Values<T>): Edit => ({
  id,
  type,
  values: toPaths(values as {readonly [field: string]: Json | undefined}),
})

/** The edits that remove a record and all that hangs on it: nothing where it is not there. */
export function removeRecord(book: Book, id: string): Edit[] {
  const record = book.live(id) as StoredRecord | undefined
  if (!record) return []
  const removed = new Map<string, StoredRecord>([[id, record]])
  for (const each of removed.values()) {
    for (const dependent of book.dependents(each.id)) removed.set(dependent.id, dependent)
  }
  return [...removed.values()].map(each => ({id: each.id, type: each.type, values: {deleted: true}}))
}

/** True where a field's value is this id or a set that holds it. */
export const refersTo = (value: Json | undefined, id: string): boolean => referencesIn(value).includes(id)

/** A set in its stored form. */
export const toElements = (elements: readonly string[] | undefined): {[element: string]: Json} | undefined =>
  elements && elements.length > 0 ? Object.fromEntries(elements.map(element => [element, true])) : undefined
