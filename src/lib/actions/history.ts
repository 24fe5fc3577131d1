import type {Book} from '../book/book.ts'
import {removeRecord} from '../book/edits.ts'
import type {Plan} from '../book/plan.ts'
import type {KnownRecord} from '../book/registry.ts'
import {summaryOf} from '../book/resolve-record.ts'
import type {Edit} from '../change/edit.ts'
import {type ChangedSince, type JournalEntry, returnedBy, reverseChange, stacksOf} from '../change/journal.ts'
import {splitPath} from '../change/registers.ts'
import {CrmError} from '../errors.ts'

/** A change as lists and messages name it. */
export interface ChangeLine {
  readonly id: string
  readonly at: string
  readonly command: string
  readonly summary: string
}

/** What lists and messages tell of an entry of the journal. */
export const toLine = ({id, at, command, summary}: JournalEntry): ChangeLine => ({id, at, command, summary})

export interface TakenBack {
  readonly change: ChangeLine
  /** What was altered again since and so was left as it is, in words. */
  readonly leftAlone: readonly string[]
}

/** The entries to take back, in this order: the newest `last` that stand, or the one named by its id or a unique prefix. */
export function chooseUndos(
  entries: readonly JournalEntry[],
  reference: string | undefined,
  last: number,
): readonly JournalEntry[] {
  const {undoable} = stacksOf(entries)
  if (reference !== undefined) return [findUndoable(entries, undoable, reference)]
  if (undoable.length >= last) return undoable.slice(-last).reverse()
  throw new CrmError(
    'not-found',
    undoable.length === 0 ? 'nothing to undo' : `only ${undoable.length} to undo, not ${last}`,
    {
      hint: 'See what was done: crm history',
    },
  )
}

function findUndoable(
  entries: readonly JournalEntry[],
  undoable: readonly JournalEntry[],
  reference: string,
): JournalEntry {
  const wanted = reference.toLowerCase()
  const meant = entries.filter(({id}) => id.startsWith(wanted)).map(entry => returnedBy(entries, entry) ?? entry)
  const found = undoable.filter(entry => meant.includes(entry))
  const [first, ...others] = found
  if (first && others.length === 0) return first
  if (first) {
    throw new CrmError('ambiguous', `${reference} fits ${found.length} changes`, {
      hint: 'Give more of the id.',
      candidates: found.map(({id, summary}) => ({id, name: summary})),
    })
  }
  const undone = meant.some(({id, undoes}) => undoes !== undefined || entries.some(each => each.undoes === id))
  throw new CrmError(
    'not-found',
    undone ? `that change was already taken back: ${reference}` : `no change has the id: ${reference}`,
    {
      hint: 'See the changes: crm history. Only those that have an id there, made on this machine, can be taken back.',
    },
  )
}

/** An undoing to take back, and the change that returns with it; the undoing itself where the journal has lost that. */
interface Redo {
  readonly undoing: JournalEntry
  readonly change: ChangeLine
}

/** What to redo, in this order: the newest `last` undoings that stand. */
export function chooseRedos(entries: readonly JournalEntry[], last: number): readonly Redo[] {
  const {redoable} = stacksOf(entries)
  if (redoable.length >= last) {
    return redoable
      .slice(-last)
      .reverse()
      .map(undoing => ({undoing, change: toLine(entries.find(({id}) => id === undoing.undoes) ?? undoing)}))
  }
  throw new CrmError(
    'not-found',
    redoable.length === 0 ? 'nothing to redo' : `only ${redoable.length} to redo, not ${last}`,
    {hint: 'Redo returns what the last crm undo took back.'},
  )
}

/** Takes one change back, told as `change`; records that it began are removed with what hangs on them since. */
export function takeBack(
  book: Book,
  entry: JournalEntry,
  verb: 'undo' | 'redo',
  change: ChangeLine = toLine(entry),
): Plan<TakenBack> {
  const {edits, changedSince} = reverseChange(entry.records, id => book.record(id))
  const removed = new Set(edits.map(edit => edit.id))
  const dependents = edits
    .filter(edit => edit.values['deleted'] === true)
    .flatMap(edit => removeRecord(book, edit.id))
    .filter(edit => !removed.has(edit.id))
  const all: Edit[] = [...edits, ...new Map(dependents.map(edit => [edit.id, edit])).values()]
  return {
    edits: all,
    summary: `${verb}: ${entry.summary.replace(/^(?:(?:undo|redo): )+/, '')}`,
    result: after => ({change, leftAlone: changedSince.map(each => describeLeft(after, each))}),
  }
}

function describeLeft(book: Book, {id, path}: ChangedSince): string {
  const record = book.record(id)
  const label = record ? summaryOf(record as unknown as KnownRecord) : id
  if (path === 'deleted') return `${label} has been removed or returned since and was left as it is`
  const {field, element = ''} = splitPath(path)
  return `${[field, element].filter(Boolean).join(' ')} of ${label} has changed since and was left as it is`
}
