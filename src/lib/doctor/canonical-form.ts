import {forgotten, joinAll} from '../change/join.ts'
import type {StoredRecord} from '../change/json.ts'
import {recordFrom, registersOf} from '../change/registers.ts'

/** A record with its keys in the one order that the file knows, and no stamps of fields that it lacks. */
const canonicalRecord = (record: StoredRecord): StoredRecord =>
  record['_forgot'] === 1 ? forgotten(record.id) : recordFrom(registersOf(record))

/** The lines of a book, or of several, as the records that a book of this program holds: joined, sorted, in canonical form. */
export const canonicalRecords = (lines: readonly StoredRecord[]): StoredRecord[] => joinAll(lines).map(canonicalRecord)
