import {outlinedAs} from '../../book/fields.ts'
import type {SortedTexts} from '../../book/ids.ts'
import {collectionOf} from '../../book/registry.ts'
import {isLater, latestOf, type Shelf} from '../../book/shelf.ts'
import type {StoredRecord} from '../../change/json.ts'
import {type BookIndex, findLine, idAt, idLength} from './book-index.ts'
import {createLineReader, type ReadBytes} from './line-reader.ts'
import {createLiveLines} from './live-lines.ts'
import {createOutliner, type Outliner} from './outlines.ts'

const none: readonly StoredRecord[] = []

/**
 * The records of a file whose index is known: a type's lines are parsed when that type is asked for, one record's line when it
 * is; outlines read from the lines only what the index has not.
 */
export function createIndexedShelf(index: BookIndex, read: ReadBytes): Shelf {
  const reader = createLineReader(index, read)
  const lines = createLiveLines(index)
  const runs = new Map(index.runs.map(run => [run.type, run]))
  const outliner = remember((type): Outliner => {
    const run = runs.get(type)
    return run ? createOutliner(index, run, reader.record) : {at: reader.record, passing: reader.record}
  })
  const outlines = remember((type): readonly StoredRecord[] => lines.all(type).map(outliner(type).at))
  const all = remember((type): readonly StoredRecord[] => {
    const run = runs.get(type)
    if (!run) return []
    const records = reader.run(run)
    return records.filter((_, at) => index.removed[run.first + at] === 0)
  })
  const findOf = (
    type: string,
    at: (line: number) => StoredRecord,
  ): ((customer: string) => readonly StoredRecord[]) => {
    // Types that this version does not know have no columns.
    if (!collectionOf(type)?.fields['customer']) return id => all(type).filter(({customer}) => customer === id)
    const find = lines.of(type)
    return customer => {
      const found = find(customer)
      return found.length === 0 ? none : found.map(at)
    }
  }
  const recordsOf = remember(type => findOf(type, reader.record))
  const outlinesOf = remember(type => findOf(type, outliner(type).at))
  const {latestStamp, count} = index
  return {
    ids: idsOf(index),
    liveIds: liveIdsOf(index),
    get records() {
      return reader.whole()
    },
    latestStamp,
    record: id => {
      const line = id.length === idLength ? findLine(index, id) : count
      return idAt(index, line) === id ? reader.record(line) : undefined
    },
    all,
    each: all,
    of: (type, customer) => recordsOf(type)(customer),
    outlines,
    outlinesOf: (type, customer) => outlinesOf(type)(customer),
    where: (type, field, value) => {
      const {at, passing} = outliner(type)
      const found = isInIndex(type, field)
        ? lines.where(type, field, value)
        : lines.all(type, line => passing(line)[field] === value)
      return found.map(at)
    },
    select: (type, counts) => {
      const {at, passing} = outliner(type)
      return lines.all(type, line => counts(passing(line))).map(at)
    },
    latest: (type, counts) => {
      const {customer, on} = collectionOf(type)?.fields ?? {}
      if (!customer || !on) return latestOf(all(type), counts)
      const {at, passing} = outliner(type)
      const isLaterInDay = (line: number, held: number): boolean => isLater(at(line), at(held))
      return lines.latest(type, line => counts(passing(line)), isLaterInDay, at)
    },
  }
}

/** Whether the index holds the values of a field. */
function isInIndex(type: string, field: string): boolean {
  const known = collectionOf(type)?.fields[field]
  return known !== undefined && outlinedAs(known) === 'value'
}

function remember<V>(work: (type: string) => V): (type: string) => V {
  const known = new Map<string, V>()
  return type => {
    const held = known.get(type) ?? work(type)
    known.set(type, held)
    return held
  }
}

const idsOf = (index: BookIndex): SortedTexts => ({
  length: index.count,
  at: line => idAt(index, line),
  lowerBound: text => findLine(index, text),
})

function liveIdsOf(index: BookIndex): SortedTexts {
  const {removed} = index
  if (!removed.includes(1)) return idsOf(index)
  const lines: number[] = []
  removed.forEach((flag, line) => {
    if (flag === 0) lines.push(line)
  })
  return {length: lines.length, at: place => idAt(index, lines[place] ?? -1)}
}
