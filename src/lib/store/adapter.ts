import type {SyncAdapter} from 'lowdb'
import type {Shelf} from '../book/shelf.ts'
import type {StoredRecord} from '../change/json.ts'

/** The records of a book, sorted by id. */
export type Records = readonly StoredRecord[]

/**
 * Where a book is kept. lowdb's `LowSync` reads and writes through it; `exclusively` is what lowdb does not have:
 * nobody else writes between the read and the write inside.
 */
export interface BookAdapter extends SyncAdapter<Shelf> {
  /** Runs a read-change-write alone. May run it twice: when the book was changed underneath by a program without the lock. */
  exclusively<T>(body: () => T): T
  /** What errors call it. */
  readonly place: string
}
