import {collectionOf} from '../../book/registry.ts'
import {isLive} from '../../book/shelf.ts'
import type {Json, StoredRecord} from '../../change/json.ts'
import {largestStamp} from '../../change/registers.ts'
import {noStamp, type Stamp} from '../../change/stamp.ts'
import {footer, header} from '../layout.ts'

/** One outlined field of the records of a type, in the order of their lines: which of its values each has. */
export interface Column {
  /** The different values; the first is the missing one, which is undefined in memory and null here. */
  readonly values: readonly Json[]
  readonly codes: Uint16Array
}

/** The outlined fields of a type by name. */
export type Columns = {readonly [field: string]: Column}

/**
 * Where each record of a file of lines stands, and what rules over many records ask of it: made from a text that was read
 * and checked whole, so that the next command need not do it again.
 */
export interface BookIndex {
  readonly count: number
  /** Where each line begins, in bytes; one more for where the last line of the file begins. */
  readonly starts: Uint32Array
  /** The ids one behind the other, 13 characters each: slices of one text cost no copy. */
  readonly ids: string
  /** The names of the types; a line's kind is the place of its type here, doubled, and one more where it is removed. */
  readonly types: readonly string[]
  readonly kinds: Uint8Array
  readonly columns: {readonly [type: string]: Columns}
  readonly latestStamp: Stamp
}

export const idLength = 13
const mostTypes = 127
const mostValues = 65_535

const outlinedFields = (type: string): readonly string[] =>
  Object.entries(collectionOf(type)?.fields ?? {}).flatMap(([name, {outlined}]) => (outlined ? [name] : []))

/** Numbers the different values of a field as they come. */
class ColumnWriter {
  readonly #values: Json[]
  readonly #codes: Map<Json, number>

  constructor(values: readonly Json[] = [null]) {
    this.#values = [...values]
    this.#codes = new Map(values.map((value, code) => [value, code]))
  }

  get values(): readonly Json[] {
    return this.#values
  }

  code(value: Json | undefined): number {
    const known = this.#codes.get(value ?? null)
    if (known !== undefined) return known
    const code = this.#values.push(value ?? null) - 1
    this.#codes.set(value ?? null, code)
    return code
  }
}

/**
 * The index of a canonical text (see `ParsedBook.orderly`) and its records. Undefined where it cannot say what it must: too
 * many types, too many different values of an outlined field, or an id of another length.
 */
export function buildIndex(bytes: Buffer, records: readonly StoredRecord[]): BookIndex | undefined {
  return spliceIndex(emptyIndex, records, lineStartsIn(bytes, records.length))
}

const emptyIndex: BookIndex = {
  count: 0,
  starts: new Uint32Array([header.length + 1]),
  ids: '',
  types: [],
  kinds: new Uint8Array(0),
  columns: {},
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

/** The index after some records, sorted by id, took the place of others or came between them; `starts` are those of the new text. */
export function spliceIndex(
  index: BookIndex,
  fresh: readonly StoredRecord[],
  starts: Uint32Array,
): BookIndex | undefined {
  const count = starts.length - 1
  const ids: string[] = []
  const kinds = new Uint8Array(count)
  const types = [...index.types]
  const writers = openColumns(index, fresh)
  let latestStamp = index.latestStamp
  let [old, line] = [0, 0]

  const keepUpTo = (to: number) => {
    ids.push(index.ids.slice(old * idLength, to * idLength))
    kinds.set(index.kinds.subarray(old, to), line)
    for (const [type, writer] of writers) writer.keep(countLines(index, type, old, to))
    line += to - old
    old = to
  }
  const put = (record: StoredRecord) => {
    const type = record.type ?? ''
    let code = types.indexOf(type)
    if (code < 0) code = types.push(type) - 1
    ids.push(record.id)
    kinds[line++] = (code << 1) | (isLive(record) ? 0 : 1)
    writers.get(type)?.add(record)
    const stamp = largestStamp(record)
    if (stamp > latestStamp) latestStamp = stamp
  }
  for (const record of fresh) {
    if (record.id.length !== idLength) return undefined
    keepUpTo(findLine(index, record.id))
    put(record)
    if (idAt(index, old) === record.id) writers.get(typeAt(index, old++))?.skip()
  }
  keepUpTo(index.count)
  const columns: {[type: string]: Columns} = {}
  for (const [type, writer] of writers) columns[type] = writer.columns()
  const fits = types.length <= mostTypes && line === count && Object.values(columns).every(hasFewValues)
  return fits ? {count, starts, ids: ids.join(''), types, kinds, columns, latestStamp} : undefined
}

const hasFewValues = (columns: Columns): boolean =>
  Object.values(columns).every(({values}) => values.length <= mostValues)

const typeAt = ({types, kinds}: BookIndex, line: number): string => types[(kinds[line] ?? 0) >> 1] ?? ''

/** How many lines of a run are of a type. */
function countLines({types, kinds}: BookIndex, type: string, from: number, to: number): number {
  const code = types.indexOf(type)
  let count = 0
  for (let line = from; line < to; line++) if ((kinds[line] ?? 0) >> 1 === code) count++
  return count
}

interface ColumnsWriter {
  /** Takes over what the next lines of the old columns have. */
  keep(lines: number): void
  /** Passes over the next line of the old columns. */
  skip(): void
  add(record: StoredRecord): void
  columns(): Columns
}

function openColumns(index: BookIndex, fresh: readonly StoredRecord[]): ReadonlyMap<string, ColumnsWriter> {
  const types = new Set([...Object.keys(index.columns), ...fresh.map(({type}) => type)])
  const most = index.count + fresh.length
  return new Map(
    [...types].flatMap((type): [string, ColumnsWriter][] => {
      const fields = outlinedFields(type)
      return fields.length === 0 ? [] : [[type, openColumnsOf(index.columns[type] ?? {}, fields, most)]]
    }),
  )
}

function openColumnsOf(old: Columns, fields: readonly string[], most: number): ColumnsWriter {
  const written = fields.map(field => {
    const before = old[field]
    return {field, before: before?.codes, writer: new ColumnWriter(before?.values), codes: new Uint16Array(most)}
  })
  let [place, count] = [0, 0]
  return {
    keep: lines => {
      for (const {before, codes} of written) if (before) codes.set(before.subarray(place, place + lines), count)
      place += lines
      count += lines
    },
    skip: () => {
      place++
    },
    add: record => {
      for (const {field, writer, codes} of written) codes[count] = writer.code(record[field])
      count++
    },
    columns: () =>
      Object.fromEntries(
        written.map(({field, writer, codes}) => [field, {values: writer.values, codes: codes.subarray(0, count)}]),
      ),
  }
}

/** The id of the record on a line; undefined beyond the ends. */
export const idAt = ({ids, count}: BookIndex, line: number): string | undefined =>
  line >= 0 && line < count ? ids.slice(line * idLength, (line + 1) * idLength) : undefined

/** The first line whose id is a text or comes after it. */
export function findLine(index: BookIndex, id: string): number {
  let [low, high] = [0, index.count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((idAt(index, middle) ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}

/** The bytes of the last line, its end too. */
export const footerLength = footer.length + 1
