import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {problemsOf} from '../../../src/lib/book/validate.ts'
import type {Json, StoredRecord} from '../../../src/lib/change/json.ts'
import {runs} from '../../support/any-record.ts'
import {anyBook} from '../../support/known-record.ts'

const stamp = '0m1x2y3z4000aaaaaa'
const sound: {readonly [type: string]: StoredRecord} = {
  customer: {id: 'c0000000000aa', type: 'customer', name: 'Apex', added: '2026-01-05', _u: stamp},
  contact: {id: 'p0000000000aa', type: 'contact', customer: 'c0000000000aa', name: 'Helen', _u: stamp},
  engagement: {
    id: 'e0000000000aa',
    type: 'engagement',
    customer: 'c0000000000aa',
    title: 'Retainer',
    start: '2026-01-01',
    _u: stamp,
  },
  touch: {
    id: 't0000000000aa',
    type: 'touch',
    customer: 'c0000000000aa',
    on: '2026-01-05',
    channel: 'call',
    direction: 'both',
    _u: stamp,
  },
}
const withField = (type: string, field: string, value: Json): StoredRecord => ({
  ...(sound[type] as StoredRecord),
  [field]: value,
})
const pathsOf = (record: StoredRecord): string[] => problemsOf(record).map(({path}) => path)

describe('problemsOf', () => {
  it('is nothing for a sound record of any type', () => {
    fc.assert(
      fc.property(anyBook, records => {
        for (const record of records) expect(problemsOf(record)).toEqual([])
      }),
      {numRuns: Math.ceil(runs / 20)},
    )
  })

  it.each<[string, string, Json]>([
    ['customer', 'name', 5],
    ['customer', 'name', {}],
    ['customer', 'added', '2026-02-29'],
    ['customer', 'added', '2026-1-5'],
    ['customer', 'added', 20260105],
    ['customer', 'person', 'yes'],
    ['customer', 'tier', 1],
    ['customer', 'cadence', 'often'],
    ['customer', 'cadence', '0d'],
    ['customer', 'tags', ['vip']],
    ['customer', 'tags', 'vip'],
    ['customer', 'referredBy', 'Apex'],
    ['customer', 'emails', 'a@b.example'],
    ['contact', 'birthday', '05-17'],
    ['contact', 'dates', {founded: 'soon'}],
    ['contact', 'custom', []],
    ['engagement', 'fee', '4000 EUR'],
    ['engagement', 'fee', '4000 EUR/week'],
    ['touch', 'at', '24:00'],
    ['touch', 'minutes', 1.5],
    ['touch', 'minutes', -1],
    ['touch', 'minutes', '30'],
    ['touch', 'with', 'p0000000000aa'],
  ])('finds in a %s the field %s that is %j', (type, field, value) => {
    expect(pathsOf(sound[type] as StoredRecord)).toEqual([])
    expect(pathsOf(withField(type, field, value))).toEqual([field])
  })

  it.each(['name', 'added'])('finds a required field that is missing or null: %s', field => {
    const {[field]: _gone, ...rest} = sound['customer'] as StoredRecord
    expect(problemsOf(rest as StoredRecord)).toEqual([{path: field, message: 'is missing'}])
    expect(problemsOf(withField('customer', field, null))).toEqual([{path: field, message: 'is missing'}])
  })

  it('says what is there and what was wanted, in short', () => {
    expect(problemsOf(withField('customer', 'added', 'x'.repeat(100)))).toEqual([
      {path: 'added', message: `is "${'x'.repeat(59)}…, not a day YYYY-MM-DD that exists`},
    ])
  })

  it('lists every problem', () => {
    expect(pathsOf({id: 'c0000000000aa', type: 'customer', tier: 5, _u: 'then'})).toEqual([
      '_u',
      'name',
      'added',
      'tier',
    ])
  })

  it('lets pass what only a later version knows: types, fields, words of a closed set', () => {
    expect(pathsOf({id: 'y0000000000aa', type: 'later', name: 5, _u: stamp})).toEqual([])
    expect(pathsOf({id: 'c0000000000aa', type: 'toString', _u: stamp})).toEqual([])
    expect(pathsOf(withField('customer', 'mood', {x: [1]}))).toEqual([])
    expect(pathsOf(withField('touch', 'channel', 'hologram'))).toEqual([])
  })

  it('checks a removed record, which may come back, and nothing of a forgotten one', () => {
    expect(pathsOf({...withField('customer', 'name', 5), deleted: true})).toEqual(['name'])
    expect(pathsOf({id: 'c0000000000aa', _forgot: 1} as unknown as StoredRecord)).toEqual([])
  })

  it('takes a record without stamps, but none with stamps that are none', () => {
    const {_u, ...bare} = sound['customer'] as StoredRecord
    expect(pathsOf(bare as StoredRecord)).toEqual([])
    expect(pathsOf({...bare, _u: null} as StoredRecord)).toEqual(['_u'])
    expect(pathsOf({...bare, _u: stamp, _f: {name: 'then'}, _x: []} as StoredRecord)).toEqual(['_f', '_x'])
  })
})
