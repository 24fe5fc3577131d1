import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {canonicalRecord} from '../../../src/lib/change/canonical.ts'
import {isSameValue, type StoredRecord} from '../../../src/lib/change/json.ts'
import {anyRecord, inOrder, runs, stamps} from '../../support/any-record.ts'

const [early, later, late, latest] = stamps
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

  it.each<[string, object]>([
    ['one stamp', {name: 'Apex', _u: early}],
    ['nothing but its type', {_u: early}],
    ['an empty map with a later stamp', {later: {}, name: 'Apex', _u: early, _f: {later: late}}],
    ['a value that was taken away', {name: 'Apex', tier: null, _u: early}],
    ['later stamps of all elements', {tags: {a: true, b: true}, _u: early, _f: {'tags.a': late, 'tags.b': late}}],
    ['a type that is later', {name: 'Apex', _u: early, _f: {type: late}}],
  ])('hands back one with %s', (_, fields) => {
    const whole = record(fields)
    expect(canonicalRecord(whole)).toBe(whole)
  })

  /** What hands and other programs leave in a file, each a little beside the form. */
  it.each<[string, object]>([
    ['no stamp', {name: 'Apex'}],
    ['a stamp that is a number', {name: 'Apex', _u: 5}],
    ['a type that is a number', {type: 5, _u: early}],
    ['stamps before a field', {_u: early, name: 'Apex'}],
    ['later stamps before the first', {_f: {name: late}, name: 'Apex', _u: early}],
    ['a field between its stamps', {name: 'Apex', _u: early, tier: 'A', _f: {name: late}}],
    ['a field behind its stamps', {name: 'Apex', _u: early, _f: {name: late}, tier: 'A'}],
    ['later stamps in a list', {name: 'Apex', _u: early, _f: [late]}],
    ['no later stamp in a map for them', {name: 'Apex', _u: early, _f: {}}],
    ['a later stamp that is a number', {name: 'Apex', tier: 'A', _u: early, _f: {name: 5, tier: late}}],
    ['two later stamps, one of them earlier', {name: 'Apex', tier: 'A', _u: late, _f: {name: early, tier: latest}}],
    ['a stamp of its id', {name: 'Apex', _u: early, _f: {id: late}}],
    ['a stamp of its stamps', {name: 'Apex', _u: early, _f: {_u: late}}],
    ['a stamp of something inherited', {name: 'Apex', _u: early, _f: {toString: late}}],
    ['a stamp of an element that is not there', {name: 'Apex', tags: {a: true}, _u: early, _f: {'tags.b': late}}],
    ['a stamp of an element of a text', {name: 'Apex', _u: early, _f: {'name.0': late}}],
    ['a stamp of an inherited element', {tags: {a: true}, tier: 'A', _u: early, _f: {'tags.toString': late}}],
    ['stamps of each register of a map', {tags: {a: true}, _u: early, _f: {'tags.a': late, type: late}}],
    ['stamps of all but an empty map', {tags: {}, _u: early, _f: {tags: late, type: late}}],
    ['a value that lost', {name: 'Apex', _u: early, _x: {[`name@${late}`]: {b: 1, a: 1}}}],
    ['a value that lost before its fields', {_x: {[`name@${late}`]: 'A'}, name: 'Apex', _u: early}],
    ['an unknown mark of forgetting', {_forgot: 2, name: 'Apex', _u: early}],
    ['a later stamp that is a list', {name: 'Apex', tier: 'A', _u: early, _f: {name: ['z']}}],
    ['a list', {list: [{b: 1, a: 1}], _u: early}],
    ['a map in a map', {tags: {a: {c: 1, b: 1}}, _u: early}],
    ['a list in a map', {tags: {a: [{c: 1, b: 1}]}, _u: early}],
    ['elements in another order', {tags: {b: null, a: null}, _u: early}],
    ['minus zero', {size: -0, _u: early}],
    ['minus zero in a map', {size: {a: -0}, _u: early}],
    ['a field whose name begins with a low line', {_later: 1, name: 'Apex', _u: early, _f: {_later: late}}],
    ['a stamp that begins another record', {name: 'Apex', tier: 'A', _u: latest, _f: {name: early, tier: early}}],
  ])('gives the same bytes for one with %s', (_, fields) => {
    expect(bytes(canonicalRecord(record(fields)))).toBe(bytes(inOrder(record(fields))))
    expect(canonicalRecord(record(fields))).toEqual(inOrder(record(fields)))
  })

  it('gives the same bytes for one that has its keys in another order', () => {
    const turned = {type: 'customer', id: 'c0000000000aa', _u: early} as StoredRecord
    expect(bytes(canonicalRecord(turned))).toBe(bytes(inOrder(turned)))
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
    [1, {}, false],
    [[], '', false],
    [{a: {b: 1}}, {a: {b: 2}}, false],
  ])('of %j and %j is %s', (a, b, same) => {
    expect(isSameValue(a, b)).toBe(same)
    expect(isSameValue(b, a)).toBe(same)
  })
})
