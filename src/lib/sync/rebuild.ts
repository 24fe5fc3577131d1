import {isUtf8} from 'node:buffer'
import {joinBooks} from '../change/join.ts'
import type {StoredRecord} from '../change/json.ts'
import {hasMarkers} from '../store/conflict-markers.ts'
import {readBook} from '../store/format.ts'
import {readBlob} from './blobs.ts'
import type {Stages} from './new-commit.ts'
import type {Repository} from './repository.ts'
import {readSides} from './sides.ts'

/** A book put together again from what git left. */
export interface Rebuilt {
  readonly records: readonly StoredRecord[]
  /** What it was made from: the sides in git's index, those between conflict markers, or the file's lines alone. */
  readonly from: 'index' | 'markers' | 'lines'
}

/**
 * All of both sides of a book: from an unfinished merge in git's index, else from conflict markers, else from lines that stand
 * twice. Throws as parseBook does for text that cannot be read.
 */
export function joinSides(
  repository: Repository | undefined,
  stages: Stages | undefined,
  bytes: Buffer | null,
  label: string,
): Rebuilt {
  if (!repository || !stages) {
    if (bytes === null) return {records: [], from: 'lines'}
    const from = isUtf8(bytes) && hasMarkers(bytes.toString('utf8')) ? 'markers' : 'lines'
    return {records: readSides(bytes, label), from}
  }
  const [base, ours, theirs] = stages
  const read = (blob: string | undefined) => (blob === undefined ? [] : readSides(readBlob(repository, blob), label))
  const joined = joinBooks(base === undefined ? undefined : read(base), read(ours), read(theirs))
  // The file may hold what was written after the merge stopped; of what cannot be read there, the index has both sides.
  return {records: joinBooks(undefined, joined, bytes === null ? [] : readableRecords(bytes)), from: 'index'}
}

/** The records of the lines that can be read. */
export function readableRecords(bytes: Buffer): readonly StoredRecord[] {
  return isUtf8(bytes) ? readBook(bytes.toString('utf8')).records : []
}
