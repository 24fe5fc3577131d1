import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {changeShelf} from '../../../../src/lib/book/changed-shelf.ts'
import {lowerBound} from '../../../../src/lib/book/ids.ts'
import {collectionOf} from '../../../../src/lib/book/registry.ts'
import {createShelf, type Shelf} from '../../../../src/lib/book/shelf.ts'
import {applyEdit} from '../../../../src/lib/change/edit.ts'
import type {StoredRecord} from '../../../../src/lib/change/json.ts'
import {formatBook, parseBook} from '../../../../src/lib/store/format.ts'
import type {BookIndex} from '../../../../src/lib/store/index/book-index.ts'
import {buildIndex, spliceIndex} from '../../../../src/lib/store/index/build-index.ts'
import {readIndexBytes, writeIndexBytes} from '../../../../src/lib/store/index/index-bytes.ts'
import {createIndexedShelf} from '../../../../src/lib/store/index/indexed-shelf.ts'
import {spliceLines} from '../../../../src/lib/store/index/splice-lines.ts'
import {runs} from '../../../support/any-record.ts'
import {anyBook, anyKnownRecord} from '../../../support/known-record.ts'

const booksTried = Math.ceil(runs / 10)

function indexOf(bytes: Buffer): BookIndex {
  const index = buildIndex(bytes, parseBook(bytes.toString(), 'crm.json').records)
  if (!index) return expect.unreachable('no index could be made')
  return index
}

/** Whether the records of each type lie together: an erased one has no type and may lie anywhere. */
function areGrouped(records: readonly StoredRecord[]): boolean {
  const types = records.flatMap(({type}) => type ?? [])
  return types.every((type, at) => type === types[at - 1] || types.indexOf(type) === at)
}

/** Books of which there is an index: a type of a later version may have the letter of one of ours, and lie between. */
const anyIndexedBook = anyBook.filter(areGrouped)

const shelve = (bytes: Buffer, index = indexOf(bytes)): Shelf =>
  createIndexedShelf(index, (from, to) => bytes.subarray(from, to))

const textsOf = (texts: Shelf['ids']) => Array.from({length: texts.length}, (_, place) => texts.at(place))

/** Everything a shelf tells, outlines field by field. */
function contentOf(shelf: Shelf, records: readonly StoredRecord[]) {
  const types = [...new Set(records.map(({type}) => type)), 'nothing']
  const customers = [
    ...new Set(records.flatMap(({customer}) => (typeof customer === 'string' ? [customer] : []))),
    'c0000000000zz',
  ]
  const outline = (record: StoredRecord) =>
    ['id', 'type', '_u', '_f', ...Object.keys(collectionOf(record.type)?.fields ?? {})].map(
      field => record[field] ?? null,
    )
  return {
    ids: textsOf(shelf.ids),
    liveIds: textsOf(shelf.liveIds),
    places: ['', 'c', 'zzz', ...records.flatMap(({id}) => [id, id.slice(0, 3), `${id}0`])].map(text => [
      lowerBound(shelf.ids, text),
      lowerBound(shelf.liveIds, text),
    ]),
    latestStamp: shelf.latestStamp,
    outlines: types.map(type => shelf.outlines(type).map(outline)),
    outlinesOf: customers.map(customer => types.map(type => shelf.outlinesOf(type, customer).map(outline))),
    where: records
      .slice(0, 9)
      .map(record =>
        Object.keys(collectionOf(record.type)?.fields ?? {}).map(field =>
          shelf.where(record.type, field, String(record[field])).map(({id}) => id),
        ),
      ),
    select: types.map(type => shelf.select(type, ({on}) => String(on ?? '') < '2000').map(({id}) => id)),
    latest: types.map(type =>
      ['call', undefined].map(channel => {
        const latest = shelf.latest(type, each => channel === undefined || each['channel'] === channel)
        return [...latest].map(([customer, each]) => [customer, each.id]).sort()
      }),
    ),
    one: records.map(({id}) => shelf.record(id)),
    none: shelf.record('t0000000000zz'),
    of: customers.map(customer => types.map(type => shelf.of(type, customer))),
    all: types.map(type => shelf.all(type)),
    records: shelf.records,
  }
}

