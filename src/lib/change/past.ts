import type {RecordChange} from './journal.ts'
import {canonicalText, type Json, type StoredRecord} from './json.ts'
import {readLostKey, registersOf} from './registers.ts'
import {isStamp, noStamp, type Stamp} from './stamp.ts'

/** A record before and after some moment, as a diff of the data file tells it; no `before` where it is new or not known. */
export interface Step {
  readonly before: StoredRecord | undefined
  readonly after: StoredRecord
}

/** How a book came to be what it is, as far as its kept states tell. */
export interface Past {
  /** What happened to records, newest first. */
  readonly steps: readonly Step[]
  /** False where there is more that was not read, for the sake of time. */
  readonly isWhole: boolean
}

/** One command's change, put together again from what it left: all of it bears one stamp. */
export interface PastChange {
  readonly stamp: Stamp
  readonly records: readonly RecordChange[]
}

interface Remembered {
  readonly type: string
  created: boolean
  readonly fields: Map<string, {before?: Json; after: Json}>
}

/**
 * The changes that steps of records tell of, wherever they were made: registers that bear the same stamp were written by the same
 * command. Told by several steps, a change is told once. Registers without a stamp, and forgotten records, tell nothing.
 */
export function changesIn(steps: Iterable<Step>): PastChange[] {
  const byStamp = new Map<Stamp, Map<string, Remembered>>()
  for (const step of steps) {
    if (step.after['_forgot'] !== 1) rememberStep(byStamp, step)
  }
  return [...byStamp].map(([stamp, records]) => ({stamp, records: [...records].map(toRecordChange)}))
}

function rememberStep(byStamp: Map<Stamp, Map<string, Remembered>>, {before, after}: Step): void {
  const was = before && registersOf(before).values
  const {values, lost} = registersOf(after)
  const remember = (path: string, stamp: Stamp, value: Json, previous: Json | undefined) => {
    if (stamp === noStamp || !isStamp(stamp)) return
    const records = byStamp.get(stamp) ?? new Map<string, Remembered>()
    byStamp.set(stamp, records)
    const record = records.get(after.id) ?? {type: after.type, created: false, fields: new Map()}
    records.set(after.id, record)
    if (path === 'type') record.created = true
    else if (previous !== undefined || !record.fields.has(path)) {
      record.fields.set(path, previous === undefined ? {after: value} : {before: previous, after: value})
    }
  }
  for (const [path, {value, stamp}] of values) {
    const held = was?.get(path)
    // What stood before was told by the step that wrote it.
    if (held?.stamp !== stamp) remember(path, stamp, value, held?.value)
  }
  for (const [key, value] of lost) {
    const {path, stamp} = readLostKey(key)
    if (value !== null) remember(path, stamp, value, undefined)
  }
}

const toRecordChange = ([id, {type, created, fields}]: [string, Remembered]): RecordChange => ({
  id,
  type,
  ...(created ? {created: true as const} : {}),
  fields: Object.fromEntries(
    [...fields].filter(([, {before, after}]) => before === undefined || canonicalText(before) !== canonicalText(after)),
  ),
})
