import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyEdit, type Edit, effectsOf, mergeEdits, toPaths} from '../../../src/lib/change/edit.ts'
import {joinRecords} from '../../../src/lib/change/join.ts'
import type {Json, StoredRecord} from '../../../src/lib/change/json.ts'
import {isRemoved, lostKey, lostPath} from '../../../src/lib/change/registers.ts'
import {anyRecord, runs, stamps} from '../../support/any-record.ts'

const [early, , late, latest] = stamps
const id = 'c0000000000aa'
const edit = (values: Edit['values']): Edit => ({id, type: 'customer', values})
const record = (fields: object): StoredRecord => ({id, type: 'customer', ...fields})
const apex = record({name: 'Apex', tier: 'A', _u: early})
const removed = record({name: 'Apex', tags: {vip: true}, deleted: true, _u: early, _f: {deleted: late}})

describe('applyEdit', () => {
  it('begins a record', () => {
    expect(applyEdit(undefined, edit({name: 'Apex', 'tags.vip': true}), early)).toEqual(
      record({name: 'Apex', tags: {vip: true}, _u: early}),
    )
  })

  it('stamps what it changes and nothing else', () => {
    expect(applyEdit(apex, edit({name: 'Apex', tier: 'B'}), late)).toEqual(
      record({name: 'Apex', tier: 'B', _u: early, _f: {tier: late}}),
    )
  })

  it('keeps fields that this version does not know', () => {
    const newer = record({name: 'Apex', 'later.field': {x: [1]}, mood: null, _u: early})
    expect(applyEdit(newer, edit({name: 'Apex Ltd'}), late)).toEqual({...newer, name: 'Apex Ltd', _f: {name: late}})
  })

  it('takes the elements out of a map that is emptied as a whole', () => {
    const tagged = record({tags: {a: true, b: true}, _u: early})
    expect(applyEdit(tagged, edit({tags: null}), late)['tags']).toEqual({a: null, b: null})
    expect(applyEdit(tagged, edit({'tags.b': true, tags: null}), late)['tags']).toEqual({a: null, b: true})
  })

  it('puts elements in place of an empty field', () => {
    expect(applyEdit(record({tags: null, _u: early}), edit({'tags.a': true}), late)['tags']).toEqual({a: true})
  })

  it('shows a removed record again', () => {
    const shown = applyEdit(removed, edit({name: 'Apex Ltd'}), latest)
    expect(isRemoved(shown)).toBe(false)
    expect(shown).toMatchObject({name: 'Apex Ltd', deleted: null})
  })

  it('shows a removed record again also where the value is the one it had', () => {
    expect(isRemoved(applyEdit(removed, edit({name: 'Apex'}), latest))).toBe(false)
  })

  it('removes a record that an edit elsewhere has shown again', () => {
    const shown = joinRecords(removed, record({name: 'Apex Ltd', _u: early, _f: {name: latest}}))
    expect(isRemoved(shown)).toBe(false)
    expect(isRemoved(applyEdit(shown, edit({deleted: true}), `${latest.slice(0, 11)}1${latest.slice(12)}`))).toBe(true)
  })

  it('settles a value that lost', () => {
    const path = lostPath(lostKey('tier', late))
    const contested = record({tier: 'A', _u: early, _x: {[lostKey('tier', late)]: 'B'}})
    expect(applyEdit(contested, edit({[path]: null}), latest)).toEqual({
      ...contested,
      _x: {[lostKey('tier', late)]: null},
    })
  })

  it('does not show a removed record again for what lost alone, but for anything beside it', () => {
    const contested = record({...removed, _x: {[lostKey('tier', late)]: 'B'}})
    const settle = {[lostPath(lostKey('tier', late))]: null}
    expect(isRemoved(applyEdit(contested, edit(settle), latest))).toBe(true)
    expect(isRemoved(applyEdit(contested, edit({...settle, name: 'Apex'}), latest))).toBe(false)
  })

  it('puts one value in place of a whole map only where that is taken away', () => {
    const tagged = record({tags: {a: true}, _u: early})
    expect(effectsOf(tagged, edit({tags: 'none'}))).toEqual({tags: {after: 'none'}})
  })

  it('leaves a forgotten record as it is', () => {
    const forgotten = {id, _forgot: 1} as unknown as StoredRecord
    expect(applyEdit(forgotten, edit({name: 'Apex'}), latest)).toEqual(forgotten)
    expect(effectsOf(forgotten, edit({name: 'Apex'}))).toEqual({})
  })

  it('outdoes the state before it in every join', () => {
    const anyEdit = fc.dictionary(
      fc.constantFrom('a', 'a.x', 'tags.1', 'deleted'),
      fc.constantFrom<Json>(null, true, 'x'),
    )
    fc.assert(
      fc.property(anyRecord, anyEdit, (before, values) => {
        const after = applyEdit(before, edit(values), 'zzzzzzzzy000aaaaaa')
        expect(JSON.stringify(joinRecords(before, after))).toBe(JSON.stringify(joinRecords(after, after)))
      }),
      {numRuns: runs},
    )
  })
})

describe('effectsOf', () => {
  it('tells what was before and what is after', () => {
    expect(effectsOf(apex, edit({tier: 'B', since: '2020-01-01'}))).toEqual({
      tier: {before: 'A', after: 'B'},
      since: {after: '2020-01-01'},
    })
  })

  it('is nothing for values that stand, and for taking away what is not there', () => {
    expect(effectsOf(apex, edit({tier: 'A', since: null, 'tags.x': null}))).toEqual({})
  })

  it('tells of a record that is removed for the first time of nothing before', () => {
    expect(effectsOf(apex, edit({deleted: true}))).toStrictEqual({deleted: {after: true}})
  })

  it('is nothing for removing what is removed', () => {
    expect(effectsOf(removed, edit({deleted: true}))).toEqual({})
  })
})

describe('mergeEdits', () => {
  it('makes one edit a record, the later value standing', () => {
    const other: Edit = {id: 'c0000000000bb', type: 'customer', values: {name: 'B'}}
    expect(mergeEdits([edit({name: 'A', tier: 'A'}), other, edit({tier: 'B'})])).toEqual([
      edit({name: 'A', tier: 'B'}),
      other,
    ])
  })
})

describe('toPaths', () => {
  it('makes a path of each element and leaves out what is undefined', () => {
    expect(toPaths({tier: null, tags: {'a.b': true, c: null}, since: undefined, list: [1], empty: {}})).toStrictEqual({
      tier: null,
      'tags.a.b': true,
      'tags.c': null,
      list: [1],
    })
  })

  it('keeps a field whose name holds a dot', () => {
    const values = toPaths({'a.b': 1, 'c.d': {e: true}})
    expect(applyEdit(undefined, edit(values), early)).toMatchObject({'a.b': 1, 'c.d': {e: true}})
  })
})
