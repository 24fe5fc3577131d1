import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {bookInfoId, currentFormat} from '../../../src/lib/book/book-info.ts'
import {createShelf} from '../../../src/lib/book/shelf.ts'
import {applyEdit} from '../../../src/lib/change/edit.ts'
import {isStamp, stampMs, stampReplica} from '../../../src/lib/change/stamp.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import type {BookAdapter} from '../../../src/lib/store/adapter.ts'
import {createFileAdapter} from '../../../src/lib/store/file-adapter.ts'
import {formatBook, parseBook} from '../../../src/lib/store/format.ts'
import {createMemoryJournal} from '../../../src/lib/store/journal.ts'
import {createMemoryAdapter} from '../../../src/lib/store/memory-adapter.ts'
import {errorOf} from '../../support/error-of.ts'
import {makeScratchFolder} from '../../support/scratch.ts'
import {add, change, clockMs, customerId, openStore, planOf, remove, touch, visible} from '../../support/store-desk.ts'

/** A place for one book, and how to look at its bytes and change them from outside. */
interface Place {
  /** Another adapter of the same book. */
  open(): BookAdapter
  text(): string | null
  put(text: string): void
}

const places: {readonly [kind: string]: () => Place} = {
  memory() {
    const adapter = createMemoryAdapter()
    return {
      open: () => adapter,
      text: () => adapter.text(),
      put: text => adapter.write(createShelf(parseBook(text, 'memory').records)),
    }
  },
  file() {
    const file = join(makeScratchFolder(), 'crm.json')
    return {
      open: () => createFileAdapter(file, {waitMs: 1000}),
      text: () => {
        try {
          return readFileSync(file, 'utf8')
        } catch {
          return null
        }
      },
      put: text => writeFileSync(file, text),
    }
  },
}

