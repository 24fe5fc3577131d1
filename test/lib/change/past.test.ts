import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {forgotten} from '../../../src/lib/change/canonical.ts'
import {applyEdit} from '../../../src/lib/change/edit.ts'
import {joinBooks} from '../../../src/lib/change/join.ts'
import type {Json, StoredRecord} from '../../../src/lib/change/json.ts'
import {changesIn, type Step} from '../../../src/lib/change/past.ts'
import {lostKey} from '../../../src/lib/change/registers.ts'
import {nextStamp, noStamp, type Stamp} from '../../../src/lib/change/stamp.ts'
import {anyRecord, runs} from '../../support/any-record.ts'

const id = 'c0000000000aa'
const stampAt = (minutes: number, replica = 'aaaaaa'): Stamp => nextStamp(noStamp, minutes * 60_000, replica)
const edit = (
  record: StoredRecord | undefined,
  stamp: Stamp,
  values: {readonly [path: string]: Json},
  of = id,
): StoredRecord => applyEdit(record, {id: of, type: 'customer', values}, stamp)
const stepsOf = (...states: readonly StoredRecord[]): Step[] =>
  states.map((after, at) => ({before: states[at - 1], after}))

describe('changesIn', () => {
  it('tells the changes between states apart by their stamps, with the values before', () => {
    const begun = edit(undefined, stampAt(1), {name: 'Apex', tier: 'B'})
    const raised = edit(begun, stampAt(2, 'bbbbbb'), {tier: 'A', 'tags.vip': true})
    expect(changesIn(stepsOf(begun, raised))).toEqual([
      {
        stamp: stampAt(1),
        records: [{id, type: 'customer', created: true, fields: {name: {after: 'Apex'}, tier: {after: 'B'}}}],
      },
      {
        stamp: stampAt(2, 'bbbbbb'),
        records: [{id, type: 'customer', fields: {tier: {before: 'B', after: 'A'}, 'tags.vip': {after: true}}}],
      },
    ])
  })

  it('puts the records of one command into one change', () => {
    const both = [
      edit(undefined, stampAt(1), {name: 'Apex'}),
      edit(undefined, stampAt(1), {name: 'Bright'}, 'c0000000000bb'),
    ]
    const found = changesIn(both.map(after => ({before: undefined, after})))
    expect(found.map(({records}) => records.map(each => each.id))).toEqual([[id, 'c0000000000bb']])
  })

  it('tells a change once, however many states tell of it', () => {
    const begun = edit(undefined, stampAt(1), {name: 'Apex', tier: 'B'})
    const raised = edit(begun, stampAt(2), {tier: 'A'})
    const steps = [...stepsOf(begun, raised), {before: undefined, after: raised}, {before: undefined, after: begun}]
    expect(changesIn(steps)).toEqual(changesIn(stepsOf(begun, raised)))
  })

  it('tells of a value that lost, too', () => {
    const begun = edit(undefined, stampAt(1), {name: 'Apex', tier: 'B'})
    const [ours, theirs] = [
      edit(begun, stampAt(2, 'aaaaaa'), {tier: 'A'}),
      edit(begun, stampAt(3, 'bbbbbb'), {tier: 'C'}),
    ]
    const joined = joinBooks([begun], [ours], [theirs])
    const found = changesIn(joined.map(after => ({before: undefined, after})))
    expect(found.map(({stamp}) => stamp).sort()).toEqual([stampAt(1), stampAt(2, 'aaaaaa'), stampAt(3, 'bbbbbb')])
  })

  it('tells nothing of what was forgotten, and nothing of lines without stamps', () => {
    const begun = edit(undefined, stampAt(1), {name: 'Apex'})
    expect(changesIn([{before: begun, after: forgotten(id)}])).toEqual([])
    expect(changesIn([{before: begun, after: {...edit(begun, stampAt(2), {tier: 'A'}), _forgot: 1}}])).toEqual([])
    expect(changesIn([{before: undefined, after: {id, type: 'customer', name: 'By hand'}}])).toEqual([])
    expect(changesIn([{before: undefined, after: {id, type: 'customer', _u: 'yesterday'}}])).toEqual([])
  })

  it('keeps the value before that one step knew, whichever step came first', () => {
    const begun = edit(undefined, stampAt(1), {tier: 'B'})
    const raised = edit(begun, stampAt(2), {tier: 'A'})
    const known: Step = {before: begun, after: raised}
    const unknown: Step = {before: undefined, after: raised}
    for (const steps of [
      [known, unknown],
      [unknown, known],
    ]) {
      const change = changesIn(steps).find(({stamp}) => stamp === stampAt(2))
      expect(change?.records).toEqual([{id, type: 'customer', fields: {tier: {before: 'B', after: 'A'}}}])
    }
  })

  it('tells nothing of a field that was written with the value it had, and of a loser that was settled', () => {
    const before = {id, type: 'customer', tier: 'A', _u: stampAt(1)}
    const again = {...before, _f: {tier: stampAt(2)}}
    expect(changesIn([{before, after: again}])).toEqual([
      {stamp: stampAt(2), records: [{id, type: 'customer', fields: {}}]},
    ])
    const settled = {...before, _x: {[lostKey('tier', stampAt(3))]: null}}
    expect(changesIn([{before, after: settled}])).toEqual([])
  })

  it('tells of a record that came back after it had been forgotten', () => {
    const back = edit(undefined, stampAt(2), {name: 'Apex'})
    expect(changesIn([{before: forgotten(id), after: back}])).toEqual(changesIn([{before: undefined, after: back}]))
  })

  it('finds in any states no stamp that none of them bears', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, {maxLength: 4}), states => {
        const text = JSON.stringify(states)
        for (const {stamp} of changesIn(stepsOf(...states))) expect(text).toContain(stamp)
      }),
      {numRuns: Math.min(runs, 2000)},
    )
  })
})
