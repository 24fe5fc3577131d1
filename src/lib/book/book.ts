import type {StoredRecord} from '../change/json.ts'
import {changeShelf, type RecordsById} from './changed-shelf.ts'
import {referencesIn} from './fields.ts'
import {idsWithPrefix, shortestPrefix} from './ids.ts'
import {collectionOf, type KnownRecord, type Outline, type RecordTypes, type TypeName} from './registry.ts'
import {readSettings, type Settings} from './settings.ts'
import {createShelf, isLive, type Shelf} from './shelf.ts'

/**
 * A book of clients as values: records that were loaded and checked, with the ways to look them up. It never changes.
 */
export class Book {
  readonly shelf: Shelf
  #dependents: Map<string, StoredRecord[]> | undefined
  #ids: readonly string[] | undefined
  readonly #shortIds = new Map<string, string>()
  readonly #latest: {[type in TypeName]?: Map<unknown, ReadonlyMap<string, StoredRecord>>} = {}
  #settings: Settings | undefined

  /** Of records sorted by id, or of a shelf on which they stand. */
  constructor(records: readonly StoredRecord[] | Shelf) {
    this.shelf = Array.isArray(records) ? createShelf(records) : (records as Shelf)
  }

  /** Every record, removed ones too, sorted by id. */
  get records(): readonly StoredRecord[] {
    return this.shelf.records
  }

  get isEmpty(): boolean {
    return this.shelf.ids.length === 0
  }

  /** The ids of all live records, sorted. */
  get ids(): readonly string[] {
    const {liveIds} = this.shelf
    this.#ids ??= Array.from({length: liveIds.length}, (_, at) => liveIds.at(at) ?? '')
    return this.#ids
  }

  /** Those that begin with a prefix, at most so many. */
  idsWithPrefix(prefix: string, limit?: number): string[] {
    return idsWithPrefix(this.shelf.liveIds, prefix, limit)
  }

  get settings(): Settings {
    this.#settings ??= readSettings(this.all('setting'))
    return this.#settings
  }

  /** The live records of a type, by id. */
  all<T extends TypeName>(type: T): readonly RecordTypes[T][] {
    return this.shelf.all(type) as unknown as readonly RecordTypes[T][]
  }

  /** As `all`, one after the other: of a book with many changes they need not all be in memory. */
  each<T extends TypeName>(type: T): Iterable<RecordTypes[T]> {
    return this.shelf.each(type) as unknown as Iterable<RecordTypes[T]>
  }

  /** The live records of a type that hang on a customer. */
  of<T extends TypeName>(type: T, customer: string): readonly RecordTypes[T][] {
    return this.shelf.of(type, customer) as unknown as readonly RecordTypes[T][]
  }

  /** As `all`, for rules that read field by field: of a large book the lines are then read where they must be. */
  outlines<T extends TypeName>(type: T): readonly Outline<T>[] {
    return this.shelf.outlines(type) as unknown as readonly Outline<T>[]
  }

  /** As `of`, for such rules. */
  outlinesOf<T extends TypeName>(type: T, customer: string): readonly Outline<T>[] {
    return this.shelf.outlinesOf(type, customer) as unknown as readonly Outline<T>[]
  }

  /** Those outlines of which a field has a value, which an index finds without looking at the others. */
  where<T extends TypeName>(type: T, field: keyof Outline<T> & string, value: string): readonly Outline<T>[] {
    return this.shelf.where(type, field, value) as unknown as readonly Outline<T>[]
  }

  /** Those outlines that count, without the others being made. What `counts` is asked about must not be kept. */
  select<T extends TypeName>(type: T, counts: (outline: Outline<T>) => boolean): readonly Outline<T>[] {
    const counted = counts as unknown as (outline: StoredRecord) => boolean
    return this.shelf.select(type, counted) as unknown as readonly Outline<T>[]
  }

  /**
   * Of each customer the last record of a type, of those that count: latest day, within it the latest stamp. What `counts`
   * is asked about must not be kept. The answer is remembered for the very function that was asked with.
   */
  latest<T extends TypeName>(type: T, counts: (outline: Outline<T>) => boolean): ReadonlyMap<string, Outline<T>> {
    const counted = counts as unknown as (outline: StoredRecord) => boolean
    const known = this.#latest[type] ?? new Map<unknown, ReadonlyMap<string, StoredRecord>>()
    const latest = known.get(counts) ?? this.shelf.latest(type, counted)
    this.#latest[type] = known.set(counts, latest)
    return latest as unknown as ReadonlyMap<string, Outline<T>>
  }

  /** The live record of a type with an id. */
  find<T extends TypeName>(type: T, id: string | null | undefined): RecordTypes[T] | undefined {
    const record = id ? this.record(id) : undefined
    return record?.type === type && isLive(record) ? (record as unknown as RecordTypes[T]) : undefined
  }

  /** The whole record of an outline. */
  whole<T extends TypeName>(type: T, {id}: {readonly id: string}): RecordTypes[T] {
    const record = this.find(type, id)
    if (!record) throw new Error(`no ${type} ${id}`)
    return record
  }

  /** The record with an id, removed or not, of any type. */
  record(id: string): StoredRecord | undefined {
    return this.shelf.record(id)
  }

  /** The live record with an id, of a type that this version knows or not. */
  live(id: string): KnownRecord | undefined {
    const record = this.record(id)
    return record && isLive(record) ? (record as unknown as KnownRecord) : undefined
  }

  /** The live records that hang on a record: they are removed with it. */
  dependents(id: string): readonly StoredRecord[] {
    this.#dependents ??= this.#groupByOwners()
    return this.#dependents.get(id) ?? []
  }

  /** The book after a change of some records. */
  changedBy(changed: RecordsById): Book {
    return new Book(changeShelf(this.shelf, changed))
  }

  /** The shortest prefix that only this record has; for a derived item (`id/suffix`) that of its record. */
  shortId(id: string): string {
    const slash = id.indexOf('/')
    if (slash >= 0) return this.shortId(id.slice(0, slash)) + id.slice(slash)
    const known = this.#shortIds.get(id)
    if (known !== undefined) return known
    const short = shortestPrefix(this.shelf.liveIds, id)
    this.#shortIds.set(id, short)
    return short
  }

  #groupByOwners(): Map<string, StoredRecord[]> {
    const groups = new Map<string, StoredRecord[]>()
    for (const record of this.records) {
      if (!isLive(record)) continue
      const owners = collectionOf(record.type)?.owners ?? []
      for (const id of new Set(owners.flatMap(owner => referencesIn(record[owner])))) {
        const held = groups.get(id)
        if (held) held.push(record)
        else groups.set(id, [record])
      }
    }
    return groups
  }
}
