import {describe, expect, it} from 'vitest'
import {applyEdit, type Edit} from '../../../src/lib/change/edit.ts'
import {
  type ChangedSince,
  describeEdit,
  type JournalEntry,
  type RecordChange,
  reverseChange,
  stacksOf,
} from '../../../src/lib/change/journal.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {isRemoved} from '../../../src/lib/change/registers.ts'
import {nextStamp, noStamp} from '../../../src/lib/change/stamp.ts'

const id = 'c0000000000aa'
const edit = (values: Edit['values']): Edit => ({id, type: 'customer', values})

/** One record, changed step by step, and what each step did. */
class Desk {
  record: StoredRecord | undefined
  #stamp = noStamp

  change(values: Edit['values']): RecordChange[] {
    const change = describeEdit(this.record, edit(values))
    this.#stamp = nextStamp(this.#stamp, 0, 'aaaaaa')
    this.record = applyEdit(this.record, edit(values), this.#stamp)
    return change ? [change] : []
  }

  takeBack(changes: readonly RecordChange[]): {changes: RecordChange[]; since: readonly ChangedSince[]} {
    const {edits, changedSince} = reverseChange(changes, () => this.record)
    return {changes: edits.flatMap(({values}) => this.change(values)), since: changedSince}
  }

  get isThere(): boolean {
    return this.record !== undefined && !isRemoved(this.record)
  }
}

const aDesk = (values: Edit['values'] = {name: 'Apex', tier: 'A'}): Desk => {
  const desk = new Desk()
  desk.change(values)
  return desk
}

describe('describeEdit', () => {
  it('tells that a record began, and keeps none of its values', () => {
    expect(describeEdit(undefined, edit({name: 'Apex'}))).toEqual({
      id,
      type: 'customer',
      created: true,
      fields: {},
    })
  })

  it('is nothing where nothing changes', () => {
    expect(describeEdit(aDesk().record, edit({tier: 'A'}))).toBeUndefined()
  })
})

describe('reverseChange', () => {
  it('writes the values from before', () => {
    const desk = aDesk()
    desk.takeBack(desk.change({tier: 'B', since: '2020-01-01', 'tags.vip': true}))
    expect(desk.record).toMatchObject({name: 'Apex', tier: 'A', since: null, tags: {vip: null}})
  })

  it('removes a record that the change began, and brings it back', () => {
    const desk = new Desk()
    const {changes} = desk.takeBack(desk.change({name: 'Apex'}))
    expect(desk.isThere).toBe(false)
    desk.takeBack(changes)
    expect(desk.isThere).toBe(true)
    expect(desk.record).toMatchObject({name: 'Apex'})
  })

  it('brings a removed record back', () => {
    const desk = aDesk()
    desk.takeBack(desk.change({deleted: true}))
    expect(desk.isThere).toBe(true)
  })

  it('leaves a field that was changed again since, and says so', () => {
    const desk = aDesk()
    const first = desk.change({tier: 'B', since: '2020-01-01'})
    desk.change({tier: 'C'})
    expect(desk.takeBack(first).since).toEqual([{id, path: 'tier'}])
    expect(desk.record).toMatchObject({tier: 'C', since: null})
  })

  it('makes no edit where nothing is left to take back', () => {
    const desk = aDesk()
    const first = desk.change({tier: 'B'})
    desk.change({tier: 'C'})
    expect(reverseChange(first, () => desk.record)).toEqual({edits: [], changedSince: [{id, path: 'tier'}]})
  })

  it('says nothing of a field that has its value from before already', () => {
    const desk = aDesk()
    const first = desk.change({tier: 'B'})
    desk.change({tier: 'A'})
    expect(desk.takeBack(first)).toEqual({changes: [], since: []})
  })

  it('leaves a record that was removed since', () => {
    const desk = aDesk()
    const first = desk.change({tier: 'B'})
    desk.change({deleted: true})
    expect(desk.takeBack(first)).toEqual({changes: [], since: [{id, path: 'deleted'}]})
    expect(desk.isThere).toBe(false)
  })

  it('removes a record again that an edit had shown again', () => {
    const desk = aDesk()
    desk.change({deleted: true})
    const shown = desk.change({tier: 'A'})
    expect(desk.isThere).toBe(true)
    desk.takeBack(shown)
    expect(desk.isThere).toBe(false)
  })

  it('leaves a forgotten record, and one that is not there', () => {
    const changes = aDesk().change({tier: 'B'})
    expect(reverseChange(changes, () => undefined)).toEqual({edits: [], changedSince: []})
    expect(reverseChange(changes, () => ({id, _forgot: 1}) as unknown as StoredRecord)).toEqual({
      edits: [],
      changedSince: [],
    })
  })

  it('takes back an undo of an undo', () => {
    const desk = aDesk()
    const undone = desk.takeBack(desk.change({tier: 'B'})).changes
    const redone = desk.takeBack(undone).changes
    expect(desk.record).toMatchObject({tier: 'B'})
    desk.takeBack(redone)
    expect(desk.record).toMatchObject({tier: 'A'})
  })
})

describe('stacksOf', () => {
  const entry = (name: string, extra: Pick<JournalEntry, 'undoes' | 'redoes'> = {}): JournalEntry => ({
    id: name,
    at: '2026-01-05T09:00:00+01:00',
    stamp: noStamp,
    command: 'edit',
    summary: name,
    records: [],
    ...extra,
  })
  const undo = (name: string, undoes: string) => entry(name, {undoes})
  const redo = (name: string, redoes: string) => entry(name, {redoes})
  const names = (entries: readonly JournalEntry[]) => {
    const {undoable, redoable} = stacksOf(entries)
    return {undoable: undoable.map(each => each.id), redoable: redoable.map(each => each.id)}
  }
  const three = ['a', 'b', 'c'].map(name => entry(name))

  it('has every change, newest last, where nothing was taken back', () => {
    expect(names([])).toEqual({undoable: [], redoable: []})
    expect(names(three)).toEqual({undoable: ['a', 'b', 'c'], redoable: []})
  })

  it('goes one further back with each undo', () => {
    expect(names([...three, undo('u1', 'c')])).toEqual({undoable: ['a', 'b'], redoable: ['u1']})
    expect(names([...three, undo('u1', 'c'), undo('u2', 'b')])).toEqual({undoable: ['a'], redoable: ['u1', 'u2']})
  })

  it('returns with redo what was undone last', () => {
    const entries = [...three, undo('u1', 'c'), undo('u2', 'b')]
    expect(names([...entries, redo('r1', 'u2')])).toEqual({undoable: ['a', 'b'], redoable: ['u1']})
    expect(names([...entries, redo('r1', 'u2'), redo('r2', 'u1')])).toEqual({
      undoable: ['a', 'b', 'c'],
      redoable: [],
    })
  })

  it('takes one change out of the middle', () => {
    expect(names([...three, undo('u1', 'a')])).toEqual({undoable: ['b', 'c'], redoable: ['u1']})
  })

  it('puts what was returned on top, so that the next undo takes just that back', () => {
    expect(names([...three, undo('u1', 'a'), redo('r1', 'u1')])).toEqual({undoable: ['b', 'c', 'a'], redoable: []})
  })

  it('empties what could be redone with a new change', () => {
    expect(names([...three, undo('u1', 'c'), entry('d')])).toEqual({undoable: ['a', 'b', 'd'], redoable: []})
  })

  it('undoes and redoes the same change any number of times', () => {
    const again = [entry('a'), undo('u1', 'a'), redo('r1', 'u1'), undo('u2', 'a')]
    expect(names(again)).toEqual({undoable: [], redoable: ['u2']})
    expect(names([...again, redo('r2', 'u2')])).toEqual({undoable: ['a'], redoable: []})
  })

  it('lets the redo stand for a change that the journal no longer has', () => {
    expect(names([redo('r1', 'u1')])).toEqual({undoable: ['r1'], redoable: []})
    expect(names([undo('u1', 'gone'), redo('r1', 'u1')])).toEqual({undoable: ['r1'], redoable: []})
    expect(names([undo('u1', 'gone'), redo('r1', 'u1'), undo('u2', 'r1')])).toEqual({undoable: [], redoable: ['u2']})
  })
})
