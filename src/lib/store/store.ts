import {LowSync} from 'lowdb'
import {Book} from '../book/book.ts'
import {beginBook, bookInfoId} from '../book/book-info.ts'
import type {Plan} from '../book/plan.ts'
import {createShelf, type Shelf} from '../book/shelf.ts'
import {problemsOf} from '../book/validate.ts'
import {applyEdit, type Edit, mergeEdits} from '../change/edit.ts'
import {describeEdit, type JournalEntry, type RecordChange} from '../change/journal.ts'
import type {StoredRecord} from '../change/json.ts'
import {nextStamp, type Stamp} from '../change/stamp.ts'
import {CrmError} from '../errors.ts'
import type {BookAdapter, Records} from './adapter.ts'
import {explainErrno} from './errno.ts'
import type {Journal} from './journal.ts'
import {findUnkeepable} from './keepable.ts'
import {isRecord} from './record-line.ts'

/** A plan that was carried out. */
export interface Committed<T> {
  readonly result: T
  readonly book: Book
  /** The journal's entry; missing when nothing had to be changed. */
  readonly entry?: JournalEntry
}

/** What a store needs of the world. */
export interface StoreOptions {
  readonly journal: Journal
  readonly nowMs: number
  /** The clock as RFC 3339, for the journal. */
  readonly at: () => string
  readonly replica: () => string
  readonly newId: (letter: string) => string
}

/** A change that is worked out and not yet written. */
export interface PlannedChange {
  readonly command: string
  readonly summary: string
  readonly changes: readonly RecordChange[]
  readonly before: Book
  readonly after: Book
}

/** A change that was written. */
export interface MadeChange {
  readonly command: string
  readonly entry: JournalEntry
  readonly before: Book
  readonly after: Book
}

/** Who is asked before a change, under the lock, and told after it, without. `before` throws to refuse. */
export interface ChangeHooks {
  before(change: PlannedChange): void
  after(change: MadeChange): void
}

/** A book and the one way to change it. */
export class Store {
  readonly #adapter: BookAdapter
  readonly #options: StoreOptions
  readonly #low: LowSync<Shelf>

  constructor(adapter: BookAdapter, options: StoreOptions) {
    this.#adapter = adapter
    this.#options = options
    this.#low = new LowSync<Shelf>(adapter, createShelf([]))
  }

  get place(): string {
    return this.#adapter.place
  }

  get journal(): Journal {
    return this.#options.journal
  }

  /** The book as it stands; empty where there is none yet. Never waits for a lock. */
  load(): Book {
    this.#low.data = createShelf([])
    this.#low.read()
    return new Book(this.#low.data)
  }

  /**
   * Locks, reads again, works out a plan on that, checks and writes it, and notes it in the journal. A plan without
   * edits writes nothing. `extra` marks the entry of an undo or redo.
   */
  commit<T>(
    command: string,
    plan: (book: Book) => Plan<T>,
    extra: Pick<JournalEntry, 'undoes' | 'redoes'> = {},
    hooks?: ChangeHooks,
  ): Committed<T> {
    let found = new Book([])
    const done = this.#adapter.exclusively((): Committed<T> => {
      const book = this.load()
      found = book
      const planned = plan(book)
      const isTakenBack = extra.undoes !== undefined || extra.redoes !== undefined
      if (planned.edits.length === 0 && !isTakenBack) return {result: planned.result(book), book}
      const {after, changes, stamp} = this.#apply(book, planned.edits)
      const {summary} = planned
      if (changes.length > 0) hooks?.before({command, summary, changes, before: book, after})
      return this.#write(book, after, () => {
        const result = () => planned.result(after)
        if (changes.length === 0 && !isTakenBack) return {result: result(), book: after}
        const {newId, at} = this.#options
        const entry = {id: newId('z'), at: at(), stamp, command, summary, records: changes, ...extra}
        this.#note(entry)
        return {result: result(), book: after, entry}
      })
    })
    if (done.entry) hooks?.after({command, entry: done.entry, before: found, after: done.book})
    return done
  }

  /** Writes, and goes on to the end where only the last flush failed: then it says so. */
  #write<T>(before: Book, after: Book, goOn: () => T): T {
    if (after === before) return goOn()
    let doubt: CrmError | undefined
    this.#low.data = after.shelf
    try {
      this.#low.write()
    } catch (error) {
      if (!(error instanceof CrmError) || error.code !== 'written-but') throw error
      doubt = error
    }
    const result = goOn()
    if (doubt) throw doubt
    return result
  }

  /**
   * Locks, reads again and writes other records in place of those that stand. No change like others: the journal knows nothing
   * of it, and it cannot be taken back. `then` is done once it is written, under the same lock.
   */
  replaceWith<T extends {readonly records: Records}>(
    replace: (book: Book, stamp: Stamp) => T,
    then: (replaced: T) => void,
  ): T {
    return this.#adapter.exclusively(() => {
      const book = this.load()
      const replaced = replace(book, this.#stamp(book))
      const after = replaced.records === book.records ? book : new Book(replaced.records)
      return this.#write(book, after, () => {
        then(replaced)
        return replaced
      })
    })
  }

  #apply(book: Book, edits: readonly Edit[]): {after: Book; changes: RecordChange[]; stamp: Stamp} {
    const stamp = this.#stamp(book)
    const changed = new Map<string, StoredRecord>()
    const changes: RecordChange[] = []
    const apply = ({id, type, values}: Edit) => {
      const edit = {id, type, values}
      const before = book.record(id)
      const change = describeEdit(before, edit)
      if (!change) return
      changed.set(edit.id, checkWritable(applyEdit(before, edit, stamp)))
      if (edit.type !== 'book') changes.push(change)
    }
    mergeEdits(edits).forEach(apply)
    if (changed.size === 0) return {after: book, changes, stamp}
    if (!changed.has(bookInfoId)) beginBook(book).forEach(apply)
    return {after: book.changedBy(changed), changes, stamp}
  }

  #stamp(book: Book): Stamp {
    return nextStamp(book.shelf.latestStamp, this.#options.nowMs, this.#options.replica())
  }

  #note(entry: JournalEntry): void {
    try {
      this.#options.journal.append(entry)
    } catch (cause) {
      throw new CrmError('written-but', `written, but it cannot be undone: ${explainErrno(cause)}`, {
        hint: 'The journal in the state folder could not be written; see: crm doctor',
        cause,
      })
    }
  }
}

/** What is written can be read again: anything else is a mistake of this program, and the file stays as it is. */
function checkWritable(record: StoredRecord): StoredRecord {
  const problem = findUnkeepable(record) ?? problemsOf(record)[0]
  if (!problem && isRecord(record)) return record
  throw new Error(`${record.type} ${record.id}: ${problem ? `${problem.path} ${problem.message}` : 'is no record'}`)
}
