import {Book} from '../book/book.ts'
import {elementsOf} from '../book/fields.ts'
import type {Named} from '../book/present.ts'
import {collectionOf, type KnownRecord} from '../book/registry.ts'
import {resolveParty} from '../book/resolve-party.ts'
import {summaryOf} from '../book/resolve-record.ts'
import {applyEdit} from '../change/edit.ts'
import type {StoredRecord} from '../change/json.ts'
import {noStamp, type Stamp} from '../change/stamp.ts'
import {CrmError} from '../errors.ts'
import {explainErrno} from '../store/errno.ts'
import type {Journal} from '../store/journal.ts'
import type {Store} from '../store/store.ts'
import {foldText} from '../text/fold.ts'
import {clearReferences, forgetRecords, scrubJournal, withDependents} from './erasure.ts'
import type {Environment} from './git.ts'
import {type Remainder, remaindersOfForgetting} from './remainders.ts'

export interface Forgotten {
  /** The ids of the records that were erased: the customer or contact first. */
  readonly forgotten: readonly string[]
  readonly remains: readonly Remainder[]
}

/** A forgetting worked out, not yet done. */
export interface Forgetting {
  /** The customer or contact, as messages name it. */
  readonly name: string
  readonly ids: readonly string[]
  readonly records: readonly StoredRecord[]
  readonly mentions: readonly Remainder[]
}

/**
 * Works out how to forget a customer or a contact with all that hangs on them, also what was removed before. References to them
 * in other records are cleared under the stamp. Throws `not-found` and `ambiguous` as resolveParty does.
 */
export function planForgetting(book: Book, reference: string, stamp: Stamp): Forgetting {
  const subject = findSubject(book, reference)
  const ids = withDependents(book.records, [subject.id])
  const edits = new Map(clearReferences(book.records, ids).map(edit => [edit.id, edit]))
  const records = forgetRecords(book.records, ids).map(record => {
    const edit = edits.get(record.id)
    return edit ? applyEdit(record, edit, stamp) : record
  })
  return {
    name: subject.name,
    ids: [subject.id, ...[...ids].filter(id => id !== subject.id)],
    records,
    mentions: findMentions(book, ids),
  }
}

/** A customer or contact, among those that were removed too. */
function findSubject(book: Book, reference: string): Named {
  const find = (among: Book) => {
    const {customer, contact} = resolveParty(among, reference)
    return contact ?? customer
  }
  try {
    return find(book)
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'not-found') throw error
    const removed = book.records.filter(record => record['deleted'] === true && record['_forgot'] !== 1)
    try {
      return find(
        new Book(book.records.map(record => (removed.includes(record) ? {...record, deleted: null} : record))),
      )
    } catch {
      throw error
    }
  }
}

const shortestName = 4

/** The other records in whose texts a name or address of the forgotten ones stands. */
function findMentions(book: Book, ids: ReadonlySet<string>): Remainder[] {
  const names = [...ids].flatMap(id => namesOf(book.record(id))).filter(name => name.length >= shortestName)
  return book.records
    .filter(record => !ids.has(record.id) && record['_forgot'] !== 1)
    .filter(record => {
      const text = foldText(JSON.stringify(record))
      return names.some(name => text.includes(name))
    })
    .map(mentionIn)
}

function mentionIn(record: StoredRecord): Remainder {
  const {id, type, deleted} = record
  const where = `${collectionOf(type)?.label ?? type} ${id}: ${summaryOf(record as unknown as KnownRecord)}`
  if (deleted !== true) return {what: 'mention', where, wayOut: `crm edit ${id}, or crm rm ${id}`}
  const wayOut =
    type === 'customer' || type === 'contact'
      ? `crm forget ${id}`
      : 'Bring it back to change it: crm history, then crm undo with the id of its removal.'
  return {what: 'mention', where: `${where} (removed)`, wayOut}
}

function namesOf(record: StoredRecord | undefined): string[] {
  if (record?.type !== 'customer' && record?.type !== 'contact') return []
  const {name, emails, phones} = record as {name?: string; emails?: Record<string, true>; phones?: Record<string, true>}
  return [name ?? '', ...elementsOf(emails), ...elementsOf(phones)].map(each =>
    foldText(JSON.stringify(each).slice(1, -1)),
  )
}

export interface ForgetOptions {
  readonly reference: string
  readonly env: Environment
  /** The folder of this machine's state for the book. */
  readonly stateFolder: string
  readonly dryRun?: boolean
}

/**
 * Forgets a customer or contact: each of its records becomes a line that says only that it was forgotten, and this machine's
 * journal loses it, so that it cannot be undone. The answer says plainly where else it still is.
 */
export function forget(store: Store, options: ForgetOptions): Forgotten & {readonly name: string} {
  const {reference, env, stateFolder, dryRun} = options
  const {name, ids, mentions} = dryRun
    ? planForgetting(store.load(), reference, noStamp)
    : store.replaceWith(
        (book, stamp) => planForgetting(book, reference, stamp),
        ({ids}) => scrubEntries(store.journal, new Set(ids), stateFolder),
      )
  return {name, forgotten: ids, remains: [...mentions, ...remaindersOfForgetting(store.place, stateFolder, env)]}
}

function scrubEntries(journal: Journal, ids: ReadonlySet<string>, stateFolder: string): void {
  try {
    const kept = scrubJournal(journal.entries(), ids)
    if (kept) journal.rewrite(kept)
  } catch (cause) {
    throw new CrmError('written-but', `forgotten in the book, but not in the journal: ${explainErrno(cause)}`, {
      hint: `Delete the journal yourself (nothing before can be undone then): it lies in ${stateFolder}`,
      cause,
    })
  }
}
