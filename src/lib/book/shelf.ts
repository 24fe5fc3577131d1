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
  if (record['on'] !== other['on']) return String(record['on']) > String(other['on'])
  const [stamp, otherStamp] = [String(record['_u'] ?? ''), String(other['_u'] ?? '')]
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
    select: (type, counts) => all(type).filter(counts),
    latest: (type, counts) => latestOf(all(type), counts),
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

/** Records by id, as a Map has them; they may be made anew whenever they are asked for. */
export interface RecordsById {
  readonly size: number
  has(id: string): boolean
  get(id: string): StoredRecord | undefined
  /** The ids; where a type is named, those of others may be left out. */
  keys(type?: string): Iterable<string>
}

/** A shelf on which some records stand in the place of others, or beside them. */
export interface ChangedShelf extends Shelf {
  readonly base: Shelf
  readonly changed: RecordsById
}

/** Whether a shelf is another one with changes upon it. */
export const isChanged = (shelf: Shelf): shelf is ChangedShelf => 'base' in shelf && 'changed' in shelf

/** The shelf after a change: what did not change is still looked up where it stood. */
export function changeShelf(base: Shelf, changed: RecordsById): ChangedShelf {
  const fresh = [...changed.keys()].sort()
  const renew = (type: string, stood: Iterable<StoredRecord>): Iterable<StoredRecord> =>
    merge(
      without(stood, changed),
      pick([...changed.keys(type)].sort(), changed, record => isLive(record) && record.type === type),
    )
  const renewOf = (type: string, customer: string, stood: readonly StoredRecord[]): readonly StoredRecord[] =>
    [...renew(type, stood)].filter(record => record['customer'] === customer)
  const stays = (id: string): boolean => {
    const record = changed.get(id)
    return record !== undefined && isLive(record)
  }
  let ids: SortedTexts | undefined
  let liveIds: SortedTexts | undefined
  let whole: Shelf | undefined
  const wholeShelf = (): Shelf => {
    whole ??= createShelf([
      ...merge(
        without(base.records, changed),
        pick(fresh, changed, () => true),
      ),
    ])
    return whole
  }
  const isType = (type: string) => (record: StoredRecord | undefined) => record?.type === type
  return {
    base,
    changed,
    get ids() {
      ids ??= mergedTexts(base.ids, fresh, () => true)
      return ids
    },
    get liveIds() {
      liveIds ??= mergedTexts(base.liveIds, fresh, stays)
      return liveIds
    },
    get records() {
      return wholeShelf().records
    },
    get latestStamp() {
      let latest = base.latestStamp
      for (const record of pick(fresh, changed, () => true)) latest = laterStamp(latest, record)
      return latest
    },
    record: id => changed.get(id) ?? base.record(id),
    all: type => [...renew(type, base.all(type))],
    each: type => renew(type, base.each(type)),
    of: (type, customer) => renewOf(type, customer, base.of(type, customer)),
    outlines: type => [...renew(type, base.outlines(type))],
    outlinesOf: (type, customer) => renewOf(type, customer, base.outlinesOf(type, customer)),
    select: (type, counts) => {
      const stood = base.select(type, counts)
      return [...renew(type, stood)].filter(record => !changed.has(record.id) || counts(record))
    },
    latest: (type, counts) =>
      fresh.some(id => isType(type)(base.record(id) ?? changed.get(id)))
        ? latestOf([...renew(type, base.outlines(type))], counts)
        : base.latest(type, counts),
  }
}

function* without(records: Iterable<StoredRecord>, ids: RecordsById): Generator<StoredRecord> {
  for (const record of records) if (!ids.has(record.id)) yield record
}

function* pick(
  ids: readonly string[],
  records: RecordsById,
  fits: (record: StoredRecord) => boolean,
): Generator<StoredRecord> {
  for (const id of ids) {
    const record = records.get(id)
    if (record && fits(record)) yield record
  }
}

/** Both in the order of their ids, of which none is in both. */
function* merge(some: Iterable<StoredRecord>, others: Iterator<StoredRecord>): Generator<StoredRecord> {
  let other = others.next()
  for (const record of some) {
    for (; !other.done && other.value.id < record.id; other = others.next()) yield other.value
    yield record
  }
  for (; !other.done; other = others.next()) yield other.value
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
function mergedTexts(stood: SortedTexts, fresh: readonly string[], counts: (id: string) => boolean): SortedTexts {
  const pieces: Piece[] = []
  let [length, from] = [0, 0]
  const takeUpTo = (to: number) => {
    if (to > from) pieces.push({start: length, from})
    length += to - from
    from = to
  }
  for (const id of fresh) {
    takeUpTo(lowerBound(stood, id))
    if (counts(id)) pieces.push({start: length++, from, id})
    if (stood.at(from) === id) from++
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
