import type {SortedTexts} from '../../book/ids.ts'
import {createShelf, groupBy, type Shelf} from '../../book/shelf.ts'
import type {Json, StoredRecord} from '../../change/json.ts'
import {type BookIndex, type Columns, findLine, idAt, idLength} from './book-index.ts'

/** Reads bytes of the file that an index is of. */
export type ReadBytes = (from: number, to: number) => Buffer

/**
 * The records of a file whose index is known: a type's lines are parsed when that type is asked for, one record's line when it
 * is; outlines come from the index alone.
 */
export function createIndexedShelf(index: BookIndex, read: ReadBytes): Shelf {
  const byType = new Map<string, TypeLines>()
  const byCustomer = new Map<string, ReadonlyMap<string, readonly StoredRecord[]>>()
  const outlined = new Map<string, readonly Outline[]>()
  const outlinedBy = new Map<string, ReadonlyMap<string, readonly Outline[]>>()
  const parsed = new Map<number, StoredRecord>()
  let whole: Shelf | undefined
  let [lookups, outlineLookups] = [0, 0]

  const wholeShelf = (): Shelf => {
    whole ??= createShelf(parseLines(index, read, 0, index.count))
    return whole
  }
  const typeLines = (type: string): TypeLines => {
    const held = byType.get(type) ?? readType(index, read, type)
    byType.set(type, held)
    return held
  }
  const recordOn = (line: number): StoredRecord => {
    const type = index.types[(index.kinds[line] ?? 0) >> 1] ?? ''
    const isMany = ++lookups > fewLookups && !index.columns[type]
    const lines = isMany ? typeLines(type) : byType.get(type)
    const record = lines?.records[line - lines.first] ?? parsed.get(line) ?? parseLines(index, read, line, line + 1)[0]
    if (!record) throw new Error(`no line ${line}`)
    if (!lines) parsed.set(line, record)
    return record
  }
  const all = (type: string): readonly StoredRecord[] => (whole ? whole.all(type) : typeLines(type).live)
  const outlines = (type: string): readonly Outline[] => {
    const held = outlined.get(type) ?? makeOutlines(index, type, recordOn)
    outlined.set(type, held)
    return held
  }
  const outlinesOf = (type: string, customer: string): readonly Outline[] => {
    const known = outlinedBy.get(type)
    if (!known && ++outlineLookups <= fewLookups) return makeOutlines(index, type, recordOn, customer)
    const groups = known ?? groupBy(outlines(type), outline => String(outline['customer']))
    outlinedBy.set(type, groups)
    return groups.get(customer) ?? []
  }
  const of = (type: string, customer: string): readonly StoredRecord[] => {
    if (whole) return whole.of(type, customer)
    if (index.columns[type] && !byType.has(type)) {
      return outlinesOf(type, customer).map(outline => recordOn((outline as unknown as Lined).line))
    }
    const groups = byCustomer.get(type) ?? groupBy(all(type), record => String(record['customer']))
    byCustomer.set(type, groups)
    return groups.get(customer) ?? []
  }
  const record = (id: string): StoredRecord | undefined => {
    if (whole) return whole.record(id)
    const line = id.length === idLength ? findLine(index, id) : index.count
    return idAt(index, line) === id ? recordOn(line) : undefined
  }
  const {latestStamp, count} = index
  return {
    ids: {length: count, at: line => idAt(index, line)},
    liveIds: liveIdsOf(index),
    get records() {
      return wholeShelf().records
    },
    latestStamp,
    record,
    all,
    each: all,
    of,
    outlines,
    outlinesOf,
  }
}

function liveIdsOf(index: BookIndex): SortedTexts {
  const {kinds, count} = index
  if (!kinds.some(isRemovedKind)) return {length: count, at: line => idAt(index, line)}
  const lines: number[] = []
  kinds.forEach((kind, line) => {
    if (!isRemovedKind(kind)) lines.push(line)
  })
  return {length: lines.length, at: place => idAt(index, lines[place] ?? -1)}
}

const isRemovedKind = (kind: number): boolean => (kind & 1) === 1

/** The records of neighbouring lines. Throws where the lines are not those that the index is of. */
function parseLines(index: BookIndex, read: ReadBytes, from: number, to: number): StoredRecord[] {
  if (from === to) return []
  const bytes = read(index.starts[from] ?? 0, index.starts[to] ?? 0)
  const records = JSON.parse(`[${bytes.toString('utf8', 0, bytes.length - 2)}]`) as StoredRecord[]
  const fits = records.length === to - from && records[0]?.id === idAt(index, from)
  if (!fits) throw new Error(`the index of the book does not fit its line ${from}`)
  return records
}

/** More single records than this are quicker parsed with all of their type. */
const fewLookups = 8

/** The records of a type, removed ones too, from its first line on, and the live ones of them. */
interface TypeLines {
  readonly first: number
  readonly records: readonly StoredRecord[]
  readonly live: readonly StoredRecord[]
}

/** Reads a type: its lines lie together, as its ids begin with one letter, unless another type shares that. */
function readType(index: BookIndex, read: ReadBytes, type: string): TypeLines {
  const live = index.types.indexOf(type) << 1
  if (live < 0) return {first: 0, records: [], live: []}
  const first = index.kinds.findIndex(kind => kind >> 1 === live >> 1)
  const last = index.kinds.findLastIndex(kind => kind >> 1 === live >> 1)
  const records = parseLines(index, read, first, last + 1)
  return {first, records, live: records.filter((_, at) => index.kinds[first + at] === live)}
}

interface Lined {
  readonly line: number
}

/** A record of which the outlined fields are known, and the rest is read when it is asked for. */
type Outline = StoredRecord

/** The live records of a type in outline; of one customer where one is named. */
function makeOutlines(
  index: BookIndex,
  type: string,
  recordOn: (line: number) => StoredRecord,
  customer?: string,
): Outline[] {
  const columns = index.columns[type]
  const live = index.types.indexOf(type) << 1
  if (!columns || live < 0) return []
  const {values = [], codes} = columns['customer'] ?? {}
  const wanted = customer === undefined ? undefined : values.indexOf(customer)
  const Outline = outlineClass(index, columns, recordOn)
  const outlines: Outline[] = []
  let place = 0
  for (let line = 0; line < index.count; line++) {
    const kind = index.kinds[line]
    if (kind !== live && kind !== live + 1) continue
    if (kind === live && (wanted === undefined || codes?.[place] === wanted)) {
      outlines.push(new Outline(line, place) as unknown as Outline)
    }
    place++
  }
  return outlines
}

/** A class whose objects read their fields from columns: ten thousand of them are made in a millisecond. */
function outlineClass(index: BookIndex, columns: Columns, recordOn: (line: number) => StoredRecord) {
  class Outline implements Lined {
    readonly line: number
    readonly place: number
    constructor(line: number, place: number) {
      this.line = line
      this.place = place
    }
    get id(): string {
      return idAt(index, this.line) ?? ''
    }
    get _u(): Json | undefined {
      return recordOn(this.line)['_u']
    }
  }
  for (const [field, {values, codes}] of Object.entries(columns)) {
    Object.defineProperty(Outline.prototype, field, {
      get(this: Outline) {
        return values[codes[this.place] ?? 0] ?? undefined
      },
    })
  }
  return Outline
}
