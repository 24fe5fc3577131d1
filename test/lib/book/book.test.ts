import {describe, expect, it} from 'vitest'
import {Book} from '../../../src/lib/book/book.ts'
import {beginBook, bookInfoId} from '../../../src/lib/book/book-info.ts'
import {isLive} from '../../../src/lib/book/shelf.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {aBook, idOf, withEdits} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const bright = idOf('customer', 'bright')
const helen = idOf('contact', 'helen')
const call = idOf('touch', 'call')
const book = aBook()
  .customer({id: apex, name: 'Apex'})
  .contact({id: helen, name: 'Helen'})
  .touch({id: call, with: {[helen]: true}})
  .touch({text: 'second'})
  .customer({id: bright, name: 'Bright'})
  .touch({text: 'third'})
  .setting('tier', 'A')
  .build()
const forgotten = {id: 'c00000000gone', _forgot: 1} as unknown as StoredRecord
const later: StoredRecord = {id: 'y0000000000aa', type: 'later', customer: apex, _u: '0m1x2y3z4000aaaaaa'}
const more = new Book([...book.records, forgotten, later].toSorted((a, b) => (a.id < b.id ? -1 : 1)))
const without = withEdits(more, [{id: call, type: 'touch', values: {deleted: true}}])

describe('Book', () => {
  it('gives the live records of a type, by id', () => {
    expect(more.all('customer').map(({id}) => id)).toEqual([apex, bright].sort())
    expect(without.all('touch')).toHaveLength(2)
    expect(new Book([]).all('customer')).toEqual([])
  })

  it('gives the last record of each customer that counts, by what is asked, and remembers it', () => {
    const latest = (counts: (touch: {readonly text?: string | null}) => boolean) =>
      [...more.latest('touch', counts)].map(([customer, {text}]) => [customer, text])
    const third = ({text}: {readonly text?: string | null}) => text === 'third'
    expect(latest(third)).toEqual([[bright, 'third']])
    expect(latest(third)).toEqual([[bright, 'third']])
    expect(latest(({text}) => text !== 'third').map(([customer]) => customer)).toEqual([apex])
    const all = () => true
    expect([...more.latest('touch', all).keys()].toSorted()).toEqual([apex, bright].toSorted())
    expect(more.latest('note', all).size).toBe(0)
    expect(more.latest('touch', all)).toBe(more.latest('touch', all))
    expect(without.latest('touch', all).get(apex)?.id).not.toBe(call)
  })

  it('gives the live records of a type that hang on a customer', () => {
    expect(more.of('touch', apex)).toHaveLength(2)
    expect(without.of('touch', apex)).toHaveLength(1)
    expect(more.of('touch', bright).map(({text}) => text)).toEqual(['third'])
    expect(more.of('note', apex)).toEqual([])
    expect(more.of('touch', 'c00000000none')).toEqual([])
  })

  it('finds a live record of a type by its id', () => {
    expect(more.find('customer', apex)?.name).toBe('Apex')
    expect(more.find('contact', apex)).toBeUndefined()
    expect(without.find('touch', call)).toBeUndefined()
    expect(more.find('customer', forgotten.id)).toBeUndefined()
    for (const nothing of [undefined, null, '', 'c00000000none']) expect(more.find('customer', nothing)).toBeUndefined()
  })

  it('has every record by its id, removed ones and unknown types too', () => {
    expect(without.record(call)?.['deleted']).toBe(true)
    expect(more.record(forgotten.id)).toBe(forgotten)
    expect(more.record(later.id)).toBe(later)
    expect(more.live(later.id)).toBe(later)
    expect(without.live(call)).toBeUndefined()
    expect(more.record('c00000000none')).toBeUndefined()
  })

  it('knows the ids of the live records, and their shortest prefixes', () => {
    expect(without.ids).toEqual(without.records.filter(isLive).map(({id}) => id))
    for (const id of more.ids) expect(more.ids.filter(each => each.startsWith(more.shortId(id)))).toEqual([id])
    expect(more.shortId(`${apex}/check-in`)).toBe(`${more.shortId(apex)}/check-in`)
  })

  it('knows what hangs on a record', () => {
    const ids = (id: string) => more.dependents(id).map(each => each.id)
    expect(ids(apex).sort()).toEqual([helen, ...more.of('touch', apex).map(each => each.id)].sort())
    expect(ids(helen)).toEqual([])
    expect(without.dependents(apex).map(each => each.id)).not.toContain(call)
  })

  it('reads its settings', () => {
    expect(more.settings.tier).toBe('A')
    expect(new Book([]).settings.tier).toBe('C')
  })

  it('shows a record again that was edited after it was removed', () => {
    const {_f, ...record} = without.record(call) as StoredRecord
    const edited = {...record, _f: {deleted: '0m1x2y3z4001aaaaaa', text: '0m1x2y3z5000aaaaaa'}} as StoredRecord
    expect(isLive(edited)).toBe(true)
    expect(isLive({...edited, _f: {deleted: '0m1x2y3z5000aaaaaa', text: '0m1x2y3z4001aaaaaa'}})).toBe(false)
  })
})

describe('beginBook', () => {
  it('begins a book once', () => {
    const edits = beginBook(book)
    expect(edits).toEqual([{id: bookInfoId, type: 'book', values: {format: 1, epoch: 0}}])
    expect(beginBook(withEdits(book, edits))).toEqual([])
  })
})
