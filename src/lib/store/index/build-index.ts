import {type OutlinedAs, outlinedAs} from '../../book/fields.ts'
import {collectionOf} from '../../book/registry.ts'
import {isLive} from '../../book/shelf.ts'
import type {Json, StoredRecord} from '../../change/json.ts'
import {largestStamp} from '../../change/registers.ts'
import {noStamp} from '../../change/stamp.ts'
import {header} from '../layout.ts'
import {type BookIndex, type Codes, findLine, idAt, idLength, type Run} from './book-index.ts'

/** Up to so many values a code takes two bytes. */
const mostShortCodes = 1 << 16

/**
 * The index of a canonical text (see `ParsedBook.orderly`) and its records. Undefined where it cannot say what it must: an
 * id of another length, or records of a type that do not lie together.
 */
export function buildIndex(bytes: Buffer, records: readonly StoredRecord[]): BookIndex | undefined {
  return spliceIndex(emptyIndex, records, lineStartsIn(bytes, records.length))
}

const emptyIndex: BookIndex = {
  count: 0,
  starts: new Uint32Array([header.length + 1]),
  ids: Buffer.alloc(0),
  removed: new Uint8Array(0),
  runs: [],
  values: [null],
  latestStamp: noStamp,
}

function lineStartsIn(bytes: Buffer, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  let at = header.length + 1
  for (let line = 0; line <= count; line++) {
    starts[line] = at
    at = bytes.indexOf(0x0a, at) + 1
  }
  return starts
}

/** Lines that stand as before, or a record that came. */
type Stretch = {readonly from: number; readonly to: number} | StoredRecord

const isRecord = (stretch: Stretch): stretch is StoredRecord => 'id' in stretch

/** The index after some records, sorted by id, took the place of others or came between them; `starts` are those of the new text. */
export function spliceIndex(
  index: BookIndex,
  fresh: readonly StoredRecord[],
  starts: Uint32Array,
): BookIndex | undefined {
  if (!fresh.every(({id}) => id.length === idLength && !/[^\x20-\x7e]/.test(id))) return undefined
  const stretches = stretchesOf(index, fresh)
  const count = starts.length - 1
  const ids = Buffer.allocUnsafeSlow(count * idLength)
  const removed = new Uint8Array(count)
  let line = 0
  for (const stretch of stretches) {
    if (isRecord(stretch)) {
      ids.write(stretch.id, line * idLength, 'latin1')
      removed[line++] = isLive(stretch) ? 0 : 1
      continue
    }
    const {from, to} = stretch
    ids.set(index.ids.subarray(from * idLength, to * idLength), line * idLength)
    removed.set(index.removed.subarray(from, to), line)
    line += to - from
  }
  const values = new Values(index.values)
  const runs = runsOf(index, stretches, values.numbered(fresh))
  const latestStamp = fresh
    .map(largestStamp)
    .reduce((latest, each) => (each > latest ? each : latest), index.latestStamp)
  return runs && {count, starts, ids, removed, runs, values: values.list, latestStamp}
}

function stretchesOf(index: BookIndex, fresh: readonly StoredRecord[]): Stretch[] {
  const stretches: Stretch[] = []
  let old = 0
  for (const record of fresh) {
    const line = findLine(index, record.id)
    if (line > old) stretches.push({from: old, to: line})
    stretches.push(record)
    old = idAt(index, line) === record.id ? line + 1 : line
  }
  if (index.count > old) stretches.push({from: old, to: index.count})
  return stretches
}

/** The numbers of values, those of an old index and those that come. */
class Values {
  readonly list: Json[]
  readonly #codes: Map<Json, number>

  constructor(known: readonly Json[]) {
    this.list = [...known]
    this.#codes = new Map(known.map((value, code) => [value, code]))
  }

  /** Gives a number to each value of some records, so that it is known how much room a number takes. */
  numbered(records: readonly StoredRecord[]): this {
    let [type, fields]: [string, OutlinedFields] = ['', []]
    for (const record of records) {
      if (record.type !== type) [type, fields] = [record.type, outlinedFields(record.type)]
      for (const [field, as] of fields) this.#add(valueIn(record, field, as))
    }
    return this
  }

