import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {cleanText, linkText, safeLink} from '../../../src/lib/recap/clean-text.ts'

describe('cleanText', () => {
  it.each([
    ['a line break', 'Apex\r\nLtd', 'Apex Ltd'],
    ['Unicode line ends', 'Apex\u2028Ltd\u0085Co', 'Apex Ltd Co'],
    ['an escape sequence', 'red \x1b[31mtext', 'red [31mtext'],
    ['C1 controls', 'a\x9b31mb', 'a31mb'],
    ['a bidirectional override', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['bidirectional isolates and marks', '\u2066a\u2069 \u200eb\u200f \u061cc', 'a b c'],
    ['a zero-width space and a byte order mark', '\ufeffze\u200bro', 'zero'],
    ['invisible tags', 'tag\u{e0041}s', 'tags'],
    ['an unpaired surrogate', 'a\ud800b', 'a\ufffdb'],
    ['spaces around and in runs', '  a \t b  ', 'a b'],
    ['spaces around what is taken out', 'a \u200b b', 'a b'],
  ])('takes out %s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  it.each(['می\u200cخواهم', 'क्\u200dष', '👩\u200d🔧', 'Łódź & Söhne <GmbH>'])('keeps %s', text => {
    expect(cleanText(text)).toBe(text)
  })

  it('leaves one line that is clean already', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(/[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })
})

describe('safeLink', () => {
  it.each([
    ['https://example.com/report', 'https://example.com/report'],
    ['http://example.com', 'http://example.com/'],
    ['HTTPS://Example.com/A', 'https://example.com/A'],
    ['mailto:helen@apex.example', 'mailto:helen@apex.example'],
    [' https://example.com/a b"c<d> ', 'https://example.com/a%20b%22c%3Cd%3E'],
    ['mailto:a"><b@apex.example', 'mailto:a%22%3E%3Cb@apex.example'],
  ])('returns the address of %s', (text, href) => {
    expect(safeLink(text)).toBe(href)
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    ' \x01javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'https://user:secret@example.com/',
    '//example.com',
    'see the report',
    '',
  ])('returns nothing for %j', text => {
    expect(safeLink(text)).toBeUndefined()
  })
})

describe('linkText', () => {
  it.each([
    ['https://www.example.com/', 'example.com'],
    ['mailto:helen@apex.example', 'helen@apex.example'],
    ['http://example.com/a/', 'example.com/a'],
    ['https://example.com/http://b', 'example.com/http://b'],
    [`https://example.com/${'a'.repeat(36)}`, `example.com/${'a'.repeat(36)}`],
    [`https://example.com/${'a'.repeat(37)}`, `example.com/${'a'.repeat(35)}…`],
    [`https://example.com/${'a'.repeat(80)}`, `example.com/${'a'.repeat(35)}…`],
  ])('shows %s without its scheme', (href, text) => {
    expect(linkText(href)).toBe(text)
  })
})