describe.each(Object.entries(places))('a store in %s', (_, makePlace) => {
  const begin = () => {
    const place = makePlace()
    return {place, store: openStore(place.open())}
  }

  it('has an empty book where there is none yet, and makes none by reading', () => {
    const {place, store} = begin()
    expect(store.load().records).toEqual([])
    expect(place.text()).toBeNull()
  })

  it('writes what a plan changes and answers from the book after it', () => {
    const {place, store} = begin()
    const {result, book, entry} = store.commit('add', planOf(add('Apex')))
    expect(result).toBe(book)
    expect(book.find('customer', customerId('Apex'))?.name).toBe('Apex')
    expect(entry).toBeDefined()
    expect(openStore(place.open()).load().records).toEqual(book.records)
    expect(place.text()).toBe(formatBook(book.records))
  })

  it('begins the book with the record that describes it', () => {
    const {store} = begin()
    const {book, entry} = store.commit('add', planOf(add('Apex')))
    expect(book.record(bookInfoId)).toMatchObject({type: 'book', format: currentFormat, epoch: 0})
    expect(entry?.records.map(({type}) => type)).toEqual(['customer'])
    const again = store.commit('add', planOf(add('Bright')))
    expect(again.book.record(bookInfoId)).toEqual(book.record(bookInfoId))
  })

  it('writes nothing for a plan without edits, and for edits that change nothing', () => {
    const {place, store} = begin()
    expect(store.commit('edit', planOf()).entry).toBeUndefined()
    expect(store.commit('edit', planOf({id: customerId('Apex'), type: 'customer', values: {}})).entry).toBeUndefined()
    expect(place.text()).toBeNull()
    store.commit('add', planOf(add('Apex')))
    const text = place.text()
    expect(store.commit('edit', planOf(change('Apex', {name: 'Apex', tier: null}))).entry).toBeUndefined()
    expect(place.text()).toBe(text)
    expect(store.journal.entries()).toHaveLength(1)
  })

  it('writes a change of the record that describes the book, which nobody can take back', () => {
    const {store} = begin()
    store.commit('add', planOf(add('Apex')))
    const {book, entry} = store.commit('purge', planOf({id: bookInfoId, type: 'book', values: {epoch: 1}}))
    expect(book.record(bookInfoId)).toMatchObject({epoch: 1})
    expect(entry).toBeUndefined()
  })

  it('leaves the bytes as they are where a plan fails', () => {
    const {place, store} = begin()
    store.commit('add', planOf(add('Apex')))
    const text = place.text()
    const fail = () => {
      throw new CrmError('not-found', 'no customer fits: Nobody')
    }
    expect(() => store.commit('log', fail)).toThrow('no customer fits: Nobody')
    expect(place.text()).toBe(text)
    expect(store.journal.entries()).toHaveLength(1)
  })

  it.each([
    ['a value of another kind', change('Apex', {tier: 5})],
    ['a name that no field may have', {...change('Apex', {}), values: {'tags.__proto__': true}}],
    ['a number that does not come back', {...change('Apex', {}), values: {x: 2 ** 60}}],
    ['an id of another form', {...add('Bright'), id: 'bright'}],
  ])('never writes %s', (_what, edit) => {
    const {place, store} = begin()
    store.commit('add', planOf(add('Apex')))
    const text = place.text()
    expect(() => store.commit('edit', planOf(edit))).toThrow()
    expect(place.text()).toBe(text)
  })

  it('stamps one change alike, above every stamp of the book', () => {
    const {store} = begin()
    const first = store.commit('add', planOf(add('Apex'), touch('Apex', 'first')))
    const second = store.commit('edit', planOf(change('Apex', {tier: 'A'})))
    const stamps = first.book.records.map(record => String(record['_u']))
    expect(new Set(stamps).size).toBe(1)
    const stamp = second.entry?.stamp ?? ''
    expect(isStamp(stamp) && stamp > (stamps[0] ?? '')).toBe(true)
    expect([stampMs(stamp), stampReplica(stamp)]).toEqual([clockMs, 'aaaaaa'])
  })

  it('stays above a stamp of a machine whose clock is ahead', () => {
    const {place, store} = begin()
    place.put(formatBook([applyEdit(undefined, add('Apex'), '0zzzzzzzz000bbbbbb')]))
    const {entry} = store.commit('edit', planOf(change('Apex', {name: 'Apex Ltd'})))
    expect(entry?.stamp).toBe('0zzzzzzzz001aaaaaa')
  })

  it('notes each change in the journal: command, moment, what was before and after', () => {
    const {store} = begin()
    store.commit('add', planOf(add('Apex')))
    const {entry} = store.commit('edit', planOf(change('Apex', {tier: 'A', tags: {vip: true}})))
    expect(store.journal.entries()).toHaveLength(2)
    expect(entry).toEqual(store.journal.entries()[1])
    expect(entry).toMatchObject({
      id: 'z000000000002',
      at: '2026-01-05T09:00:00+01:00',
      command: 'edit',
      summary: 'a change',
      records: [{id: customerId('Apex'), type: 'customer', fields: {tier: {after: 'A'}, 'tags.vip': {after: true}}}],
    })
  })

  it('makes one change of several edits of a record', () => {
    const {store} = begin()
    const {entry, book} = store.commit('add', planOf(add('Apex'), change('Apex', {tier: 'A'})))
    expect(entry?.records).toHaveLength(1)
    expect(book.find('customer', customerId('Apex'))?.tier).toBe('A')
  })

  it('loses nothing where two work on the same book in turn', () => {
    const place = makePlace()
    const [one, two] = [openStore(place.open()), openStore(place.open(), {replica: () => 'bbbbbb'})]
    for (let turn = 0; turn < 5; turn++) {
      one.load()
      two.commit('add', planOf(add(`two ${turn}`)))
      one.commit('add', planOf(add(`one ${turn}`)))
    }
    expect(two.load().all('customer')).toHaveLength(10)
    expect(parseBook(place.text() ?? '', 'crm.json').records).toEqual(one.load().records)
  })

  it('works out its plan on the book as it is now', () => {
    const {place, store} = begin()
    store.commit('add', planOf(add('Apex')))
    store.load()
    openStore(place.open()).commit('edit', planOf(change('Apex', {tier: 'B'})))
    const seen: unknown[] = []
    store.commit('edit', book => {
      seen.push(book.find('customer', customerId('Apex'))?.tier)
      return planOf(change('Apex', {status: 'paused'}))()
    })
    expect(seen).toEqual(['B'])
    expect(store.load().find('customer', customerId('Apex'))).toMatchObject({tier: 'B', status: 'paused'})
  })

  it('joins the lines that git left twice with the next change', () => {
    const {place, store} = begin()
    const base = applyEdit(undefined, add('Apex'), '0m1x2y3z4000aaaaaa')
    const ours = applyEdit(base, change('Apex', {tier: 'A'}), '0m1x2y3z5000aaaaaa')
    const theirs = applyEdit(base, change('Apex', {status: 'paused'}), '0m1x2y3z5000bbbbbb')
    place.put(formatBook([ours, theirs]))
    expect(store.load().all('customer')).toHaveLength(1)
    const {book} = store.commit('edit', planOf(change('Apex', {name: 'Apex Ltd'})))
    expect(book.find('customer', base.id)).toMatchObject({tier: 'A', status: 'paused', name: 'Apex Ltd'})
    expect(place.text()).toBe(formatBook(book.records))
  })

  it('keeps what only a later version knows through every change', () => {
    const {place, store} = begin()
    const later = {id: 'y0000000000aa', type: 'later', mood: {a: [1]}, _u: '0m1x2y3z4000aaaaaa'}
    const apex = {...applyEdit(undefined, add('Apex'), '0m1x2y3z4000aaaaaa'), futureField: {x: {y: 1}}}
    place.put(formatBook([apex, later]))
    const {book} = store.commit('edit', planOf(change('Apex', {tier: 'A'})))
    expect(book.record(later.id)).toEqual(later)
    expect(book.record(apex.id)).toMatchObject({futureField: {x: {y: 1}}, tier: 'A'})
  })

  it('removes a record with what hangs on it', () => {
    const {store} = begin()
    store.commit('add', planOf(add('Apex'), touch('Apex', 'a'), add('Bright'), touch('Bright', 'b')))
    const {book} = store.commit('rm', before => planOf(...remove(before, 'Apex'))())
    expect(book.all('customer').map(({name}) => name)).toEqual(['Bright'])
    expect(book.all('touch').map(({text}) => text)).toEqual(['b'])
    expect(book.records).toHaveLength(5)
  })

  it('notes an undo that had nothing left to do, so that the next one goes one further back', () => {
    const {place, store} = begin()
    store.commit('add', planOf(add('Apex')))
    const text = place.text()
    const {entry, book} = store.commit('undo', planOf(), {undoes: 'z000000000001'})
    expect(entry).toMatchObject({undoes: 'z000000000001', records: []})
    expect([visible(book), place.text()]).toEqual([visible(store.load()), text])
  })

  it('says that a change was written where the journal could not be', () => {
    const place = makePlace()
    const journal = {
      ...createMemoryJournal(),
      append: () => {
        throw new Error('the disk is on fire')
      },
    }
    const store = openStore(place.open(), {journal})
    const {code, message} = errorOf(() => store.commit('add', planOf(add('Apex'))))
    expect([code, message]).toEqual(['written-but', 'written, but it cannot be undone: the disk is on fire'])
    expect(store.load().all('customer')).toHaveLength(1)
  })
})

describe('a store whose last flush fails', () => {
  it('notes the change in the journal all the same, and then says so', () => {
    const adapter = createMemoryAdapter()
    const doubtful: BookAdapter = {
      ...adapter,
      write: records => {
        adapter.write(records)
        throw new CrmError('written-but', 'written, but the folder could not be flushed')
      },
    }
    const store = openStore(doubtful)
    expect(errorOf(() => store.commit('add', planOf(add('Apex')))).code).toBe('written-but')
    expect(store.load().all('customer')).toHaveLength(1)
    expect(store.journal.entries()).toHaveLength(1)
  })
})
