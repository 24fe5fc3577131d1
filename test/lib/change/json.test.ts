import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {canonicalText, forbiddenKeys, isMap, type Json, orderKeys} from '../../../src/lib/change/json.ts'

describe('canonicalText', () => {
  it('is the same whatever the order of keys, at any depth', () => {
    expect(canonicalText({b: [{y: 1, x: null}], a: 'é'})).toBe('{"a":"é","b":[{"x":null,"y":1}]}')
    expect(canonicalText({a: 'é', b: [{x: null, y: 1}]})).toBe('{"a":"é","b":[{"x":null,"y":1}]}')
    expect(canonicalText([1, [2, 3]])).toBe('[1,[2,3]]')
  })

  it('tells values of different types apart', () => {
    const texts = [null, 'null', 0, '0', [], {}, false, ''].map(value => canonicalText(value as Json))
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('orderKeys', () => {
  it('gives a value whose bytes are its canonical text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const ordered = orderKeys(value as Json)
        expect(JSON.stringify(orderKeys(JSON.parse(JSON.stringify(value))))).toBe(JSON.stringify(ordered))
        expect(canonicalText(ordered)).toBe(canonicalText(value as Json))
      }),
    )
  })

  it('keeps a key that JavaScript treats in its own way', () => {
    expect(JSON.stringify(orderKeys(JSON.parse('{"b":1,"__proto__":{"x":2}}')))).toBe('{"__proto__":{"x":2},"b":1}')
  })
})

describe('orderKeys', () => {
  it('writes minus zero as zero, at any depth', () => {
    expect(orderKeys([-0, {b: -0, a: [-0]}])).toEqual([0, {a: [0], b: 0}])
    expect(Object.is(orderKeys(-0), 0)).toBe(true)
    expect(orderKeys(1)).toBe(1)
  })

  it('leaves lists lists, in their order', () => {
    expect(JSON.stringify(orderKeys([2, [{b: 1, a: 1}], 1]))).toBe('[2,[{"a":1,"b":1}],1]')
  })
})

describe('forbiddenKeys', () => {
  it("are those that reach an object's own machinery", () => {
    expect(forbiddenKeys).toEqual(['__proto__', 'constructor'])
  })
})

describe('isMap', () => {
  it.each([
    [{}, true],
    [{a: 1}, true],
    [[], false],
    [null, false],
    ['text', false],
    [undefined, false],
  ])('%j is a map: %s', (value, expected) => {
    expect(isMap(value)).toBe(expected)
  })
})