const byId = (a: StoredRecord, b: StoredRecord): number => (a.id < b.id ? -1 : 1)

const anyChange = fc.record({
  before: anyIndexedBook,
  fates: fc.infiniteStream(fc.constantFrom('stay', 'stay', 'stay', 'edit', 'remove')),
  added: fc.array(anyKnownRecord, {maxLength: 4}),
})

/** Records that take the place of some, and some that are new, sorted by id. */
function changesOf(before: readonly StoredRecord[], fates: Iterator<string>, added: readonly StoredRecord[]) {
  const changed = new Map<string, StoredRecord>()
  for (const record of before) {
    const fate = fates.next().value
    if (fate === 'stay') continue
    const values = fate === 'edit' ? {text: 'edited', 'tags.new': true} : {deleted: true}
    changed.set(record.id, applyEdit(record, {id: record.id, type: record.type, values}, '0zzzzzzzz000aaaaaa'))
  }
  for (const record of added) if (!before.some(({id}) => id === record.id)) changed.set(record.id, record)
  return [...changed.values()].sort(byId)
}

const merge = (before: readonly StoredRecord[], fresh: readonly StoredRecord[]): StoredRecord[] =>
  [...new Map([...before, ...fresh].map(record => [record.id, record])).values()].sort(byId)

describe('an indexed shelf', () => {
  it('tells of any book what a shelf in memory tells', () => {
    fc.assert(
      fc.property(anyIndexedBook, records => {
        const bytes = Buffer.from(formatBook(records))
        expect(contentOf(shelve(bytes), records)).toEqual(contentOf(createShelf(records), records))
      }),
      {numRuns: booksTried},
    )
  })

  it('tells the same after its index was written and read', () => {
    fc.assert(
      fc.property(anyIndexedBook, records => {
        const bytes = Buffer.from(formatBook(records))
        const head = {key: 'k', state: 's', size: bytes.length, hash: 'h', seenMs: 1, settled: false}
        const read = readIndexBytes(writeIndexBytes(head, indexOf(bytes)))
        expect(read?.head).toMatchObject(head)
        expect(contentOf(shelve(bytes, read?.index()), records)).toEqual(contentOf(createShelf(records), records))
      }),
      {numRuns: booksTried},
    )
  })

  it('is changed as a shelf in memory is, and as its file then says', () => {
    fc.assert(
      fc.property(anyChange, ({before, fates, added}) => {
        const bytes = Buffer.from(formatBook(before))
        const index = indexOf(bytes)
        const fresh = changesOf(before, fates, added)
        const after = merge(before, fresh)
        const expected = contentOf(createShelf(after), after)
        const changed = changeShelf(shelve(bytes, index), new Map(fresh.map(record => [record.id, record])))
        expect(contentOf(changed, after)).toEqual(expected)

        const {pieces, starts} = spliceLines(index, fresh)
        const spliced = spliceIndex(index, fresh, starts)
        const isErased = ({type}: StoredRecord): boolean => type === undefined
        if (spliced || !after.some(isErased)) expect(spliced !== undefined).toBe(areGrouped(after))
        const text = Buffer.concat(
          pieces.map(piece => (piece instanceof Uint8Array ? piece : bytes.subarray(piece.from, piece.to))),
        )
        expect(text.toString()).toBe(formatBook(after))
        if (spliced) expect(contentOf(shelve(text, spliced), after)).toEqual(expected)
      }),
      {numRuns: booksTried},
    )
  })

  it('keeps what the lines after a replaced one have', () => {
    const before = [touch('a', {minutes: 10}), touch('b', {minutes: 20}), touch('c', {minutes: 30})]
    const fresh = [touch('a', {minutes: 11}), touch('b', {minutes: 21, deleted: true})]
    const index = indexOf(Buffer.from(formatBook(before)))
    const after = spliceIndex(index, fresh, spliceLines(index, fresh).starts)
    const text = Buffer.from(formatBook(merge(before, fresh)))
    expect(
      shelve(text, after)
        .outlines('touch')
        .map(({id, minutes}) => [id, minutes]),
    ).toEqual([
      ['t00000000000a', 11],
      ['t00000000000c', 30],
    ])
  })

  it('has no index where the records of a type lie apart', () => {
    const records = [touch('a'), {...touch('b'), type: 'later'}, touch('c')]
    expect(buildIndex(Buffer.from(formatBook(records)), records)).toBeUndefined()
  })

  it('holds more different values than two bytes count', () => {
    const many = Array.from({length: 66_000}, (_, at) => touch('', {minutes: at}, `t${String(at).padStart(12, '0')}`))
    const bytes = Buffer.from(formatBook(many))
    const head = {key: 'k', state: 's', size: bytes.length, hash: 'h', seenMs: 1, settled: true}
    const index = readIndexBytes(writeIndexBytes(head, indexOf(bytes)))?.index()
    const minutes = shelve(bytes, index)
      .outlines('touch')
      .map(each => each['minutes'])
    expect(minutes).toEqual(many.map(each => each['minutes']))
  })

  it('parses no line for an outline', () => {
    const records = [touch('a', {channel: 'call', minutes: 30}), touch('b', {channel: 'email'})]
    const bytes = Buffer.from(formatBook(records))
    const shelf = createIndexedShelf(indexOf(bytes), () => expect.unreachable('the file was read'))
    expect(shelf.outlines('touch').map(({id, on, minutes}) => [id, on, minutes])).toEqual([
      ['t00000000000a', '2026-01-05', 30],
      ['t00000000000b', '2026-01-05', undefined],
    ])
  })

  it('reads the line for a text, and not for one that is missing', () => {
    const records = [touch('a', {text: 'about the plan'}), touch('b')]
    const bytes = Buffer.from(formatBook(records))
    const reads: number[] = []
    const shelf = createIndexedShelf(indexOf(bytes), (from, to) => {
      reads.push(from)
      return bytes.subarray(from, to)
    })
    const texts = () => shelf.outlines('touch').map(({text}) => text)
    expect([texts(), texts()]).toEqual([
      ['about the plan', undefined],
      ['about the plan', undefined],
    ])
    expect(reads).toHaveLength(1)
  })

  it('says so where the file is not the one of its index', () => {
    const bytes = Buffer.from(formatBook([touch('a'), touch('b')]))
    const other = Buffer.from(formatBook([touch('c'), touch('d')]))
    const shelf = createIndexedShelf(indexOf(bytes), (from, to) => other.subarray(from, to))
    expect(() => shelf.record('t00000000000a')).toThrow('the index of the book does not fit its line 0')
  })
})

