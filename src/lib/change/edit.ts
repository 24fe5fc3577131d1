import {canonicalText, isMap, type Json, type StoredRecord} from './json.ts'
import {
  dropShadowed,
  isLostPath,
  isRemoved,
  pathOf,
  putValue,
  type Registers,
  recordFrom,
  registersOf,
  splitPath,
  valueAt,
} from './registers.ts'
import type {Stamp} from './stamp.ts'

/** New values for registers of one record; the record begins with its first edit. Taking a value away writes null. */
export interface Edit {
  readonly id: string
  readonly type: string
  /** Path (`field` or `field.element`, or `lostPath` of a value that lost) → value. */
  readonly values: {readonly [path: string]: Json}
}

/** What an edit does to registers: the value before (missing where there was none) and after, by path. */
export type Effects = {readonly [path: string]: {readonly before?: Json; readonly after: Json}}

/**
 * What an edit changes of a record. What stands already is left out, so that it does not outdo a write elsewhere; null
 * for a whole map takes out its elements; an edit of a removed record shows it again; a forgotten one takes no edit.
 */
export function effectsOf(record: StoredRecord | undefined, edit: Edit): Effects {
  if (record?.['_forgot'] === 1) return {}
  const standing = record && readStanding(record)
  const effects: [string, {before?: Json; after: Json}][] = []
  for (const [path, after] of writesOf(record, edit)) {
    const before = standing?.(path)
    if (canonicalText(before ?? null) === canonicalText(after)) continue
    effects.push([path, before === undefined ? {after} : {before, after}])
  }
  return Object.fromEntries(effects)
}

function writesOf(record: StoredRecord | undefined, {values}: Edit): Map<string, Json> {
  if (!record) return new Map(Object.entries(values))
  const writes = new Map<string, Json>()
  for (const [path, value] of Object.entries(values)) {
    const elements = value === null ? elementPaths(record, path) : []
    if (elements.length === 0) writes.set(path, value)
    for (const each of elements) if (!Object.hasOwn(values, each)) writes.set(each, null)
  }
  const shows = Object.keys(values).some(path => !isLostPath(path))
  if (shows && !Object.hasOwn(values, 'deleted') && isRemoved(record)) writes.set('deleted', null)
  return writes
}

/** The paths of the elements where a path leads to a whole map. */
function elementPaths(record: StoredRecord, path: string): string[] {
  const {field, element} = splitPath(path)
  const held = element === undefined && !isLostPath(path) ? record[field] : undefined
  return isMap(held) ? Object.keys(held).map(each => pathOf(field, each)) : []
}

/** Reads the values of a record as they count: a removal that a later edit has outdone is none. */
export function readStanding(record: StoredRecord): (path: string) => Json | undefined {
  const registers = registersOf(record)
  const outdone = !isRemoved(record)
  return path => {
    const value = valueAt(registers, path)
    return outdone && path === 'deleted' && value === true ? null : value
  }
}

/** Applies one edit under one stamp. */
export function applyEdit(record: StoredRecord | undefined, edit: Edit, stamp: Stamp): StoredRecord {
  if (record?.['_forgot'] === 1) return record
  const registers: Registers = record ? registersOf(record) : {id: edit.id, values: new Map(), lost: new Map()}
  if (!record) registers.values.set('type', {value: edit.type, stamp})
  for (const [path, {after}] of Object.entries(effectsOf(record, edit)))
    putValue(registers, path, {value: after, stamp})
  dropShadowed(registers.values)
  return recordFrom(registers)
}

/** One edit a record: of several, the later value of a path stands. */
export function mergeEdits(edits: readonly Edit[]): Edit[] {
  const byId = new Map<string, Edit>()
  for (const edit of edits) {
    const held = byId.get(edit.id)
    byId.set(edit.id, held ? {...held, values: {...held.values, ...edit.values}} : edit)
  }
  return [...byId.values()]
}

/** The values as one edit's map of paths: objects become a path per element, undefined is left out. */
export function toPaths(values: {readonly [field: string]: Json | undefined}): {[path: string]: Json} {
  const paths: {[path: string]: Json} = {}
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined) continue
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [element, held] of Object.entries(value)) paths[pathOf(field, element)] = held
    } else paths[pathOf(field)] = value
  }
  return paths
}
