import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {repeatedKey} from '../../../src/lib/store/repeated-key.ts'

describe('repeatedKey', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"a":{"b":1,"b" :2}}', 'b'],
    ['{"a":[{"b":1},{"c":1,"c":1}]}', 'c'],
    ['{"":1,"":2}', ''],
    ['{"\\\\":1,"\\u005c":2}', '\\'],
    ['{"a\\"":1,"a\\"":2}', 'a"'],
    ['{"a":1 , "b":"{", "a"\n:2}', 'a'],
  ])('finds in %s the key %j', (json, key) => {
    expect(repeatedKey(json)).toBe(key)
  })

  it.each([
    '{}',
    '{"a":{"a":1},"b":{"a":1}}',
    '{"a":[{"b":1},{"b":1}]}',
    '{"a":"a","b":"a\\":","c":"\\\\"}',
    '["a","a"]',
    '{"a":"\\"a\\":1,\\"a\\":2"}',
  ])('finds none in %s', json => {
    expect(repeatedKey(json)).toBeUndefined()
  })

  it('finds none in what JSON.stringify writes, and the first key where that is written twice', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), {minKeys: 1}), value => {
        const json = JSON.stringify(value)
        const [first = ''] = Object.keys(value)
        expect(repeatedKey(json)).toBeUndefined()
        expect(repeatedKey(`{${JSON.stringify(first)}:0,${json.slice(1)}`)).toBe(first)
      }),
    )
  })
})
