import {describe, expect, it} from 'vitest'
import {readVcardLines} from '../../../../src/lib/exchange/vcard/lines.ts'

/** The lines of a file given as text, whose characters up to U+00FF are its bytes. */
const readLines = (file: string) => [...readVcardLines(Buffer.from(file, 'latin1'))]

const valuesOf = (bytes: Uint8Array) =>
  [...readVcardLines(bytes)].map(item => ('message' in item ? item.message : `${item.name}=${item.value}`))

const values = (file: string) => valuesOf(Buffer.from(file))

describe('line ends', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
    ['CRCRLF', '\r\r\n'],
  ])('may be %s', (_, end) => {
    const lines = readLines(['FN:Asha', 'NOTE:a', ' b', 'ORG:Apex'].join(end))
    expect(lines).toMatchObject([
      {line: 1, name: 'FN', value: 'Asha'},
      {line: 2, name: 'NOTE', value: 'ab'},
      {line: 4, name: 'ORG', value: 'Apex'},
    ])
  })

  it('may be mixed, with empty lines in between', () => {
    expect(readLines('FN:A\n\n\rORG:B\r\n\r\nUID:C').map(({line}) => line)).toEqual([1, 4, 6])
  })
})

describe('character sets', () => {
  const text = 'FN:आशा थापा\r\nORG:شركة\r\nNOTE:王小明 – Zoë'
  const read = ['FN=आशा थापा', 'ORG=شركة', 'NOTE=王小明 – Zoë']

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little-endian', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('may be %s', (_, bytes) => {
    expect(valuesOf(bytes)).toEqual(read)
  })

  it('reads windows-1252 where a value is no UTF-8', () => {
    expect(readLines('FN:Zo\xeb \x96 \x80')).toMatchObject([{value: 'Zoë – €'}])
  })

  it('reads a value in the character set that it declares', () => {
    expect(readLines('FN;CHARSET=windows-1251:\xc8\xe2\xe0\xed')).toMatchObject([{value: 'Иван'}])
  })

  it('reads quoted codes in the declared character set, but no text of a file with a byte order mark', () => {
    expect(values('\ufeffFN;CHARSET=windows-1251:Иван')).toEqual(['FN=Иван'])
    expect(values('\ufeffFN;CHARSET=windows-1251;QUOTED-PRINTABLE:=C8=E2=E0=ED')).toEqual(['FN=Иван'])
  })

  it('skips the byte order marks of files that were joined', () => {
    expect(values('\ufeffFN:A\n\ufeffFN:B\n\ufeff')).toEqual(['FN=A', 'FN=B'])
  })

  it('unfolds a line that is broken inside a letter', () => {
    expect(readLines('FN:\xe0\xa4\r\n \x85')).toMatchObject([{value: 'अ'}])
  })
})

describe('folded lines', () => {
  it.each([
    ['a space', 'NOTE:one t\n wo', 'one two'],
    ['a tab', 'NOTE:one t\n\two', 'one two'],
    ['a space before one of the text', 'NOTE:one\n  two', 'one two'],
    ['an empty line before the fold', 'NOTE:one\n\n two', 'onetwo'],
    ['folds in the head', 'NO\n TE;LANG\n UAGE=en:one', 'one'],
  ])('continue with %s', (_, file, value) => {
    expect(readLines(file)).toMatchObject([{name: 'NOTE', value}])
  })
})