describe('readIndexBytes', () => {
  const bytes = Buffer.from(formatBook([touch('a'), touch('b'), touch('c')]))
  const head = {key: 'k', state: 's', size: bytes.length, hash: 'h', seenMs: 1, settled: true}
  const written = writeIndexBytes(head, indexOf(bytes))

  it('refuses an index of which a page never reached the disk', () => {
    const many = Array.from({length: 900}, (_, at) => touch('', {}, `t${String(at).padStart(12, '0')}`))
    const large = Buffer.from(formatBook(many))
    const whole = writeIndexBytes({...head, size: large.length}, indexOf(large))
    const pageSize = 4096
    for (let page = pageSize; page + pageSize < whole.length; page += pageSize) {
      const damaged = Buffer.from(whole).fill(0, page, page + pageSize)
      expect(readIndexBytes(damaged)?.index()).toBeUndefined()
    }
    expect(readIndexBytes(whole)?.index()?.count).toBe(900)
  })

  it.each([1, 9, 40])('refuses an index that is %i bytes short', missing => {
    expect(readIndexBytes(written.subarray(0, written.length - missing))?.index()).toBeUndefined()
  })
})

function touch(end: string, fields: object = {}, id = `t00000000000${end}`): StoredRecord {
  const values = {customer: 'c0000000000aa', direction: 'both', channel: 'call', on: '2026-01-05', ...fields}
  const sorted = Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {id, type: 'touch', ...sorted, _u: '0m1x2y3z4000aaaaaa'}
}
