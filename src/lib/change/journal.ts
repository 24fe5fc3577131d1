import {type Edit, type Effects, effectsOf, readStanding} from './edit.ts'
import {canonicalText, type Json, type StoredRecord} from './json.ts'
import {isRemoved} from './registers.ts'
import type {Stamp} from './stamp.ts'

/** What one change did to one record: each register before (missing where there was none) and after; nothing of one that it began. */
export interface RecordChange {
  readonly id: string
  readonly type: string
  /** The change began this record. */
  readonly created?: true
  readonly fields: Effects
}

/** One command's change, as the journal keeps it. */
export interface JournalEntry {
  readonly id: string
  /** RFC 3339. */
  readonly at: string
  readonly stamp: Stamp
  readonly command: string
  readonly summary: string
  readonly records: readonly RecordChange[]
  /** The change that this one took back. */
  readonly undoes?: string
  /** The undoing that this one took back. */
  readonly redoes?: string
}

/** What an edit changes, or undefined when it changes nothing. */
export function describeEdit(record: StoredRecord | undefined, edit: Edit): RecordChange | undefined {
  const {id, type} = edit
  const fields = effectsOf(record, edit)
  if (Object.keys(fields).length === 0) return undefined
  return record ? {id, type, fields} : {id, type, created: true, fields: {}}
}

/** A register that a later change has altered since: undo leaves it alone. */
export interface ChangedSince {
  readonly id: string
  readonly path: string
}

/** How a change is taken back. */
export interface Reversal {
  readonly edits: readonly Edit[]
  readonly changedSince: readonly ChangedSince[]
}

/**
 * The edits that write the values from before a change, with what was altered since and so is left as it is.
 * A record that the change began is removed; one that was removed since stays so.
 */
export function reverseChange(
  records: readonly RecordChange[],
  current: (id: string) => StoredRecord | undefined,
): Reversal {
  const edits: Edit[] = []
  const changedSince: ChangedSince[] = []
  for (const change of records) {
    const record = current(change.id)
    if (!record || record['_forgot'] === 1) continue
    const {id, type} = change
    if (change.created) edits.push({id, type, values: {deleted: true}})
    else if (isRemoved(record) && !Object.hasOwn(change.fields, 'deleted')) changedSince.push({id, path: 'deleted'})
    else {
      const {values, since} = reverseFields(change, record)
      if (Object.keys(values).length > 0) edits.push({id, type, values})
      changedSince.push(...since.map(path => ({id, path})))
    }
  }
  return {edits, changedSince}
}

function reverseFields({fields}: RecordChange, record: StoredRecord) {
  const standing = readStanding(record)
  const values: {[path: string]: Json} = {}
  const since: string[] = []
  for (const [path, {before = null, after}] of Object.entries(fields)) {
    const now = canonicalText(standing(path) ?? null)
    if (now === canonicalText(after)) values[path] = before
    else if (now !== canonicalText(before)) since.push(path)
  }
  return {values, since}
}

/** The two stacks that a journal amounts to, newest last: what undo takes back next, and what redo returns next. */
export interface Stacks {
  readonly undoable: readonly JournalEntry[]
  readonly redoable: readonly JournalEntry[]
}

/** Folds a journal into its stacks. A new change empties what could be redone. */
export function stacksOf(entries: readonly JournalEntry[]): Stacks {
  let undoable: JournalEntry[] = []
  let redoable: JournalEntry[] = []
  for (const entry of entries) {
    if (entry.undoes !== undefined) {
      undoable = undoable.filter(({id}) => id !== entry.undoes)
      redoable.push(entry)
    } else if (entry.redoes !== undefined) {
      redoable = redoable.filter(({id}) => id !== entry.redoes)
      undoable.push(returnedBy(entries, entry) ?? entry)
    } else {
      undoable.push(entry)
      redoable = []
    }
  }
  return {undoable, redoable}
}

/** The change that a redo returned; undefined where the journal has lost it, and of any other entry. */
export function returnedBy(entries: readonly JournalEntry[], {redoes}: JournalEntry): JournalEntry | undefined {
  const undoing = redoes === undefined ? undefined : entries.find(({id}) => id === redoes)
  return undoing && entries.find(({id}) => id === undoing.undoes)
}
