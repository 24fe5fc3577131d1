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
  /** The live records of a type that hang on a customer, by id. */
  of(type: string, customer: string): readonly StoredRecord[]
  /** The live records of a type with at least the fields that its collection outlines. */
  outlines(type: string): readonly StoredRecord[]
  /** Those that hang on a customer. */
  outlinesOf(type: string, customer: string): readonly StoredRecord[]
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
    of,
    outlines: all,
    outlinesOf: of,
  }
}

const laterStamp = (seen: Stamp, record: StoredRecord): Stamp => {
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

/** A shelf on which some records stand in the place of others, or beside them. */
export interface ChangedShelf extends Shelf {
  readonly base: Shelf
  readonly changed: ReadonlyMap<string, StoredRecord>
}

export const isChanged = (shelf: Shelf): shelf is ChangedShelf => 'base' in shelf && 'changed' in shelf

/** The shelf after a change: what did not change is still looked up where it stood. */
export function changeShelf(base: Shelf, changed: ReadonlyMap<string, StoredRecord>): ChangedShelf {
  const fresh = [...changed.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const renew = (stood: readonly StoredRecord[], fits: (record: StoredRecord) => boolean): readonly StoredRecord[] =>
    mergeSorted(
      stood.filter(({id}) => !changed.has(id)),
      fresh.filter(record => isLive(record) && fits(record)),
    )
  let whole: Shelf | undefined
  const wholeShelf = (): Shelf => {
    whole ??= createShelf(
      mergeSorted(
        base.records.filter(({id}) => !changed.has(id)),
        fresh,
      ),
    )
    return whole
  }
  const isType = (type: string) => (record: StoredRecord) => record.type === type
  const hangsOn = (type: string, customer: string) => (record: StoredRecord) =>
    record.type === type && record['customer'] === customer
  return {
    base,
    changed,
    ids: mergedTexts(base.ids, fresh, () => true),
    liveIds: mergedTexts(base.liveIds, fresh, isLive),
    get records() {
      return wholeShelf().records
    },
    get latestStamp() {
      return fresh.reduce(laterStamp, base.latestStamp)
    },
    record: id => changed.get(id) ?? base.record(id),
    all: type => renew(base.all(type), isType(type)),
    of: (type, customer) => renew(base.of(type, customer), hangsOn(type, customer)),
    outlines: type => renew(base.outlines(type), isType(type)),
    outlinesOf: (type, customer) => renew(base.outlinesOf(type, customer), hangsOn(type, customer)),
  }
}

function mergeSorted(some: readonly StoredRecord[], others: readonly StoredRecord[]): StoredRecord[] {
  const merged: StoredRecord[] = []
  let next = 0
  for (const record of some) {
    for (let other = others[next]; other && other.id < record.id; other = others[++next]) merged.push(other)
    merged.push(record)
  }
  return [...merged, ...others.slice(next)]
}

/** A run of ids that stand as before, or one that came. */
interface Piece {
  /** Where it begins among the merged ids. */
  readonly start: number
  /** Where a run begins among those that stood. */
  readonly from: number
  readonly id?: string
}

/** Sorted ids of which some went and some came: few come, so the others are looked up where they stood. */
function mergedTexts(
  stood: SortedTexts,
  fresh: readonly StoredRecord[],
  counts: (record: StoredRecord) => boolean,
): SortedTexts {
  const pieces: Piece[] = []
  let [length, from] = [0, 0]
  const takeUpTo = (to: number) => {
    if (to > from) pieces.push({start: length, from})
    length += to - from
    from = to
  }
  for (const record of fresh) {
    takeUpTo(lowerBound(stood, record.id))
    if (counts(record)) pieces.push({start: length++, from, id: record.id})
    if (stood.at(from) === record.id) from++
  }
  takeUpTo(stood.length)
  const at = (index: number): string | undefined => {
    if (index < 0 || index >= length) return undefined
    let [low, high] = [0, pieces.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((pieces[middle]?.start ?? 0) <= index) low = middle
      else high = middle - 1
    }
    const piece = pieces[low]
    return piece && (piece.id ?? stood.at(piece.from + index - piece.start))
  }
  return {length, at}
}
