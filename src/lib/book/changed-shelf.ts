import type {StoredRecord} from '../change/json.ts'
import {lowerBound, type SortedTexts} from './ids.ts'
import {createShelf, isLive, laterStamp, latestOf, type Shelf} from './shelf.ts'

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
    where: (type, field, value) =>
      [...renew(type, base.where(type, field, value))].filter(record => record[field] === value),
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
