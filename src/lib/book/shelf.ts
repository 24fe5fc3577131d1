import type {StoredRecord} from '../change/json.ts'
import {isRemoved, largestStamp} from '../change/registers.ts'
import {noStamp, type Stamp} from '../change/stamp.ts'
import {lowerBound, type SortedTexts} from './ids.ts'

/** True for a record that was not removed. */
export const isLive = (record: StoredRecord): boolean =>
  (record['deleted'] !== true && record['_forgot'] !== 1) || !isRemoved(record)

/**
 * Where the records of a book stand: in memory, or line by line in a file, of which only what is asked for is read.
 * It never changes.
 */
export interface Shelf {
  /** The ids of every record, removed ones too. */
  readonly ids: SortedTexts
  /** The ids of the live ones. */
  readonly liveIds: SortedTexts
  /** Every record, removed ones too, sorted by id. */
  readonly records: readonly StoredRecord[]
  /** The largest stamp of all. */
  readonly latestStamp: Stamp
  /** The record with an id, removed or not. */
  record(id: string): StoredRecord | undefined
  /** The live records of a type, by id. */
  all(type: string): readonly StoredRecord[]
  /** As `all`, one after the other. */
  each(type: string): Iterable<StoredRecord>
  /** The live records of a type that hang on a customer, by id. */
  of(type: string, customer: string): readonly StoredRecord[]
  /** The live records of a type, to be read field by field. */
  outlines(type: string): readonly StoredRecord[]
  /** Those that hang on a customer. */
  outlinesOf(type: string, customer: string): readonly StoredRecord[]
  /** Those of which a field has a value, which an index finds without looking at the others. */
  where(type: string, field: string, value: string): readonly StoredRecord[]
  /** Those that count. What `counts` is asked about is good for that moment alone. */
  select(type: string, counts: (outline: StoredRecord) => boolean): readonly StoredRecord[]
  /**
   * Of each customer the last live record of a type, of those that count: latest day, within it the latest stamp. What
   * `counts` is asked about is good for that moment alone.
   */
  latest(type: string, counts: (outline: StoredRecord) => boolean): ReadonlyMap<string, StoredRecord>
}

/** Whether a record is later than another: by its day, within it by its stamp, then by id. */
export function isLater(record: StoredRecord, other: StoredRecord): boolean {
  const day = record['on']
  const otherDay = other['on']
  if (day !== otherDay) return String(day) > String(otherDay)
  const stamp = String(record['_u'] ?? '')
  const otherStamp = String(other['_u'] ?? '')
  return stamp === otherStamp ? record.id > other.id : stamp > otherStamp
}

/** Of each customer the last of some records, of those that count. */
export function latestOf(
  records: readonly StoredRecord[],
  counts: (record: StoredRecord) => boolean,
): ReadonlyMap<string, StoredRecord> {
  const latest = new Map<string, StoredRecord>()
  for (const record of records) {
    const {customer} = record
    if (typeof customer !== 'string' || !counts(record)) continue
    const held = latest.get(customer)
    if (held === undefined || isLater(record, held)) latest.set(customer, record)
  }
  return latest
}

/** Records in memory, sorted by id; what is looked up is grouped when it is first asked for. */
export function createShelf(records: readonly StoredRecord[]): Shelf {
  let ids: readonly string[] | undefined
  let liveIds: readonly string[] | undefined
  let byType: ReadonlyMap<string, readonly StoredRecord[]> | undefined
  const byCustomer = new Map<string, ReadonlyMap<string, readonly StoredRecord[]>>()
  const all = (type: string): readonly StoredRecord[] => {
    byType ??= groupBy(records.filter(isLive), record => record.type)
    return byType.get(type) ?? []
  }
  const of = (type: string, customer: string): readonly StoredRecord[] => {
    const known = byCustomer.get(type)
    const groups = known ?? groupBy(all(type), record => String(record['customer']))
    if (!known) byCustomer.set(type, groups)
    return groups.get(customer) ?? []
  }
  return {
    records,
    get ids() {
      ids ??= records.map(({id}) => id)
      return ids
    },
    get liveIds() {
      liveIds ??= records.filter(isLive).map(({id}) => id)
      return liveIds
    },
    get latestStamp() {
      return records.reduce(laterStamp, noStamp)
    },
    record(id) {
      const record = records[lowerBound(this.ids, id)]
      return record?.id === id ? record : undefined
    },
    all,
    each: all,
    of,
    outlines: all,
    outlinesOf: of,
    where: (type, field, value) => all(type).filter(record => record[field] === value),
    select: (type, counts) => all(type).filter(counts),
    latest: (type, counts) => latestOf(all(type), counts),
  }
}

/** The larger of a stamp and the largest of a record. */
export const laterStamp = (seen: Stamp, record: StoredRecord): Stamp => {
  const stamp = largestStamp(record)
  return stamp > seen ? stamp : seen
}

/** Records by a key, each group in their order. */
export function groupBy<R>(records: readonly R[], keyOf: (record: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const record of records) {
    const key = keyOf(record)
    const held = groups.get(key)
    if (held) held.push(record)
    else groups.set(key, [record])
  }
  return groups
}
