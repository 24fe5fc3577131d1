import {describe, expect, it} from 'vitest'
import {lazily, once} from '../../../src/lib/book/once.ts'

describe('once', () => {
  it('works out a value when it is first asked for, and never again, not even nothing', () => {
    let asked = 0
    const value = once(() => {
      asked++
      return undefined
    })
    expect(asked).toBe(0)
    expect([value(), value(), asked]).toEqual([undefined, undefined, 1])
  })
})

describe('lazily', () => {
  it('works out each value apart', () => {
    const asked: string[] = []
    const make = (name: string) => () => {
      asked.push(name)
      return name
    }
    const values = lazily<{a: string; b: string}>({a: make('a'), b: make('b')})
    expect([values.b, values.b, asked]).toEqual(['b', 'b', ['b']])
    expect({...values}).toEqual({a: 'a', b: 'b'})
  })
})
