import type {Book} from '../book/book.ts'
import {idFor} from '../book/ids.ts'
import {collectionOf, type KnownRecord} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {summaryOf} from '../book/resolve-record.ts'
import {formatInstant} from '../calendar/instant.ts'
import {type JournalEntry, type RecordChange, stacksOf} from '../change/journal.ts'
import {isMap, type Json} from '../change/json.ts'
import {changesIn, type Past, type PastChange} from '../change/past.ts'
import {isLostPath} from '../change/registers.ts'
import {stampMs, stampReplica} from '../change/stamp.ts'
import {type Candidate, CrmError} from '../errors.ts'
import {compareTexts} from '../text/compare.ts'
import {foldText} from '../text/fold.ts'
import {type ChangeLine, toLine} from './history.ts'

/** A register that a change wrote; no `before` where it was the first value, or what stood is not known any more. */
export interface FieldChange {
  /** The record's id. */
  readonly id: string
  /** The field, or `field.element` of a set or map. */
  readonly field: string
  readonly before?: Json
  readonly after: Json
}

export interface HistoryLine extends ChangeLine {
  /** Six characters that name the machine. */
  readonly machine: string
  readonly undone: boolean
  /** The journal of this machine tells of it, so that it can be taken back here; else it was put together from the book and git. */
  readonly source: 'journal' | 'book'
  /** What it changed in records that were there already. */
  readonly fields: readonly FieldChange[]
}

export interface History {
  readonly changes: readonly HistoryLine[]
  /** False where older changes of other machines were left out, for the sake of time. */
  readonly whole: boolean
}

export interface HistoryQuery {
  /** A reference to the one customer that is asked for. */
  readonly customer: string | undefined
  readonly last: number
  /** IANA zone in which times are told. */
  readonly zone: string
}

/** True for the records that a history is about: all that a user made, or those of one customer, removed ones too. */
export function historyFilter(book: Book, reference: string | undefined): (id: string) => boolean {
  const customer = reference === undefined ? undefined : customerAsked(book, reference)
  return id => {
    const record = book.record(id)
    if (!record || record['_forgot'] === 1 || record.type === 'book') return false
    if (customer === undefined || id === customer) return true
    return collectionOf(record.type)?.owners.some(owner => refersTo(record[owner], customer)) === true
  }
}

/** The id of the customer that is asked for: one of those in the book, else a removed one by its id or name. */
function customerAsked(book: Book, reference: string): string {
  try {
    return resolveCustomer(book, reference).id
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'not-found') throw error
    const removed = removedCustomers(book, reference)
    const [first, ...others] = removed
    if (!first) throw error
    if (others.length === 0) return first.id
    throw new CrmError('ambiguous', `${reference} fits ${removed.length} removed customers`, {
      hint: 'Use more of the name, or the id.',
      candidates: removed,
    })
  }
}

/** Those of exactly this name or id, else those of which it is a part of the name. */
function removedCustomers(book: Book, reference: string): Candidate[] {
  const wanted = foldText(reference)
  const removed = book.records.flatMap(({id, type, deleted, name}) =>
    type === 'customer' && deleted === true && typeof name === 'string' ? [{id, name}] : [],
  )
  const exact = removed.filter(({id, name}) => foldText(name) === wanted || id === wanted)
  return exact.length > 0 ? exact : removed.filter(({name}) => foldText(name).includes(wanted))
}

const refersTo = (value: Json | undefined, id: string): boolean => value === id || (isMap(value) && value[id] === true)

/**
 * The changes of a book, newest first: what the journal of this machine tells, and for the others what the records and git's
 * commits of them (`past`) say. A change is known by its stamp, so none is told twice.
 */
export function listHistory(book: Book, entries: readonly JournalEntry[], past: Past, query: HistoryQuery): History {
  const isWanted = historyFilter(book, query.customer)
  const told = new Set(entries.map(({stamp}) => stamp))
  const standing = new Set(stacksOf(entries).undoable.map(({id}) => id))
  const now = book.records.map(after => ({before: undefined, after}))
  const wanted = [...past.steps, ...now].filter(({after}) => isWanted(after.id))
  const own = entries
    .filter(({records}) => query.customer === undefined || records.some(({id}) => isWanted(id)))
    .map(entry => ({stamp: entry.stamp, toHistory: () => fromJournal(entry, isWanted, standing)}))
  const others = changesIn(wanted)
    .filter(({stamp, records}) => !told.has(stamp) && records.length > 0)
    .map(change => ({stamp: change.stamp, toHistory: () => fromBook(book, change, query.zone)}))
  const newest = [...others, ...own].sort((a, b) => compareTexts(b.stamp, a.stamp)).slice(0, query.last)
  return {changes: newest.map(({toHistory}) => toHistory()), whole: past.isWhole}
}

function fromJournal(
  entry: JournalEntry,
  isWanted: (id: string) => boolean,
  standing: ReadonlySet<string>,
): HistoryLine {
  const isOriginal = entry.undoes === undefined && entry.redoes === undefined
  return {
    ...toLine(entry),
    machine: stampReplica(entry.stamp),
    undone: isOriginal && !standing.has(entry.id),
    source: 'journal',
    fields: fieldsOf(entry.records.filter(({id}) => isWanted(id))),
  }
}

function fromBook(book: Book, {stamp, records}: PastChange, zone: string): HistoryLine {
  const [first] = records
  const command = first ? verbOf(first) : 'edit'
  return {
    id: idFor('z', stamp),
    at: formatInstant(stampMs(stamp), zone),
    command,
    summary: `${command}: ${records
      .slice(0, mostNamed)
      .map(({id}) => nameOf(book, id))
      .join('; ')}${moreOf(records)}`,
    machine: stampReplica(stamp),
    undone: false,
    source: 'book',
    fields: fieldsOf(records),
  }
}

const mostNamed = 2

const moreOf = ({length}: readonly RecordChange[]): string =>
  length > mostNamed ? `; and ${length - mostNamed} more` : ''

function verbOf({created, fields}: RecordChange): string {
  if (created) return 'add'
  return fields['deleted']?.after === true ? 'rm' : 'edit'
}

/** `touch of Apex Manufacturing: Kick-off`; a customer is its name. */
function nameOf(book: Book, id: string): string {
  const record = book.record(id)
  if (!record) return id
  const summary = summaryOf(record as unknown as KnownRecord)
  if (record.type === 'customer') return summary
  const label = collectionOf(record.type)?.label ?? record.type
  const owner = typeof record['customer'] === 'string' ? book.record(record['customer'])?.['name'] : undefined
  const said = summary.startsWith(`${label}: `) ? summary.slice(label.length + 2) : summary
  return `${label}${typeof owner === 'string' ? ` of ${owner}` : ''}: ${said}`
}

const fieldsOf = (records: readonly RecordChange[]): FieldChange[] =>
  records.flatMap(({id, created, fields}) =>
    created
      ? []
      : Object.entries(fields).flatMap(([field, {before, after}]) =>
          isLostPath(field) ? [] : [{id, field, ...(before === undefined ? {} : {before}), after}],
        ),
  )
