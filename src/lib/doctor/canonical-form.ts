import {canonicalRecord} from '../change/canonical.ts'
import {joinAll} from '../change/join.ts'
import type {StoredRecord} from '../change/json.ts'

/** The lines of a book, or of several, as the records that a book of this program holds: joined, sorted, in canonical form. */
export const canonicalRecords = (lines: readonly StoredRecord[]): StoredRecord[] => joinAll(lines).map(canonicalRecord)
