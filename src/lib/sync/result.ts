import type {KnownRecord} from '../book/registry.ts'
import {summaryOf} from '../book/resolve-record.ts'
import type {StoredRecord} from '../change/json.ts'
import {countConflicts} from './conflicts.ts'
import {type Counts, countMoved, findReturned, type Joined} from './join-remote.ts'

/** What a sync did. */
export interface SyncResult extends Counts {
  /** Losing values of concurrent edits in the book that wait to be settled. */
  readonly conflicts: number
  /** What this machine's own commit says; null where there was nothing new here. */
  readonly committed: string | null
  /** The address; null where the book has no remote. */
  readonly remote: string | null
  readonly branch: string
  /** What was not in order in the repository and now is. */
  readonly mended: readonly string[]
  /** Records that were removed on one side and edited later on the other: they are back. */
  readonly returned: readonly {readonly id: string; readonly summary: string}[]
  /** The book was purged elsewhere: this machine has taken over the new history and erased its own. */
  readonly adopted: boolean
  /** A repository was made. */
  readonly made: boolean
}

/** A sync in which nothing went from one side to the other. */
export const nothingMoved = {
  pulled: 0,
  pushed: 0,
  merged: 0,
  conflicts: 0,
  committed: null,
  mended: [],
  returned: [],
  adopted: false,
}

/** What a join brought to a book, and leaves to be settled. */
export const describeJoin = (
  ours: readonly StoredRecord[],
  joined: Joined,
): Pick<SyncResult, keyof Counts | 'conflicts' | 'returned' | 'adopted'> => ({
  ...countMoved(ours, joined),
  conflicts: countConflicts(joined.records),
  returned: findReturned(ours, joined).map(record => ({
    id: record.id,
    summary: summaryOf(record as unknown as KnownRecord),
  })),
  adopted: joined.adopts,
})
