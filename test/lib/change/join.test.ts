import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {joinAll, joinBooks, joinRecords} from '../../../src/lib/change/join.ts'
import {canonicalText, type StoredRecord} from '../../../src/lib/change/json.ts'
import {dropShadowed, laterRegister, type Register, recordFrom, registersOf} from '../../../src/lib/change/registers.ts'
import {anyRecord, inOrder, runs, stamps} from '../../support/any-record.ts'

const [early, , late, latest] = stamps
const id = 'c0000000000aa'
const bytes = (record: StoredRecord): string => JSON.stringify(record)
const record = (fields: object): StoredRecord => ({id, type: 'customer', ...fields})

describe('joinRecords', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (a, b) => {
        expect(bytes(joinRecords(a, b))).toBe(bytes(joinRecords(b, a)))
      }),
      {numRuns: runs},
    )
  })

  it('is associative', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, anyRecord, (a, b, c) => {
        expect(bytes(joinRecords(joinRecords(a, b), c))).toBe(bytes(joinRecords(a, joinRecords(b, c))))
      }),
      {numRuns: runs},
    )
  })

  it('is idempotent', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (a, b) => {
        const joined = joinRecords(a, b)
        expect(bytes(joinRecords(a, a))).toBe(bytes(inOrder(a)))
        expect(bytes(joinRecords(joined, b))).toBe(bytes(joined))
      }),
      {numRuns: runs},
    )
  })

  it('would not be commutative if of equal stamps the left one stood', () => {
    const leftWins = (a: Register, b: Register) => (b.stamp > a.stamp ? b : a)
    const property = (pick: typeof laterRegister) =>
      fc.property(anyRecord, anyRecord, (a, b) => bytes(joinBy(pick, a, b)) === bytes(joinBy(pick, b, a)))
    expect(fc.check(property(laterRegister), {numRuns: 500}).failed).toBe(false)
    expect(fc.check(property(leftWins), {numRuns: runs}).failed).toBe(true)
  })

  it('lets the later write of each field stand', () => {
    const a = record({name: 'Apex', tier: 'A', _u: early, _f: {tier: latest}})
    const b = record({name: 'Apex Ltd', tier: 'B', _u: early, _f: {name: late, tier: late}})
    expect(joinRecords(a, b)).toEqual(record({name: 'Apex Ltd', tier: 'A', _u: early, _f: {name: late, tier: latest}}))
  })

  it('lets the larger value stand where the stamps are equal', () => {
    expect(joinRecords(record({tier: 'A', _u: early}), record({tier: 'B', _u: early}))['tier']).toBe('B')
  })

  it('joins sets element by element', () => {
    const a = record({tags: {industry: true, vip: null}, _u: early, _f: {'tags.vip': late}})
    const b = record({tags: {vip: true, north: true}, _u: early, _f: {'tags.north': late}})
    expect(joinRecords(a, b)['tags']).toEqual({industry: true, north: true, vip: null})
  })

  it('keeps the elements where one side has a map and the other a value, whichever is later', () => {
    const map = record({tags: {industry: true}, _u: early})
    const value = record({tags: 'industry', _u: early, _f: {tags: latest}})
    expect(joinRecords(map, value)).toEqual(map)
  })

  it('keeps fields apart whose names hold a dot', () => {
    const a = record({'a.b': 1, _u: early})
    const b = record({a: {b: 2}, _u: early})
    expect(joinRecords(a, b)).toMatchObject({'a.b': 1, a: {b: 2}})
  })

  it('lets a forgotten record absorb everything', () => {
    const forgotten = {id, _forgot: 1} as unknown as StoredRecord
    expect(joinRecords(record({name: 'Apex', _u: latest}), forgotten)).toEqual({id, _forgot: 1})
    expect(joinRecords(forgotten, record({name: 'Apex', _u: latest}))).toEqual({id, _forgot: 1})
  })

  it('keeps what lost, and what was settled stays settled', () => {
    const a = record({tier: 'A', _u: early, _x: {'tier@1': 'B', 'tier@2': null, 'tags.a@3': null}})
    const b = record({tier: 'A', _u: early, _x: {'tier@2': 'C', 'tags.a@3': true}})
    expect(joinRecords(a, b)['_x']).toEqual({'tier@1': 'B', 'tier@2': null, 'tags.a@3': null})
    expect(joinRecords(b, a)['_x']).toEqual({'tier@1': 'B', 'tier@2': null, 'tags.a@3': null})
  })

  it('keeps of two values that lost under one name the larger', () => {
    const [a, b] = ['A', 'B'].map(value => record({_u: early, _x: {'tier@1': value}}))
    expect(joinRecords(a ?? record({}), b ?? record({}))['_x']).toEqual({'tier@1': 'B'})
    expect(joinRecords(b ?? record({}), a ?? record({}))['_x']).toEqual({'tier@1': 'B'})
  })
})

/** The join with another rule for which of two registers stands. */
function joinBy(pick: typeof laterRegister, a: StoredRecord, b: StoredRecord): StoredRecord {
  if (a['_forgot'] === 1 || b['_forgot'] === 1) return inOrder({...a, _forgot: 1})
  const {values} = registersOf(a)
  for (const [path, register] of registersOf(b).values) {
    const held = values.get(path)
    values.set(path, held ? pick(held, register) : register)
  }
  dropShadowed(values)
  return recordFrom({id, values, lost: new Map()})
}

