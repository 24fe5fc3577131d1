import {describe, expect, it} from 'vitest'
import {
  createTextDecoder,
  decodeQuotedPrintable,
  splitEscaped,
  unescapeText,
} from '../../../../src/lib/exchange/vcard/text.ts'

describe('createTextDecoder', () => {
  it.each([
    ['ASCII', 'Asha', undefined, 'Asha'],
    ['UTF-8 where nothing is declared', '\xc3\x84', undefined, 'Ä'],
    ['windows-1252 where it is no UTF-8', '\x80 Caf\xe9 \x93x\x94', undefined, '€ Café “x”'],
    ['UTF-8 that is declared as Latin-1', '\xc3\x84', 'iso-8859-1', 'Ä'],
    ['windows-1252 that is declared as Latin-1', '\x80', 'ISO-8859-1', '€'],
    ['windows-1252 that is declared as UTF-8', '\xe9', 'UTF-8', 'é'],
    ['a declared character set of one byte', '\xc8\xe2\xe0\xed', 'windows-1251', 'Иван'],
    ['a declared character set of several bytes', '\x8e\x52\x93\x63', 'Shift_JIS', '山田'],
    ['a declared character set of seven bits', '\x1b$B;3ED\x1b(B', 'ISO-2022-JP', '山田'],
    ['text in a character set that nobody knows', '\xc3\x84', 'x-klingon', 'Ä'],
    ['text that its declared character set does not allow', '\xff\xff', 'EUC-KR', 'ÿÿ'],
  ])('reads %s', (_, binary, charset, text) => {
    expect(createTextDecoder()(binary, charset)).toBe(text)
  })

  it('reads on in a declared character set after a text that it does not allow', () => {
    const decode = createTextDecoder()
    decode('\xff\xff', 'Shift_JIS')
    expect(decode('\x8e\x52\x93\x63', 'Shift_JIS')).toBe('山田')
  })
})

describe('decodeQuotedPrintable', () => {
  it.each([
    ['codes in either case', '=C3=84=c3=b6', '\xc3\x84\xc3\xb6'],
    ['an equals sign', '1+1=3D2', '1+1=2'],
    ['what is no code', '=ZZ a=b', '=ZZ a=b'],
    ['a soft break at the very end', 'end=', 'end'],
  ])('reads %s', (_, written, text) => {
    expect(decodeQuotedPrintable(written)).toBe(text)
  })
})

it('splits at separators that are not escaped', () => {
  expect(splitEscaped('a\\;b;;c\\\\;d', ';')).toEqual(['a\\;b', '', 'c\\\\', 'd'])
})

it('takes out the escapes of vCard and leaves other backslashes', () => {
  expect(unescapeText('a\\, b\\; c\\\\ http\\://x\\nd\\Ne C:\\dir\\')).toBe('a, b; c\\ http://x\nd\ne C:\\dir\\')
})
