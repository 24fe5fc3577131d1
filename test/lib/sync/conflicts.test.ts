import {describe, expect, it} from 'vitest'
import {Book} from '../../../src/lib/book/book.ts'
import {joinBooks} from '../../../src/lib/change/join.ts'
import {reverseChange} from '../../../src/lib/change/journal.ts'
import type {Json, StoredRecord} from '../../../src/lib/change/json.ts'
import {nextStamp, noStamp} from '../../../src/lib/change/stamp.ts'
import {type ConflictSide, countConflicts, listConflicts, settleConflicts} from '../../../src/lib/sync/conflicts.ts'
import {type Machine, makeMachines} from './support.ts'

const id = 'c000000000001'
const at = Date.UTC(2026, 0, 5, 9)
const stampOf = (minutes: number, replica: string) => nextStamp(noStamp, at + minutes * 60_000, replica)

const customer = (values: {[field: string]: Json}, minutes: number, replica: string): StoredRecord => {
  const before = stampOf(0, 'origin')
  const stamps = Object.fromEntries(Object.keys(values).map(field => [field, stampOf(minutes, replica)]))
  return {id, type: 'customer', added: '2026-01-05', name: 'Apex', ...values, _u: before, _f: stamps}
}

const base = customer({}, 0, 'origin')
const conflicting = (ours: {[field: string]: Json}, theirs: {[field: string]: Json}): Book =>
  new Book(joinBooks([base], [customer(ours, 1, 'mymine')], [customer(theirs, 2, 'theirs')]))

const settle = (book: Book, keep: ConflictSide, replica = 'mymine', reference = id) =>
  settleConflicts(book, {reference, keep, replica, zone: 'UTC'})

describe('listConflicts', () => {
  it('lists what lost, what stands and when it was written', () => {
    expect(listConflicts(conflicting({tier: 'A'}, {tier: 'B'}), 'Europe/Berlin').conflicts).toEqual([
      {id, field: 'tier', kept: 'B', lost: 'A', at: '2026-01-05T10:01:00+01:00'},
    ])
  })

  it('lists a value that lost against a removal, but not a removal that lost', () => {
    expect(listConflicts(conflicting({tier: 'A'}, {tier: null}), 'UTC').conflicts).toMatchObject([
      {kept: null, lost: 'A'},
    ])
    expect(listConflicts(conflicting({tier: null}, {tier: 'A'}), 'UTC').conflicts).toEqual([])
  })

  it('lists nothing where both wrote the same', () => {
    expect(countConflicts(conflicting({tier: 'A'}, {tier: 'A'}).records)).toBe(0)
  })

  it('forgets a conflict when the value that lost was written again', () => {
    const book = conflicting({tier: 'A'}, {tier: 'B'})
    const again = joinBooks(undefined, book.records, [customer({tier: 'A'}, 3, 'theirs')])
    expect(countConflicts(again)).toBe(0)
  })

  it('lists no conflict of a removed record', () => {
    const book = conflicting({tier: 'A'}, {tier: 'B'})
    const removed = joinBooks(undefined, book.records, [customer({deleted: true}, 9, 'theirs')])
    expect(countConflicts(removed)).toBe(0)
  })
})

describe('settleConflicts', () => {
  it.each<[ConflictSide, string, string]>([
    ['mine', 'mymine', 'A'],
    ['theirs', 'mymine', 'B'],
    ['mine', 'theirs', 'B'],
    ['theirs', 'theirs', 'A'],
    // A machine that wrote neither calls mine what stands.
    ['mine', 'third0', 'B'],
    ['theirs', 'third0', 'A'],
  ])('keeps %s as machine %s sees it', (keep, replica, tier) => {
    const book = conflicting({tier: 'A'}, {tier: 'B'})
    const [edit] = settle(book, keep, replica).edits
    expect(edit?.values['tier'] ?? book.record(id)?.['tier']).toBe(tier)
    expect(Object.keys(edit?.values ?? {}).filter(path => path.startsWith('_x.'))).toHaveLength(1)
  })

  it('settles one field alone where it is named', () => {
    const book = conflicting({tier: 'A', name: 'Mine'}, {tier: 'B', name: 'Theirs'})
    const plan = settle(book, 'mine', 'mymine', `${id.slice(0, 5)}/tier`)
    expect(Object.keys(plan.edits[0]?.values ?? {}).sort()).toEqual([expect.stringMatching(/^_x\.tier@/), 'tier'])
  })

  it('takes the newest of several values of theirs', () => {
    const two = joinBooks([base], conflicting({tier: 'A'}, {tier: 'B'}).records, [customer({tier: 'C'}, 3, 'third0')])
    const [edit] = settle(new Book(two), 'theirs', 'third0').edits
    expect(edit?.values['tier']).toBe('B')
    expect(Object.keys(edit?.values ?? {})).toHaveLength(3)
  })

  it('refuses a record in which nothing waits', () => {
    expect(() => settle(new Book([base]), 'mine')).toThrowError(expect.objectContaining({code: 'not-found'}))
    expect(() => settle(conflicting({tier: 'A'}, {tier: 'B'}), 'mine', 'mymine', '')).toThrowError(/nothing waits/)
  })

  it('refuses the beginning of an id that several have', () => {
    const [record = base] = conflicting({tier: 'A'}, {tier: 'B'}).records
    const book = new Book([record, {...record, id: 'c000000000002'}])
    expect(() => settle(book, 'mine', 'mymine', 'c0000')).toThrowError(expect.objectContaining({code: 'ambiguous'}))
  })

  it('stays settled on every machine, and can be taken back before it is synced', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    const apex = home.book.all('customer')[0]?.id ?? ''
    home.set(apex, {tier: 'A'})
    laptop.tick()
    laptop.set(apex, {tier: 'B'})
    home.sync()
    laptop.sync()
    home.sync()
    const settleAt = (machine: Machine) => {
      machine.tick()
      const settlement = {reference: apex, keep: 'theirs' as const, replica: machine.replica, zone: 'UTC'}
      return machine.store.commit('conflicts', book => settleConflicts(book, settlement)).entry
    }
    const entry = settleAt(laptop)
    expect(laptop.record(apex)?.['tier']).toBe('A')
    laptop.edit('undo', ...reverseChange(entry?.records ?? [], each => laptop.record(each)).edits)
    expect(countConflicts(laptop.records)).toBe(1)
    expect(laptop.record(apex)?.['tier']).toBe('B')
    settleAt(laptop)
    laptop.sync()
    home.log(apex, 'call')
    expect(home.sync()).toMatchObject({conflicts: 0})
    expect(home.record(apex)?.['tier']).toBe('A')
    expect(laptop.sync()).toMatchObject({conflicts: 0})
  })
})