describe('joinAll', () => {
  it('joins the lines of each record and sorts by id, whatever the order of lines', () => {
    const lines = [
      record({name: 'B', _u: late}),
      {...record({name: 'other', _u: early}), id: 'a0000000000aa'},
      record({name: 'A', _u: early}),
    ]
    expect(joinAll(lines).map(each => [each.id, each['name']])).toEqual([
      ['a0000000000aa', 'other'],
      [id, 'B'],
    ])
    expect(joinAll([...lines].reverse())).toEqual(joinAll(lines))
  })
})

/** Records of few ids, so that lines of the same one meet. */
const anyLine = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd'), anyRecord)
  .map(([letter, each]): StoredRecord => ({...each, id: `c0000000000a${letter}`}))
const anyLines = fc.array(anyLine, {maxLength: 6})

describe('lines of several records', () => {
  it('come out one a record, in the order of their ids, each joined of its lines', () => {
    fc.assert(
      fc.property(anyLines, lines => {
        const ids = [...new Set(lines.map(each => each.id))].sort()
        const expected = ids.map(each => lines.filter(line => line.id === each).reduce(joinRecords))
        expect(JSON.stringify(joinAll(lines))).toBe(JSON.stringify(expected))
      }),
    )
  })

  it('make the same book whether they come from one or from two', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (ours, theirs) => {
        const together = joinAll([...joinAll(ours), ...joinAll(theirs)]).map(inOrder)
        expect(JSON.stringify(joinBooks(undefined, ours, theirs))).toBe(JSON.stringify(together))
      }),
    )
  })
})

describe('joinBooks', () => {
  it('gives the same bytes on either side', () => {
    fc.assert(
      fc.property(fc.option(anyRecord, {nil: undefined}), anyRecord, anyRecord, (base, a, b) => {
        const from = base && [base]
        expect(JSON.stringify(joinBooks(from, [a], [b]))).toBe(JSON.stringify(joinBooks(from, [b], [a])))
      }),
      {numRuns: runs},
    )
  })

  it('keeps the value that lost where both sides changed a field since the base', () => {
    const base = record({tier: 'C', _u: early})
    const a = record({tier: 'A', _u: early, _f: {tier: late}})
    const b = record({tier: 'B', _u: early, _f: {tier: latest}})
    for (const [ours, theirs] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(joinBooks([base], [ours], [theirs])[0]).toMatchObject({tier: 'B', _x: {[`tier@${late}`]: 'A'}})
    }
  })

  it('keeps nothing where one side alone changed a field, or both to the same value', () => {
    const base = record({tier: 'C', name: 'Apex', _u: early})
    const a = record({tier: 'A', name: 'Apex', _u: early, _f: {tier: late}})
    const b = record({tier: 'A', name: 'Apex Ltd', _u: early, _f: {tier: latest, name: late}})
    expect(joinBooks([base], [a], [b])[0]).toEqual(b)
    expect(joinBooks([base], [b], [a])[0]).toEqual(b)
  })

  it('keeps of a record that both sides began the value that lost', () => {
    const [a, b] = [record({tier: 'A', _u: late}), record({tier: 'B', _u: latest})]
    expect(joinBooks([], [a], [b])[0]).toMatchObject({tier: 'B', _x: {[`tier@${late}`]: 'A'}})
    expect(joinBooks(undefined, [a], [b])[0]?.['_x']).toBeUndefined()
  })

  it('keeps nothing of a value that was taken away and lost, nor of one from before stamps', () => {
    const base = record({tier: 'C', _u: early})
    const taken = record({tier: null, _u: early, _f: {tier: late}})
    const set = record({tier: 'B', _u: early, _f: {tier: latest}})
    expect(joinBooks([base], [taken], [set])[0]?.['_x']).toBeUndefined()
    expect(joinBooks([], [record({tier: 'A', _u: ''})], [set])[0]?.['_x']).toBeUndefined()
  })

  it('leaves nothing of a forgotten record, whatever a hand has left in its line', () => {
    const base = record({tier: 'C', _u: early})
    const remains = record({tier: 'A', _u: early, _f: {tier: late}, _forgot: 1})
    const edited = record({tier: 'B', _u: early, _f: {tier: latest}})
    expect(joinBooks([base], [remains], [edited])).toEqual([{id, _forgot: 1}])
    expect(joinBooks([base], [edited], [remains])).toEqual([{id, _forgot: 1}])
  })
})

describe('replicas that exchange their states in any order', () => {
  const anyEdit = fc.record({
    replica: fc.nat({max: 2}),
    field: fc.constantFrom('name', 'tier', 'tags.a', 'tags.b', 'deleted'),
    value: fc.constantFrom(null, true, 'x', 'y'),
    from: fc.nat({max: 2}),
  })

  it('end with the same book', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, {maxLength: 12}), edits => {
        const held = [0, 1, 2].map(() => record({name: 'Apex', _u: early}))
        const at = (replica: number) => held[replica] ?? record({})
        edits.forEach(({replica, field, value, from}, tick) => {
          const registers = registersOf(at(replica))
          registers.values.set(field, {
            value,
            stamp: `0m1x2y3z6${String(tick).padStart(3, '0')}00000${replica}`,
          })
          held[replica] = recordFrom(registers)
          held[from] = joinRecords(at(from), at(replica))
        })
        const everyOrder = [
          [0, 1, 2],
          [2, 1, 0],
          [1, 0, 2],
        ].map(order => order.map(at).reduce(joinRecords))
        expect(new Set(everyOrder.map(canonicalText)).size).toBe(1)
      }),
      {numRuns: Math.ceil(runs / 5)},
    )
  })
})
