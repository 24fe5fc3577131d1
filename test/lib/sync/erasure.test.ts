import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {clearReferences, scrubJournal, sweepForgotten, withDependents} from '../../../src/lib/sync/erasure.ts'
import {customerRecord, stampOf} from './support.ts'

const [apex, bright] = ['c00000000000a', 'c00000000000b']

describe('erasure', () => {
  const touch = (id: string, owner: string, more: object = {}): StoredRecord => ({
    id,
    type: 'touch',
    customer: owner,
    on: '2026-01-05',
    channel: 'call',
    direction: 'both',
    ...more,
    _u: stampOf(0),
  })
  const unknown = (id: string, owner: string): StoredRecord => ({id, type: 'gift', customer: owner, _u: stampOf(0)})
  const state = (id: string, subject: string): StoredRecord => ({
    id,
    type: 'agenda-state',
    customer: bright,
    subject,
    item: `${subject}/x`,
    _u: stampOf(0),
  })

  it('follows what hangs on a record, removed and unknown ones too', () => {
    const records = [
      customerRecord(apex),
      customerRecord(bright),
      touch('t00000000000a', apex, {deleted: true}),
      touch('t00000000000b', bright),
      state('a00000000000a', 't00000000000a'),
      unknown('x00000000000a', apex),
    ]
    expect([...withDependents(records, [apex])].sort()).toEqual([
      'a00000000000a',
      apex,
      't00000000000a',
      'x00000000000a',
    ])
  })

  it('sweeps what was written to a forgotten record, and leaves the rest as it is', () => {
    const gone = {id: apex, _forgot: 1} as unknown as StoredRecord
    const rest = [customerRecord(bright), touch('t00000000000b', bright)]
    expect(sweepForgotten([gone, ...rest])).toEqual([gone, ...rest])
    expect(sweepForgotten([gone, ...rest, touch('t00000000000c', apex)])).toEqual([
      gone,
      ...rest,
      {id: 't00000000000c', _forgot: 1},
    ])
    expect(sweepForgotten(rest)).toBe(rest)
  })

  it('clears references but the ones that a record cannot do without', () => {
    const other = touch('t00000000000b', bright, {with: {p00000000000a: true, p00000000000b: true}})
    const referred = customerRecord(bright, {referredBy: apex})
    expect(clearReferences([other, referred], new Set([apex, 'p00000000000a']))).toEqual([
      {id: other.id, type: 'touch', values: {'with.p00000000000a': null}},
      {id: bright, type: 'customer', values: {referredBy: null}},
    ])
    expect(clearReferences([touch('t00000000000c', apex)], new Set([apex]))).toEqual([])
  })

  it('keeps of an entry about several records what is about the others, without its summary', () => {
    const change = (id: string) => ({id, type: 'customer', fields: {name: {after: id}}})
    const entry = {id: 'z1', at: '', stamp: stampOf(1), command: 'import', summary: 'import: Apex, Bright'}
    const entries = [
      {...entry, records: [change(apex), change(bright)]},
      {...entry, records: [change(apex)]},
      {...entry, records: [change(bright)]},
    ]
    expect(scrubJournal(entries, new Set([apex]))).toEqual([
      {...entry, summary: 'import', records: [change(bright)]},
      {...entry, records: [change(bright)]},
    ])
    expect(scrubJournal(entries, new Set(['c00000000000z']))).toBeUndefined()
  })
})
