import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {ownerOf, presentName, presentRecord} from '../../../src/lib/book/present.ts'
import {collectionOf} from '../../../src/lib/book/registry.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {aBook} from '../../support/build.ts'
import {anyKnownRecord} from '../../support/known-record.ts'

const stamp = '0m1x2y3z4000aaaaaa'
const customer: StoredRecord = {
  id: 'c0000000000aa',
  type: 'customer',
  name: 'Apex',
  added: '2026-01-05',
  tier: null,
  tags: {vip: true, old: null, 'a.b': true},
  custom: {industry: 'textiles', gone: null},
  futureField: {x: [1]},
  toString: 'a field of that name',
  nothing: null,
  deleted: null,
  _u: stamp,
  _f: {name: stamp},
  _x: {[`tier@${stamp}`]: 'A'},
}

describe('presentRecord', () => {
  it('shows sets as lists, maps without what was taken out, and what it does not know as it is', () => {
    expect(presentRecord(customer)).toEqual({
      id: 'c0000000000aa',
      name: 'Apex',
      added: '2026-01-05',
      tags: ['vip', 'a.b'],
      emails: [],
      phones: [],
      custom: {industry: 'textiles'},
      futureField: {x: [1]},
      toString: 'a field of that name',
    })
  })

  it('shows no map from which everything was taken out', () => {
    expect(presentRecord({id: 'c0000000000aa', type: 'customer', custom: {size: null}, _u: stamp})).toEqual({
      id: 'c0000000000aa',
      tags: [],
      emails: [],
      phones: [],
    })
  })

  it('shows money and rates taken apart', () => {
    const value = {id: 'v0000000000aa', type: 'value', worth: '1350.50 EUR', _u: stamp}
    expect(presentRecord(value)).toMatchObject({worth: {amount: '1350.50', currency: 'EUR'}})
    const engagement = {id: 'e0000000000aa', type: 'engagement', fee: '4000 EUR/month', _u: stamp}
    expect(presentRecord(engagement)).toMatchObject({fee: {amount: '4000', currency: 'EUR', per: 'month'}})
  })

  it('shows a record of a type that only a later version knows', () => {
    expect(presentRecord({id: 'y0000000000aa', type: 'later', mood: {a: null}, _u: stamp})).toEqual({
      id: 'y0000000000aa',
      mood: {a: null},
    })
  })

  it('shows nothing of the bookkeeping of the file, no value that is none, and the whole id', () => {
    fc.assert(
      fc.property(anyKnownRecord, record => {
        const shown = presentRecord(record)
        expect(shown.id).toBe(record.id)
        expect(Object.keys(shown).filter(name => name.startsWith('_') || ['type', 'deleted'].includes(name))).toEqual(
          [],
        )
        expect(Object.values(shown)).not.toContain(null)
        for (const [name, {kind}] of Object.entries(collectionOf(record.type)?.fields ?? {})) {
          if (kind === 'set' || kind === 'emails') expect(Array.isArray(shown[name])).toBe(true)
        }
      }),
      {numRuns: 1000},
    )
  })
})

describe('presentName', () => {
  it('is the id and the name alone', () => {
    const {id, name} = {id: 'c0000000000aa', name: 'Apex'}
    expect(presentName({...customer, id, name})).toEqual({id, name})
  })
})

describe('ownerOf', () => {
  it('names the customer of a record, and a customer itself; nobody where there is none', () => {
    const book = aBook().customer({name: 'Apex'}).note().add('segment', {name: 'a', filter: 'tier = A'}).build()
    const ownerOfEach = (type: 'customer' | 'note' | 'segment') => book.all(type).map(each => ownerOf(book, each)?.name)
    expect([ownerOfEach('customer'), ownerOfEach('note'), ownerOfEach('segment')]).toEqual([
      ['Apex'],
      ['Apex'],
      [undefined],
    ])
  })
})
