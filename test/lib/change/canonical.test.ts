import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {canonicalRecord} from '../../../src/lib/change/canonical.ts'
import {isSameValue, type StoredRecord} from '../../../src/lib/change/json.ts'
import {anyRecord, inOrder, runs, stamps} from '../../support/any-record.ts'

const [early, later, late] = stamps
const bytes = (record: StoredRecord): string => JSON.stringify(record)
const record = (fields: object): StoredRecord => ({id: 'c0000000000aa', type: 'customer', ...fields})

describe('canonicalRecord', () => {
  it('gives the bytes that taking the record apart and putting it together again gives', () => {
    fc.assert(
      fc.property(anyRecord, each => {
        expect(bytes(canonicalRecord(each))).toBe(bytes(inOrder(each)))
        expect(bytes(canonicalRecord(inOrder(each)))).toBe(bytes(inOrder(each)))
      }),
      {numRuns: runs},
    )
  })

  it('hands back a record that stands in its form already', () => {
    const whole = record({
      name: 'Apex',
      tags: {a: true, b: null},
      tier: 'A',
      _u: early,
      _f: {'tags.b': later, tier: late},
    })
    expect(canonicalRecord(whole)).toBe(whole)
  })

  it.each([
    ['fields', {tier: 'A', name: 'Apex', _u: early}],
    ['elements', {tags: {b: true, a: true}, _u: early}],
    ['later stamps', {name: 'Apex', tier: 'A', _u: early, _f: {tier: later, name: late}}],
  ])('puts %s in order', (_, fields) => {
    expect(bytes(canonicalRecord(record(fields)))).toBe(bytes(inOrder(record(fields))))
    expect(bytes(canonicalRecord(record(fields)))).not.toBe(bytes(record(fields)))
  })

  it.each([
    ['that are the common one', {name: 'Apex', _u: early, _f: {name: early}}],
    ['of every register', {name: 'Apex', _u: early, _f: {name: later, type: later}}],
    ['of fields that are not there', {name: 'Apex', _u: early, _f: {tier: later}}],
    ['of a map as a whole', {tags: {a: true}, _u: early, _f: {tags: later}}],
  ])('drops stamps %s', (_, fields) => {
    expect(canonicalRecord(record(fields))['_f']).toBeUndefined()
  })
})

describe('isSameValue', () => {
  it.each([
    [{a: 1, b: [1, {c: null}]}, {b: [1, {c: null}], a: 1}, true],
    [{a: 1}, {b: 1}, false],
    [{a: 1}, {a: 1, b: 1}, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [null, {}, false],
    ['1', 1, false],
  ])('of %j and %j is %s', (a, b, same) => {
    expect(isSameValue(a, b)).toBe(same)
    expect(isSameValue(b, a)).toBe(same)
  })
})
