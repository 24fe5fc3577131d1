import {describe, expect, it} from 'vitest'
import {historyFilter, listHistory} from '../../../src/lib/actions/list-history.ts'
import {Book} from '../../../src/lib/book/book.ts'
import {forgotten} from '../../../src/lib/change/canonical.ts'
import {applyEdit} from '../../../src/lib/change/edit.ts'
import {describeEdit, type JournalEntry} from '../../../src/lib/change/journal.ts'
import type {Json, StoredRecord} from '../../../src/lib/change/json.ts'
import {nextStamp, noStamp, type Stamp} from '../../../src/lib/change/stamp.ts'

const start = Date.UTC(2026, 0, 5, 9)
const [apex, bright, talk] = ['c0000000000aa', 'c0000000000bb', 't0000000000aa']
const stampAt = (minutes: number, replica: string): Stamp => nextStamp(noStamp, start + minutes * 60_000, replica)
const query = {customer: undefined, last: 20, zone: 'Europe/Berlin'}

function edit(record: StoredRecord | undefined, id: string, stamp: Stamp, values: {readonly [path: string]: Json}) {
  const type = id.startsWith('c') ? 'customer' : 'touch'
  const after = applyEdit(record, {id, type, values}, stamp)
  const change = describeEdit(record, {id, type, values})
  const entry = (summary: string): JournalEntry => ({
    id: `z${id.slice(1)}`,
    at: '2026-01-05T10:05:00+01:00',
    stamp,
    command: 'edit',
    summary,
    records: change ? [change] : [],
  })
  return {after, entry, step: {before: record, after}}
}

const began = edit(undefined, apex, stampAt(1, 'mine00'), {name: 'Apex', added: '2026-01-05', tier: 'B'})
const mine = edit(began.after, apex, stampAt(5, 'mine00'), {tier: 'A'})
const theirs = edit(mine.after, apex, stampAt(9, 'theirs'), {tier: 'C'})
const called = edit(undefined, talk, stampAt(10, 'theirs'), {
  customer: apex,
  on: '2026-01-05',
  channel: 'call',
  direction: 'both',
  text: 'Kick-off',
})
const other = edit(undefined, bright, stampAt(7, 'theirs'), {name: 'Bright', added: '2026-01-05'})
const book = new Book([theirs.after, other.after, called.after])
const past = {steps: [called.step, theirs.step, mine.step, began.step, other.step], isWhole: true}

describe('listHistory', () => {
  it('tells of all machines in one order, and no change twice', () => {
    const {changes, whole} = listHistory(book, [mine.entry('edit: Apex')], past, {...query, customer: 'apex'})
    expect(changes.map(({at, machine, command, summary, source}) => [at, machine, command, summary, source])).toEqual([
      ['2026-01-05T10:10:00+01:00', 'theirs', 'add', expect.stringMatching(/^add: touch of Apex: .*Kick-off/), 'book'],
      ['2026-01-05T10:09:00+01:00', 'theirs', 'edit', 'edit: Apex', 'book'],
      ['2026-01-05T10:05:00+01:00', 'mine00', 'edit', 'edit: Apex', 'journal'],
      ['2026-01-05T10:01:00+01:00', 'mine00', 'add', 'add: Apex', 'book'],
    ])
    expect(whole).toBe(true)
    expect(new Set(changes.map(({id}) => id)).size).toBe(4)
  })

  it('tells what each change wrote, with the value before where that is known', () => {
    const {changes} = listHistory(book, [mine.entry('edit: Apex')], past, {...query, customer: 'apex'})
    expect(changes.map(({fields}) => fields)).toEqual([
      [],
      [{id: apex, field: 'tier', before: 'A', after: 'C'}],
      [{id: apex, field: 'tier', before: 'B', after: 'A'}],
      [],
    ])
  })

  it('tells of other machines without git, too, as far as their values stand', () => {
    const {changes} = listHistory(book, [], {steps: [], isWhole: true}, {...query, customer: 'apex'})
    expect(changes.map(({machine, summary}) => [machine, summary.split(':')[0]])).toEqual([
      ['theirs', 'add'],
      ['theirs', 'edit'],
      ['mine00', 'add'],
    ])
  })

  it('tells of a removed customer by the name or the id', () => {
    const gone = {...other.after, name: 'বৃষ্টি Gone Ltd', deleted: true}
    const twin = {...gone, id: 'c0000000000cc'}
    const historyOf = (customer: string, ...records: StoredRecord[]) =>
      listHistory(new Book([theirs.after, ...records]), [], past, {...query, customer}).changes
    expect(historyOf('বৃষ্টি', gone).flatMap(({fields}) => fields.map(({id}) => id))).not.toContain(apex)
    expect(historyOf('gone ltd', gone).length).toBeGreaterThan(0)
    expect(historyOf(bright, gone).length).toBeGreaterThan(0)
    expect(historyOf(bright, gone, twin).length).toBeGreaterThan(0)
    expect(() => historyOf('gone', gone, twin)).toThrow('gone fits 2 removed customers')
    expect(() => historyOf('nobody', gone)).toThrow('no customer fits: nobody')
  })

  it('gives a change that is put together the same id each time', () => {
    const ids = () => listHistory(book, [], past, query).changes.map(({id}) => id)
    expect(ids()).toEqual(ids())
    for (const id of ids()) expect(id).toMatch(/^z[0-9a-z]{12}$/)
  })

  it('tells of everybody where no customer is named, and of so many as are asked for', () => {
    expect(listHistory(book, [], past, query).changes).toHaveLength(5)
    expect(listHistory(book, [], past, {...query, last: 2}).changes.map(({command}) => command)).toEqual([
      'add',
      'edit',
    ])
  })

  it('tells nothing of a record that was forgotten, whatever git still holds', () => {
    const erased = new Book([forgotten(apex), other.after, forgotten(talk)])
    const {changes} = listHistory(erased, [], past, query)
    expect(JSON.stringify(changes)).not.toMatch(/Apex|Kick-off/)
    expect(changes).toHaveLength(1)
  })

  it('tells of a removal', () => {
    const removed = edit(theirs.after, apex, stampAt(20, 'theirs'), {deleted: true})
    const {changes} = listHistory(new Book([removed.after, other.after]), [], past, query)
    expect(changes[0]).toMatchObject({command: 'rm', summary: 'rm: Apex'})
  })
})

describe('historyFilter', () => {
  it('takes the customer and what hangs on it', () => {
    const isWanted = historyFilter(book, 'apex')
    expect([apex, bright, talk, 'c0000000000zz'].map(isWanted)).toEqual([true, false, true, false])
  })

  it('refuses a customer that is not there', () => {
    expect(() => historyFilter(book, 'nobody')).toThrow('nobody')
  })
})
