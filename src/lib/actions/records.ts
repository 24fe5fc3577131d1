import type {Book} from '../book/book.ts'
import {ownerOf, type Presented, presentRecord} from '../book/present.ts'
import {collections, type KnownRecord, knownCollection, type TypeName} from '../book/registry.ts'
import {resolveParty} from '../book/resolve-party.ts'
import {resolveRecord, summaryOf} from '../book/resolve-record.ts'
import {CrmError} from '../errors.ts'

/** What a user does not edit by id: settings, the agenda's state and the book's own record have commands of their own. */
const keptByCommands: ReadonlySet<string> = new Set<TypeName>(['agenda-state', 'setting', 'book'])

/** The types a user edits and removes. */
export const editableTypes: readonly TypeName[] = collections
  .map(({type}) => type as TypeName)
  .filter(type => !keptByCommands.has(type))

/** Any record by id or unique prefix; customers and contacts by any reference. */
export function resolveAny(book: Book, reference: string): KnownRecord {
  try {
    return resolveRecord(book, reference, editableTypes)
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'not-found') throw error
    const party = resolveParty(book, reference)
    return party.contact ?? party.customer
  }
}

/** The record that an id names, which is neither a customer nor a contact; undefined where a customer is meant. */
export function recordNamed(book: Book, reference: string): {readonly [T in TypeName]?: Presented} | undefined {
  try {
    resolveParty(book, reference)
    return undefined
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'not-found') throw error
    const [id, ...others] = reference.length < 4 ? [] : book.idsWithPrefix(reference.toLowerCase())
    if (id === undefined || others.length > 0) throw error
    const record = resolveRecord(book, id, editableTypes)
    return {[record.type]: presentRecord(record)}
  }
}

/** What the journal calls a record that is edited or removed: `Apex`, and of what is Apex's `Apex: promise`. */
export function nameOf(book: Book, record: KnownRecord): string {
  const owner = ownerOf(book, record)?.name ?? summaryOf(record)
  return record.type === 'customer' ? owner : `${owner}: ${knownCollection(record.type as TypeName).label}`
}
