import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {changeShelf, createShelf, type Shelf} from '../../../../src/lib/book/shelf.ts'
import {applyEdit} from '../../../../src/lib/change/edit.ts'
import type {StoredRecord} from '../../../../src/lib/change/json.ts'
import {formatBook, parseBook} from '../../../../src/lib/store/format.ts'
import {type BookIndex, buildIndex, spliceIndex} from '../../../../src/lib/store/index/book-index.ts'
import {readIndexBytes, writeIndexBytes} from '../../../../src/lib/store/index/index-bytes.ts'
import {createIndexedShelf} from '../../../../src/lib/store/index/indexed-shelf.ts'
import {spliceLines} from '../../../../src/lib/store/index/splice-lines.ts'
import {runs} from '../../../support/any-record.ts'
import {anyBook, anyKnownRecord} from '../../../support/known-record.ts'

const booksTried = Math.ceil(runs / 10)
const outlined = ['id', '_u', 'customer', 'on', 'channel', 'direction', 'minutes', 'purpose']

function indexOf(bytes: Buffer): BookIndex {
  const index = buildIndex(bytes, parseBook(bytes.toString(), 'crm.json').records)
  if (!index) return expect.unreachable('no index could be made')
  return index
}

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
  const outline = (record: StoredRecord) => outlined.map(field => record[field] ?? null)
  return {
    ids: textsOf(shelf.ids),
    liveIds: textsOf(shelf.liveIds),
    latestStamp: shelf.latestStamp,
    touches: shelf.outlines('touch').map(outline),
    touchesOf: customers.map(customer => shelf.outlinesOf('touch', customer).map(outline)),
    one: records.map(({id}) => shelf.record(id)),
    none: shelf.record('t0000000000zz'),
    of: customers.map(customer => types.map(type => shelf.of(type, customer))),
    all: types.map(type => shelf.all(type)),
    records: shelf.records,
  }
}

const byId = (a: StoredRecord, b: StoredRecord): number => (a.id < b.id ? -1 : 1)

const anyChange = fc.record({
  before: anyBook,
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
      fc.property(anyBook, records => {
        const bytes = Buffer.from(formatBook(records))
        expect(contentOf(shelve(bytes), records)).toEqual(contentOf(createShelf(records), records))
      }),
      {numRuns: booksTried},
    )
  })

  it('tells the same after its index was written and read', () => {
    fc.assert(
      fc.property(anyBook, records => {
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
        const text = Buffer.concat(
          pieces.map(piece => (piece instanceof Uint8Array ? piece : bytes.subarray(piece.from, piece.to))),
        )
        expect(text.toString()).toBe(formatBook(after))
        expect(contentOf(shelve(text, spliceIndex(index, fresh, starts)), after)).toEqual(expected)
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

  it('parses no line for an outline', () => {
    const records = [touch('a', {channel: 'call', minutes: 30}), touch('b', {channel: 'email'})]
    const bytes = Buffer.from(formatBook(records))
    const shelf = createIndexedShelf(indexOf(bytes), () => expect.unreachable('the file was read'))
    expect(shelf.outlines('touch').map(({id, on, minutes}) => [id, on, minutes])).toEqual([
      ['t00000000000a', '2026-01-05', 30],
      ['t00000000000b', '2026-01-05', undefined],
    ])
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
