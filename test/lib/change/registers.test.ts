import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {
  isRemoved,
  largestStamp,
  lostKey,
  pathOf,
  readLostKey,
  recordFrom,
  registersOf,
  splitPath,
} from '../../../src/lib/change/registers.ts'
import {noStamp} from '../../../src/lib/change/stamp.ts'
import {anyRecord, inOrder, runs, stamps} from '../../support/any-record.ts'

const [early, , late, latest] = stamps
const id = 'c0000000000aa'

describe('pathOf and splitPath', () => {
  it.each([
    ['tier', undefined, 'tier'],
    ['tags', 'industry', 'tags.industry'],
    ['emails', 'helen@apex.example', 'emails.helen@apex.example'],
    ['a.b', undefined, 'a~1b'],
    ['a.b', 'c.d', 'a~1b.c.d'],
    ['a~1b', undefined, 'a~01b'],
    ['', '', '.'],
  ])('%j and %j make %j', (field, element, path) => {
    expect(pathOf(field, element)).toBe(path)
    expect(splitPath(path)).toEqual({field, element})
  })

  it('come back for any name', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), {nil: undefined}), (field, element) => {
        expect(splitPath(pathOf(field, element))).toEqual({field, element})
      }),
    )
  })
})

describe('lostKey', () => {
  it('comes back from a path that holds an @', () => {
    const path = pathOf('emails', 'helen@apex.example')
    expect(readLostKey(lostKey(path, early))).toEqual({path, stamp: early})
  })
})

describe('registersOf and recordFrom', () => {
  it('give a record back as it was where it is in order', () => {
    fc.assert(
      fc.property(anyRecord, record => {
        const ordered = inOrder(record)
        if (ordered['_forgot'] === 1) return
        expect(JSON.stringify(recordFrom(registersOf(ordered)))).toBe(JSON.stringify(ordered))
      }),
      {numRuns: runs},
    )
  })

  it('keep every field and its shape, whatever its name', () => {
    fc.assert(
      fc.property(anyRecord, record => {
        if (record['_forgot'] === 1) return
        const {_u, _f, ...fields} = JSON.parse(JSON.stringify(record))
        const {_u: u, _f: f, ...back} = JSON.parse(JSON.stringify(recordFrom(registersOf(record))))
        expect(back).toEqual(fields)
      }),
      {numRuns: runs},
    )
  })

  it('order the keys: id, type, fields by name, stamps, what lost', () => {
    const record: StoredRecord = {
      _x: {'tier@b': 1, 'tier@a': 2},
      _f: {tier: late, 'tags.b': latest},
      tags: {b: true, a: true},
      'tag-line': 'x',
      tier: 'A',
      _u: early,
      type: 'customer',
      id,
    }
    expect(JSON.stringify(recordFrom(registersOf(record)))).toBe(
      `{"id":"${id}","type":"customer","tag-line":"x","tags":{"a":true,"b":true},"tier":"A",` +
        `"_u":"${early}","_f":{"tags.b":"${latest}","tier":"${late}"},"_x":{"tier@a":2,"tier@b":1}}`,
    )
  })

  it('take a record without a stamp as older than every other', () => {
    expect(registersOf({id, type: 'customer', name: 'Apex'}).values.get('name')).toEqual({
      value: 'Apex',
      stamp: noStamp,
    })
  })

  it('give a record without a type an empty one', () => {
    for (const type of [undefined, 5]) {
      const record = JSON.parse(JSON.stringify({id, type, name: 'Apex', _u: early}))
      expect(recordFrom(registersOf(record)).type).toBe('')
    }
  })

  it('give a record of which nothing is known no stamp', () => {
    expect(recordFrom({id, values: new Map(), lost: new Map()})).toEqual({id, type: '', _u: noStamp})
  })

  it('keep an empty map as a value of its own', () => {
    expect(recordFrom(registersOf({id, type: 'x', later: {}, _u: early}))['later']).toEqual({})
  })
})

describe('largestStamp', () => {
  it('looks at all stamps of a record', () => {
    expect(largestStamp({id, type: 'x', _u: early, _f: {a: latest, b: late}})).toBe(latest)
    expect(largestStamp({id, type: 'x', _u: late, _f: {a: early}})).toBe(late)
    expect(largestStamp({id, type: 'x'})).toBe(noStamp)
  })

  it('looks at nothing that is no stamp', () => {
    expect(largestStamp({id, type: 'x', _u: early, _f: {a: ['z'], b: late}})).toBe(late)
    expect(largestStamp({id, type: 'x', _u: early, _f: [latest]})).toBe(early)
  })
})

describe('isRemoved', () => {
  it.each<[string, object, boolean]>([
    ['a record that was never removed', {_u: early}, false],
    ['a removed one', {deleted: true, _u: early, _f: {deleted: late}}, true],
    ['one that began removed', {deleted: true, _u: early}, true],
    ['one that was edited in the same change', {deleted: true, _u: early, _f: {deleted: late, name: late}}, true],
    ['one that was edited later', {deleted: true, _u: early, _f: {deleted: late, name: latest}}, false],
    ['one that was put back', {deleted: null, _u: early, _f: {deleted: late}}, false],
    ['a forgotten one', {_forgot: 1}, true],
    ['one whose removal has a stamp that is none', {deleted: true, _u: early, _f: {deleted: 5}}, true],
  ])('%s', (_, fields, expected) => {
    expect(isRemoved({id, type: 'customer', name: 'Apex', ...fields})).toBe(expected)
  })
})
