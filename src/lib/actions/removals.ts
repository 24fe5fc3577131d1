import type {Book} from '../book/book.ts'
import {removeRecord} from '../book/edits.ts'
import type {Plan} from '../book/plan.ts'
import {collections, knownCollection, type TypeName} from '../book/registry.ts'
import {summaryOf} from '../book/resolve-record.ts'
import {nameOf, resolveAny} from './records.ts'

export interface Removed {
  readonly removed: readonly string[]
  readonly summary: string
  /** How many of each type went with it, in words. */
  readonly with: string
}

/** Removes a record and all that hangs on it. */
export function removeRecords(book: Book, reference: string): Plan<Removed> {
  const record = resolveAny(book, reference)
  const edits = removeRecord(book, record.id)
  const {label} = knownCollection(record.type as TypeName)
  const told = summaryOf(record)
  // `touch call: …`, but not `note note: …`.
  const summary = told.startsWith(label) ? told : `${label} ${told}`
  return {
    edits,
    summary: `rm: ${nameOf(book, record)}`,
    result: () => ({removed: edits.map(edit => edit.id), summary, with: countTypes(edits.slice(1))}),
  }
}

/** `3 touches, 1 note`: what a number of edits is about. */
export function countTypes(edits: readonly {readonly type: string}[]): string {
  return collections
    .flatMap(({type, label, plural}) => {
      const count = edits.filter(edit => edit.type === type).length
      return count === 0 ? [] : [`${count} ${count === 1 ? label : plural}`]
    })
    .join(', ')
}