  #add(value: Json): void {
    if (!this.#codes.has(value)) this.#codes.set(value, this.list.push(value) - 1)
  }

  codeOf(value: Json): number {
    return this.#codes.get(value) ?? 0
  }

  makeCodes(length: number): Codes {
    return this.list.length > mostShortCodes ? new Uint32Array(length) : new Uint16Array(length)
  }
}

/** What a column has of a record: the value, or true for one that is there and must be read from its line. */
function valueIn(record: StoredRecord, field: string, as: OutlinedAs): Json {
  const value = record[field] ?? null
  if (as === 'line') return null
  return as === 'presence' && value !== null ? true : value
}

type OutlinedFields = readonly (readonly [field: string, as: OutlinedAs])[]

/** The stamps of a record: its own, and of the fields that were written later. */
const stamps: OutlinedFields = [
  ['_u', 'line'],
  ['_f', 'presence'],
]

/** The fields of a type, and what an index holds of each. */
export const outlinedFields = (type: string): OutlinedFields => {
  const fields = Object.entries(collectionOf(type)?.fields ?? {})
  return [...fields.map(([name, field]) => [name, outlinedAs(field)] as const), ...stamps]
}

/** A record that was erased has no type left: its line is one of those around it. */
const noType = ''

const typeOf = (record: StoredRecord): string => (isLive(record) ? record.type : (record.type ?? noType))

/** The runs of lines; undefined where a type's lines do not lie together. */
function runsOf(index: BookIndex, stretches: readonly Stretch[], values: Values): Run[] | undefined {
  const writers: RunWriter[] = []
  const writerOf = (type: string): RunWriter | undefined => {
    const last = writers.at(-1)
    if (last?.type === type || (last && type === noType)) return last
    if (writers.some(each => each.type === type)) return undefined
    const count = (index.runs.find(run => run.type === type)?.count ?? 0) + countOf(stretches, type)
    const writer = new RunWriter(type, last ? last.first + last.count : 0, count, values)
    writers.push(writer)
    return writer
  }
  for (const stretch of stretches) {
    if (isRecord(stretch)) {
      const writer = writerOf(typeOf(stretch))
      if (!writer) return undefined
      writer.add(stretch)
      continue
    }
    for (const run of index.runs) {
      const [from, to] = [Math.max(stretch.from, run.first), Math.min(stretch.to, run.first + run.count)]
      if (from >= to) continue
      const writer = writerOf(run.type)
      if (!writer) return undefined
      writer.keep(run, from, to)
    }
  }
  return writers.map(writer => writer.run())
}

const countOf = (stretches: readonly Stretch[], type: string): number =>
  stretches.filter(stretch => isRecord(stretch) && [type, noType].includes(typeOf(stretch))).length

/** Puts the columns of a run together. */
class RunWriter {
  readonly type: string
  readonly first: number
  count = 0
  readonly #fields: OutlinedFields
  readonly #most: number
  readonly #values: Values
  readonly #columns = new Map<string, Codes>()

  constructor(type: string, first: number, most: number, values: Values) {
    this.type = type
    this.first = first
    this.#fields = outlinedFields(type)
    this.#most = most
    this.#values = values
  }

  #column(field: string): Codes {
    const held = this.#columns.get(field) ?? this.#values.makeCodes(this.#most)
    this.#columns.set(field, held)
    return held
  }

  add(record: StoredRecord): void {
    if (record.type !== this.type) return void this.count++
    for (const [field, as] of this.#fields) {
      const value = valueIn(record, field, as)
      if (value !== null) this.#column(field)[this.count] = this.#values.codeOf(value)
    }
    this.count++
  }

  keep(run: Run, from: number, to: number): void {
    for (const [field, codes] of Object.entries(run.columns)) {
      this.#column(field).set(codes.subarray(from - run.first, to - run.first), this.count)
    }
    this.count += to - from
  }

  run(): Run {
    const {type, first, count} = this
    const columns = [...this.#columns].map(([field, codes]) => [field, codes.subarray(0, count)])
    return {type, first, count, columns: Object.fromEntries(columns)}
  }
}
