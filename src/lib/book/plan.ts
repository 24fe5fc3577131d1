import type {Day} from '../calendar/day.ts'
import type {Instant} from '../calendar/instant.ts'
import type {Edit} from '../change/edit.ts'
import type {Book} from './book.ts'
import type {TypeName} from './registry.ts'

/** A change worked out from a book, not yet made: what to edit, what to say of it, and what the command answers. */
export interface Plan<T> {
  readonly edits: readonly Edit[]
  /** One line for the journal and the commit, e.g. `log: Apex Manufacturing`. */
  readonly summary: string
  /** The answer, from the book as it is after the change. */
  result(book: Book): T
}

/** The moment of a command, as values: its day, its clock, and where new ids come from. */
export interface Moment {
  readonly today: Day
  readonly nowMs: number
  newId(type: TypeName): string
}

/** The day and the moment of a command, and the zone that they are read in. */
export interface Clock {
  readonly today: Day
  readonly at: Instant
  /** IANA zone. */
  readonly zone: string
}
