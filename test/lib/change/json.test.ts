import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {canonicalText, isMap, type Json, orderKeys} from '../../../src/lib/change/json.ts'

describe('canonicalText', () => {
  it('is the same whatever the order of keys, at any depth', () => {
    expect(canonicalText({b: [{y: 1, x: null}], a: 'é'})).toBe('{"a":"é","b":[{"x":null,"y":1}]}')
    expect(canonicalText({a: 'é', b: [{x: null, y: 1}]})).toBe('{"a":"é","b":[{"x":null,"y":1}]}')
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