describe('quoted-printable', () => {
  it.each([
    ['codes', 'NOTE;ENCODING=QUOTED-PRINTABLE:=C3=84', 'Ä'],
    ['the encoding as a bare parameter', 'NOTE;quoted-printable;CHARSET=utf-8:=C3=84', 'Ä'],
    ['soft breaks', 'NOTE;QUOTED-PRINTABLE:=C3=\n=84 o=\nne', 'Ä one'],
    ['soft breaks with blanks behind', 'NOTE;QUOTED-PRINTABLE:on= \t\ne', 'one'],
    ['soft breaks before lines that look like properties', 'NOTE;QUOTED-PRINTABLE:a=\nTEL:1', 'aTEL:1'],
    ['soft breaks before an empty line', 'NOTE;QUOTED-PRINTABLE:a=\n\n', 'a'],
    ['white space of the text after a soft break', 'NOTE;QUOTED-PRINTABLE:a b=\n c=\nd', 'a b cd'],
    ['soft breaks that are folded besides', 'NOTE;QUOTED-PRINTABLE:=41=\n =42=\n\t=43', 'ABC'],
    ['folds without soft breaks', 'NOTE;QUOTED-PRINTABLE:=41\n =42', 'AB'],
    ['an encoding that is named after a fold', 'NOTE;ENCODING=\n QUOTED-PRINTABLE:=41=\n=42', 'AB'],
  ])('may have %s', (_, file, value) => {
    expect(readLines(file)).toMatchObject([{name: 'NOTE', value}])
  })

  it('ends before the next card mark, even after a soft break', () => {
    expect(values('NOTE;QUOTED-PRINTABLE:a=\nEND:VCARD')).toEqual(['NOTE=a', 'END=VCARD'])
  })

  it('leaves a value alone that is not declared so', () => {
    expect(values('NOTE:=C3=\nFN:A')).toEqual(['NOTE==C3=', 'FN=A'])
  })
})

describe('pictures, sounds and keys', () => {
  it.each([
    ['folded base64', 'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\n SkZJRgAB\n /9k='],
    ['base64 at the margin', 'LOGO;TYPE=GIF;ENCODING=BASE64:\nR0lGODdh\nAQABAIAA=='],
    ['base64 with a bare parameter and an empty line at its end', 'KEY;X509;BASE64:\n MIIB\n jCC==\n'],
    ['a data address', 'item1.PHOTO:data:image/png;base64,iVBORw0KGgo'],
    ['another property in base64', 'X-CARD-PICTURE;ENCODING=BASE64:R0lG\n ODdh'],
    ['base64 that is named after a fold', 'X-PICTURE;ENCO\n DING=BASE64:R0lG\n ODdh'],
  ])('are passed over: %s', (_, picture) => {
    expect(values(`FN:A\n${picture}\nORG:B`)).toEqual(['FN=A', 'ORG=B'])
  })

  it('may be larger than 10 MB', () => {
    expect(values(`PHOTO;ENCODING=b:${'A'.repeat(10_000_001)}\nFN:A`)).toEqual(['FN=A'])
  })
})

describe('the head of a line', () => {
  it('has a group, a name and parameters, in any case and with blanks', () => {
    const [property] = readLines('Item1.tel; type=Home,VOICE ;TYPE="pref,cell";X-A="b:c;d": 1:2')
    expect(property).toEqual({
      line: 1,
      group: 'ITEM1',
      name: 'TEL',
      parameters: new Map([
        ['TYPE', ['Home', 'VOICE', 'pref', 'cell']],
        ['X-A', ['b:c;d']],
      ]),
      value: ' 1:2',
    })
  })

  it('takes bare parameters for types or the encoding', () => {
    const [property] = readLines('TEL;HOME;CELL;8BIT:1')
    expect(property).toMatchObject({
      parameters: new Map([
        ['TYPE', ['HOME', 'CELL']],
        ['ENCODING', ['8BIT']],
      ]),
    })
  })

  it('ends at the first colon where quotes never close', () => {
    expect(values('TEL;TYPE="work:555')).toEqual(['TEL=555'])
  })
})

describe('lines that are no property', () => {
  it('are named with their line and text', () => {
    expect(readLines('FN:A\njust words\nfirst name:B')).toEqual([
      expect.objectContaining({name: 'FN'}),
      {line: 2, message: '"just words" has no colon: left out'},
      {line: 3, message: '"first name" is not the name of a property: left out'},
    ])
  })

  it.each([
    ['one long line', 'x'.repeat(10_000_001)],
    ['many folds', '\n 123456789'.repeat(1_000_001)],
  ])('are those over 10 MB: %s', (_, long) => {
    expect(values(`FN:A\nNOTE:${long}\nORG:B`)).toEqual(['FN=A', 'the line is longer than 10 MB: left out', 'ORG=B'])
  })
})
