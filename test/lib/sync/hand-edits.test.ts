import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {stampHandEdits} from '../../../src/lib/sync/hand-edits.ts'
import {customerRecord, stampOf} from './support.ts'

const [apex, bright] = ['c00000000000a', 'c00000000000b']

describe('stampHandEdits', () => {
  const later = stampOf(9)

  it('gives a value that was changed under its old stamp a new one', () => {
    const [edited] = stampHandEdits([customerRecord(apex)], [customerRecord(apex, {name: 'Aaa'})], () => later)
    expect(edited).toMatchObject({name: 'Aaa', _u: stampOf(0), _f: {name: later}})
  })

  it('leaves alone what was written by crm, what is new and what is the same', () => {
    const before = [customerRecord(apex)]
    const now = [{...customerRecord(apex, {name: 'Later'}), _f: {name: stampOf(5)}}, customerRecord(bright)]
    expect(stampHandEdits(before, now, () => later)).toEqual(now)
    expect(stampHandEdits(before, before, () => later)).toEqual(before)
  })

  it('leaves a forgotten record alone', () => {
    const forgotten = [{id: apex, _forgot: 1} as unknown as StoredRecord]
    expect(stampHandEdits([customerRecord(apex)], forgotten, () => later)).toEqual(forgotten)
  })
})
