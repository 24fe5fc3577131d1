import type {StoredRecord} from '../change/json.ts'
import {isRemoved} from '../change/registers.ts'
import {referencesIn} from './fields.ts'
import {lowerBound, shortestPrefix} from './ids.ts'
import {collectionOf, type KnownRecord, type RecordTypes, type TypeName} from './registry.ts'
import {readSettings, type Settings} from './settings.ts'

/** True for a record that was not removed. */
export const isLive = (record: StoredRecord): boolean =>
  (record['deleted'] !== true && record['_forgot'] !== 1) || !isRemoved(record)

/**
 * A book of clients as values: the records of a file that was loaded and checked, with the ways to look them up.
 * It never changes; indexes are made when first asked for.
 */
export class Book {
  /** Every record, removed ones too, sorted by id. */
  readonly records: readonly StoredRecord[]
  #live: Map<string, StoredRecord[]> | undefined
  #byCustomer = new Map<string, Map<string, StoredRecord[]>>()
  #dependents: Map<string, StoredRecord[]> | undefined
  #ids: readonly string[] | undefined
  #settings: Settings | undefined

  constructor(records: readonly StoredRecord[]) {
    this.records = records
  }

  /** The ids of all live records, sorted. */
  get ids(): readonly string[] {
    this.#ids ??= this.records.filter(isLive).map(record => record.id)
    return this.#ids
  }

  get settings(): Settings {
    this.#settings ??= readSettings(this.all('setting'))
    return this.#settings
  }

  /** The live records of a type, by id. */
  all<T extends TypeName>(type: T): readonly RecordTypes[T][] {
    return (this.#group().get(type) ?? []) as unknown as readonly RecordTypes[T][]
  }

  /** The live records of a type that hang on a customer. */
  of<T extends TypeName>(type: T, customer: string): readonly RecordTypes[T][] {
    let index = this.#byCustomer.get(type)
    if (!index) {
      index = new Map()
      for (const record of this.#group().get(type) ?? []) addTo(index, String(record['customer']), record)
      this.#byCustomer.set(type, index)
    }
    return (index.get(customer) ?? []) as unknown as readonly RecordTypes[T][]
  }

  /** The live record of a type with an id. */
  find<T extends TypeName>(type: T, id: string | null | undefined): RecordTypes[T] | undefined {
    const record = id ? this.record(id) : undefined
    return record?.type === type && isLive(record) ? (record as unknown as RecordTypes[T]) : undefined
  }

  /** The record with an id, removed or not, of any type. */
  record(id: string): StoredRecord | undefined {
    const at = lowerBound(this.#allIds(), id)
    const record = this.records[at]
    return record?.id === id ? record : undefined
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

  /** The shortest prefix that only this record has; for a derived item (`id/suffix`) that of its record. */
  shortId(id: string): string {
    const slash = id.indexOf('/')
    if (slash >= 0) return shortestPrefix(this.ids, id.slice(0, slash)) + id.slice(slash)
    return shortestPrefix(this.ids, id)
  }

  #sortedIds: readonly string[] | undefined
  #allIds(): readonly string[] {
    this.#sortedIds ??= this.records.map(record => record.id)
    return this.#sortedIds
  }

  #group(): Map<string, StoredRecord[]> {
    if (this.#live) return this.#live
    const groups = new Map<string, StoredRecord[]>()
    for (const record of this.records) if (isLive(record)) addTo(groups, record.type, record)
    this.#live = groups
    return groups
  }

  #groupByOwners(): Map<string, StoredRecord[]> {
    const groups = new Map<string, StoredRecord[]>()
    for (const [type, records] of this.#group()) {
      const owners = collectionOf(type)?.owners ?? []
      for (const record of records) {
        for (const id of new Set(owners.flatMap(owner => referencesIn(record[owner])))) addTo(groups, id, record)
      }
    }
    return groups
  }
}

function addTo(groups: Map<string, StoredRecord[]>, key: string, record: StoredRecord): void {
  const held = groups.get(key)
  if (held) held.push(record)
  else groups.set(key, [record])
}
