import {describe, expect, it} from 'vitest'
import {quote} from '../../../src/lib/text/quote.ts'

describe('quote', () => {
  it.each([
    ['Apex', 'Apex'],
    ['helen@apex.example', 'helen@apex.example'],
    ['गणेश', 'गणेश'],
    ['Apex Ltd', '"Apex Ltd"'],
    ['', '""'],
    ['a"b', '"a\\"b"'],
    ['Wow!rm', "'Wow!rm'"],
    [`It's $5!`, `'It'\\''s $5!'`],
    ['$HOME `x` \\', '"\\$HOME \\`x\\` \\\\"'],
  ])('writes %s as one word of a shell', (text, word) => {
    expect(quote(text)).toBe(word)
  })
})
