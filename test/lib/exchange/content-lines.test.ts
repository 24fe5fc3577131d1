import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {escapeValue, foldLine, quoteParameter} from '../../../src/lib/exchange/content-lines.ts'

const anyText = fc.string({unit: 'binary', maxLength: 300})

describe('foldLine', () => {
  it('leaves a line of 75 octets as it is', () => {
    expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75))
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
  })

  it('puts at most 75 octets on a line, cuts no character, and unfolds to what it was', () => {
    fc.assert(
      fc.property(anyText, text => {
        const line = `NOTE:${escapeValue(text)}`
        const folded = foldLine(line)
        for (const each of folded.split('\r\n')) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75)
        expect(Buffer.from(folded).toString('utf8')).toBe(folded)
        expect(folded.replaceAll('\r\n ', '')).toBe(line)
      }),
    )
  })
})

describe('escapeValue', () => {
  it.each([
    ['a;b,c\\d', 'a\\;b\\,c\\\\d'],
    ['one\r\ntwo\rthree\nfour', 'one\\ntwo\\nthree\\nfour'],
    ['\u001b[31mred\u0000', '[31mred'],
  ])('writes %j as %s', (text, value) => {
    expect(escapeValue(text)).toBe(value)
  })

  it('leaves nothing in that ends a line', () => {
    fc.assert(fc.property(anyText, text => !/[\r\n\0]/.test(escapeValue(text))))
  })
})

describe('quoteParameter', () => {
  it.each([
    ['skype', 'skype'],
    ['my chat', '"my chat"'],
    ['a"b\r\nX:1', '"a b X:1"'],
  ])('writes %j as %s', (text, value) => {
    expect(quoteParameter(text)).toBe(value)
  })
})
