import {Book} from '../book/book.ts'
import type {TypeName} from '../book/registry.ts'
import {type Edit, toPaths} from '../change/edit.ts'
import type {StoredRecord} from '../change/json.ts'
import type {Values} from './clean-entry.ts'
import {mergeFields} from './merge-values.ts'

/** A record as an import leaves it: what it begins, or changes. */
export interface RecordDraft {
  readonly id: string
  readonly type: TypeName
  /** As the record will be. */
  readonly values: Values
  /** What is written. */
  readonly changes: Values
}

/** The records that an import writes, over all of its rounds. */
export class RecordDrafts {
  readonly #book: Book
  readonly #drafts = new Map<string, RecordDraft>()

  constructor(book: Book) {
    this.#book = book
  }

  /** Takes over what a round writes; false where that is nothing. */
  take(drafts: Iterable<RecordDraft>): boolean {
    let any = false
    for (const draft of drafts) {
      const before = this.#drafts.get(draft.id)
      this.#drafts.set(draft.id, before ? {...draft, changes: mergeFields(before.changes, draft.changes)} : draft)
      any = true
    }
    return any
  }

  /** The book as it will be: stamps play no part here. */
  book(): Book {
    const changed = new Map([...this.#drafts.values()].map(draft => [draft.id, toRecord(draft)]))
    const standing = this.#book.records.filter(({id}) => !changed.has(id))
    return new Book([...standing, ...changed.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
  }

  /** The edits that make it so. */
  edits(): Edit[] {
    return [...this.#drafts.values()].map(({id, type, changes}) => ({id, type, values: toPaths(changes)}))
  }
}

const toRecord = ({id, type, values}: RecordDraft): StoredRecord => ({...values, id, type}) as StoredRecord
