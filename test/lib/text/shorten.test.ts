import {describe, expect, it} from 'vitest'
import {shorten} from '../../../src/lib/text/shorten.ts'

describe('shorten', () => {
  it.each([
    ['Apex', 4, 'Apex'],
    ['Apex Manufacturing', 4, 'Apex…'],
    ['🎉🎉🎉🎉', 4, '🎉🎉🎉🎉'],
    ['🎉🎉🎉🎉', 3, '🎉🎉🎉…'],
    ['a🎉🎉🎉', 2, 'a🎉…'],
    ['', 4, ''],
  ])('returns of %s at most %i characters', (text, most, shown) => {
    expect(shorten(text, most)).toBe(shown)
  })
})
