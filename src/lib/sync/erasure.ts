import {refersTo} from '../book/edits.ts'
import {elementsOf} from '../book/fields.ts'
import {collectionOf} from '../book/registry.ts'
import {forgotten} from '../change/canonical.ts'
import type {Edit} from '../change/edit.ts'
import type {JournalEntry} from '../change/journal.ts'
import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import {pathOf} from '../change/registers.ts'

/** What a record of a type that this version does not know hangs on, by the custom of all types. */
const usualOwners: readonly string[] = ['customer']

/** The ids of some records and of all that hangs on them, removed ones too. */
export function withDependents(records: readonly StoredRecord[], ids: Iterable<string>): Set<string> {
  const found = new Set(ids)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const record of records) {
      if (found.has(record.id) || record['_forgot'] === 1) continue
      const owners = collectionOf(record.type)?.owners ?? usualOwners
      if (owners.some(owner => ownersIn(record[owner]).some(id => found.has(id)))) found.add(record.id)
    }
  }
  return found
}

const ownersIn = (value: Json | undefined): string[] =>
  typeof value === 'string' ? [value] : isMap(value) ? elementsOf(value) : []

/** The ids of the records that were forgotten. */
export const forgottenIds = (records: readonly StoredRecord[]): string[] =>
  records.filter(record => record['_forgot'] === 1).map(({id}) => id)

/** The records with some of them forgotten. */
export const forgetRecords = (records: readonly StoredRecord[], ids: ReadonlySet<string>): StoredRecord[] =>
  records.map(record => (ids.has(record.id) && record['_forgot'] !== 1 ? forgotten(record.id) : record))

/**
 * Forgets what hangs on forgotten records: another machine may have written it before it heard of the forgetting.
 * It follows from the records alone, so every machine comes to the same book.
 */
export function sweepForgotten(records: readonly StoredRecord[]): readonly StoredRecord[] {
  const ids = forgottenIds(records)
  if (ids.length === 0) return records
  const all = withDependents(records, ids)
  return all.size === ids.length ? records : forgetRecords(records, all)
}

/** The edits that take references to forgotten records out of the others; a reference that a record needs stays, a bare id. */
export function clearReferences(records: readonly StoredRecord[], ids: ReadonlySet<string>): Edit[] {
  return records.flatMap(record => {
    if (ids.has(record.id) || record['_forgot'] === 1) return []
    const values = referencesTo(record, ids)
    return Object.keys(values).length > 0 ? [{id: record.id, type: record.type, values}] : []
  })
}

function referencesTo(record: StoredRecord, ids: ReadonlySet<string>): {[path: string]: Json} {
  const values: {[path: string]: Json} = {}
  for (const [name, field] of Object.entries(collectionOf(record.type)?.fields ?? {})) {
    if ((field.kind !== 'reference' && field.kind !== 'references') || field.required) continue
    const value = record[name]
    for (const id of ids) {
      if (!refersTo(value, id)) continue
      values[isMap(value) ? pathOf(name, id) : pathOf(name)] = null
    }
  }
  return values
}

/** A journal without what it tells of some records; undefined where it tells nothing of them. */
export function scrubJournal(
  entries: readonly JournalEntry[],
  ids: ReadonlySet<string>,
): readonly JournalEntry[] | undefined {
  let found = false
  const kept = entries.flatMap(entry => {
    const records = entry.records.filter(({id}) => !ids.has(id))
    if (records.length === entry.records.length) return [entry]
    found = true
    // The summary names whom the change was about.
    return records.length === 0 ? [] : [{...entry, summary: entry.command, records}]
  })
  return found ? kept : undefined
}
