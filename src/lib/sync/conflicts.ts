import type {Book} from '../book/book.ts'
import type {Plan} from '../book/plan.ts'
import type {KnownRecord} from '../book/registry.ts'
import {resolveParty} from '../book/resolve-party.ts'
import {summaryOf} from '../book/resolve-record.ts'
import {isLive} from '../book/shelf.ts'
import {formatInstant, type Instant} from '../calendar/instant.ts'
import type {Edit} from '../change/edit.ts'
import {canonicalText, isMap, type Json, type StoredRecord} from '../change/json.ts'
import {lostPath, readLostKey, registersOf} from '../change/registers.ts'
import {noStamp, type Stamp, stampMs, stampReplica} from '../change/stamp.ts'
import {CrmError} from '../errors.ts'

/** A value that lost against a concurrent edit on another machine, and waits for somebody to settle it. */
export interface Conflict {
  /** The record's id. */
  readonly id: string
  /** The field, or `field.element` of a set or map. */
  readonly field: string
  /** The value that stands; null where it was taken away. */
  readonly kept: Json
  /** The value that lost. */
  readonly lost: Json
  /** When the value that lost was written. */
  readonly at: Instant
}

/** Which value to keep: the one written on this machine, or the other. */
export type ConflictSide = 'mine' | 'theirs'

interface OpenConflict {
  readonly record: StoredRecord
  /** Its name in `_x`. */
  readonly key: string
  readonly path: string
  readonly kept: Json
  readonly keptStamp: Stamp
  readonly lost: Json
  readonly lostStamp: Stamp
}

/** The losing values of a record that still say something: not settled, and different from what stands. */
function openConflicts(record: StoredRecord): OpenConflict[] {
  if (!isMap(record['_x']) || record['_forgot'] === 1 || !isLive(record)) return []
  const {values, lost} = registersOf(record)
  return [...lost].flatMap(([key, value]) => {
    const {path, stamp} = readLostKey(key)
    const held = values.get(path)
    if (value === null || (held && canonicalText(held.value) === canonicalText(value))) return []
    const kept = {kept: held?.value ?? null, keptStamp: held?.stamp ?? noStamp}
    return [{record, key, path, ...kept, lost: value, lostStamp: stamp}]
  })
}

/** How many losing values of a book wait to be settled. */
export const countConflicts = (records: readonly StoredRecord[]): number =>
  records.reduce((count, record) => count + openConflicts(record).length, 0)

/**
 * The losing values of concurrent edits that wait to be settled, newest first; times in the zone given. Of one record where a
 * reference names it: see Settlement.
 */
export function listConflicts(book: Book, zone: string, reference?: string): {conflicts: Conflict[]} {
  const all = reference === undefined ? book.records.flatMap(openConflicts) : matchConflicts(book, reference)
  const open = all.sort((a, b) => (a.lostStamp < b.lostStamp ? 1 : -1))
  return {conflicts: open.map(each => toConflict(each, zone))}
}

const toConflict = ({record, path, kept, lost, lostStamp}: OpenConflict, zone: string): Conflict => ({
  id: record.id,
  field: path,
  kept,
  lost,
  at: formatInstant(stampMs(lostStamp), zone),
})

export interface Settlement {
  /** The record's id or the beginning of it, or any name of a customer or contact; with `/field` of one field alone. */
  readonly reference: string
  readonly keep: ConflictSide
  /** This machine's name in stamps. */
  readonly replica: string
  readonly zone: string
}

/** A field that was settled, and the value that stands in it now. */
export interface SettledField {
  readonly id: string
  readonly field: string
  readonly value: Json
}

export interface Settled {
  readonly settled: readonly SettledField[]
  /** What still waits. */
  readonly conflicts: readonly Conflict[]
}

/**
 * Settles the conflicts of a record. `mine` is the value written on this machine, `theirs` the other; where this machine wrote
 * neither (or both), mine is what stands. Of several values of theirs the newest is taken. Throws `not-found` and `ambiguous`.
 */
export function settleConflicts(book: Book, {reference, keep, replica, zone}: Settlement): Plan<Settled> {
  const open = findConflicts(book, reference)
  const [first] = open
  const record = first?.record
  if (!record) throw new Error('no conflict was found, and none was missed')
  return {
    edits: [{id: record.id, type: record.type, values: settlingValues(open, keep, replica)}],
    summary: `conflicts: ${summaryOf(record as unknown as KnownRecord)}`,
    result: after => ({settled: settledFields(after, open), ...listConflicts(after, zone)}),
  }
}

function settledFields(book: Book, open: readonly OpenConflict[]): SettledField[] {
  return [...new Map(open.map(each => [each.path, each])).values()].map(({record, path}) => {
    const held = book.record(record.id)
    const value = held ? registersOf(held).values.get(path)?.value : undefined
    return {id: record.id, field: path, value: value ?? null}
  })
}

function settlingValues(open: readonly OpenConflict[], keep: ConflictSide, replica: string): Edit['values'] {
  const values: {[path: string]: Json} = Object.fromEntries(open.map(({key}) => [lostPath(key), null]))
  for (const path of new Set(open.map(each => each.path))) {
    const losers = open.filter(each => each.path === path)
    const chosen = chooseLoser(losers, keep, replica)
    if (chosen) values[path] = chosen.lost
  }
  return values
}

/** The losing value of one field that is to stand after all; undefined where the winner stays. */
function chooseLoser(losers: readonly OpenConflict[], keep: ConflictSide, replica: string): OpenConflict | undefined {
  const [any] = losers
  const isMine = (stamp: Stamp) => stampReplica(stamp) === replica
  const newest = (some: readonly OpenConflict[]) => [...some].sort((a, b) => (a.lostStamp < b.lostStamp ? 1 : -1))[0]
  const mine = losers.filter(({lostStamp}) => isMine(lostStamp))
  const isMineKept = (any !== undefined && isMine(any.keptStamp)) || mine.length === 0
  if (keep === 'mine') return isMineKept ? undefined : newest(mine)
  return isMineKept ? (newest(losers.filter(({lostStamp}) => !isMine(lostStamp))) ?? newest(losers)) : undefined
}

function findConflicts(book: Book, reference: string): OpenConflict[] {
  const found = matchConflicts(book, reference)
  const ids = [...new Set(found.map(({record}) => record.id))]
  if (ids.length === 1) return found
  if (ids.length > 1) {
    const candidates = ids.flatMap(id => book.live(id) ?? []).map(record => ({id: record.id, name: summaryOf(record)}))
    throw new CrmError('ambiguous', `${reference} fits several records`, {hint: 'Give more of the id.', candidates})
  }
  throw new CrmError('not-found', `nothing waits to be settled in: ${reference}`, {
    hint: 'List what does: crm conflicts',
  })
}

function matchConflicts(book: Book, reference: string): OpenConflict[] {
  const [name = '', ...rest] = reference.trim().split('/')
  const field = rest.length > 0 ? rest.join('/') : undefined
  const open = book.records.flatMap(openConflicts).filter(({path}) => field === undefined || path === field)
  const byId = open.filter(({record}) => name.length >= 2 && record.id.startsWith(name.toLowerCase()))
  if (byId.length > 0) return byId
  const party = findParty(book, name)
  return open.filter(({record}) => record.id === party)
}

function findParty(book: Book, name: string): string | undefined {
  try {
    const {customer, contact} = resolveParty(book, name)
    return (contact ?? customer).id
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}
