import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {bookInfoId} from '../../../src/lib/book/book-info.ts'
import {createShelf} from '../../../src/lib/book/shelf.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {createFileAdapter} from '../../../src/lib/store/file-adapter.ts'
import {formatBook, recordLine} from '../../../src/lib/store/format.ts'
import {footer, header} from '../../../src/lib/store/layout.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const stamp = '0m1x2y3z4000aaaaaa'
const note: StoredRecord = {
  id: 'n0000000000aa',
  type: 'note',
  customer: 'c0000000000aa',
  on: '2026-01-05',
  text: 'héllo',
  _u: stamp,
}
const line = recordLine(note)
const good = formatBook([note])
const withLine = (bad: string): string => good.replace(line, bad)
const withField = (json: string): string => withLine(line.replace('"text":"héllo"', json))

/** Tries to read a file of these bytes; they stay as they are. */
function refusalOf(bytes: string | Buffer): CrmError {
  const file = join(makeScratchFolder(), 'crm.json')
  writeFileSync(file, bytes)
  const adapter = createFileAdapter(file, {waitMs: 1000})
  let refusal: unknown
  try {
    adapter.exclusively(() => adapter.write(adapter.read() ?? createShelf([])))
  } catch (error) {
    refusal = error
  }
  expect(readFileSync(file).equals(Buffer.from(bytes))).toBe(true)
  expect(refusal).toBeInstanceOf(CrmError)
  return refusal as CrmError
}

describe('a data file', () => {
  it('of sound bytes is read', () => {
    const file = join(makeScratchFolder(), 'crm.json')
    writeFileSync(file, good)
    expect(createFileAdapter(file, {waitMs: 1000}).read()?.records).toEqual([note])
  })

  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')])
  it.each<[string, string | Buffer, RegExp]>([
    ['is empty', '', /crm\.json: is empty/],
    ['is a line end', '\n', /:1: is no data file of crm/],
    ['is other JSON', '{"customers":[]}\n', /:1: is no data file of crm/],
    ['is a list', '[]', /:1: is no data file of crm/],
    ['is JSON null', 'null', /:1: is no data file of crm/],
    ['holds NUL bytes', `${good.slice(0, 80)}\0${good.slice(80)}`, /NUL/],
    ['is zeros after a power cut', Buffer.alloc(200), /NUL/],
    ['is Latin-1', Buffer.from(good, 'latin1'), /not UTF-8/],
    ['is UTF-16', utf16, /not UTF-8/],
    ['is UTF-16 without a mark', Buffer.from(good.replace('é', 'e'), 'utf16le'), /NUL/],
    ['begins with a byte-order mark', `\ufeff${good}`, /:1: begins with a byte-order mark/],
    ['has no last line', good.replace(`${footer}\n`, ''), /ends early/],
    ['has another last line', good.replace(footer, ']}'), /:3: is not JSON/],
    ['has more after its last line', `${good}${line}\n`, /ends early/],
    ['has a record without its comma', withLine(line.slice(0, -1)), /:2: does not end in a comma/],
    ['has two records in one line', withLine(line + line), /:2: is not JSON/],
    ['has a record over two lines', withLine(line.replace(',"on"', ',\n"on"')), /:2: is not JSON/],
    ['has a record in another shape', withLine('"hello",'), /:2: is no record/],
    ['has null in place of a record', withLine('null,'), /:2: is no record/],
    ['has a list in place of a record', withLine('[],'), /:2: is no record/],
  ])('that %s is refused', (_, bytes, message) => {
    const refusal = refusalOf(bytes)
    expect(refusal.code).toBe('data-file')
    expect(refusal.message).toMatch(message)
    expect(refusal.message).toContain('crm.json')
  })

  const conflict = `${header}\n<<<<<<< HEAD\n${line}\n=======\n${line}\n>>>>>>> theirs\n${footer}\n`
  it.each([
    ['in the middle', conflict, ':2'],
    ['of diff3', conflict.replace('=======', `||||||| base\n${line}\n=======`), ':2'],
    ['around all of it', `<<<<<<< HEAD\n${good}=======\n${good}>>>>>>> theirs\n`, ':1'],
  ])('with conflict markers %s is refused', (_, text, place) => {
    const refusal = refusalOf(text)
    expect(refusal.message).toContain(`crm.json${place}: holds a conflict marker of git`)
    expect(refusal.exitCode).toBe(4)
  })

  it.each<[string, string, RegExp]>([
    ['a key twice', '"text":"a","text":"b"', /:2: text is given twice/],
    ['a key twice, spelled in another way', '"text":"a","te\\u0078t":"b"', /:2: text is given twice/],
    ['a key of a map twice', '"text":"a","x":{"k":1,"k":2}', /:2: k is given twice/],
    ['a key of a map twice, spelled in another way', '"text":"a","x":{"k":1,"\\u006b":2}', /:2: k is given twice/],
    ['a key twice and a mark in a text', '"text":"\\":","text":"b"', /:2: text is given twice/],
    ['a key twice among escaped quotes', '"text":"\\\\","text":"\\\\\\""', /:2: text is given twice/],
    ['__proto__', '"text":"a","__proto__":{"x":1}', /:2: __proto__ is no name for a field/],
    ['__proto__, spelled in another way', '"text":"a","__pr\\u006fto__":1', /:2: __proto__ is no name for a field/],
    ['constructor in a map', '"text":"a","custom":{"constructor":"x"}', /:2: custom\.constructor is no name/],
    ['a number beyond all', '"text":"a","x":1e999', /:2: x is a number beyond 2\^53/],
    ['a number below all', '"text":"a","x":{"y":[-1e999]}', /:2: x\.y\.0 is a number beyond 2\^53/],
    ['a whole number beyond 2^53', '"text":"a","x":9007199254740993', /:2: x is a number beyond 2\^53/],
    ['a value of another kind', '"text":5', /:2: note n0000000000aa text is 5, not a text/],
    ['a required field that is null', '"text":null', /:2: note n0000000000aa text is missing/],
    ['a required field of the prototype', '"toString":"x"', /:2: note n0000000000aa text is missing/],
  ])('with %s is refused', (_, json, message) => {
    const refusal = refusalOf(withField(json))
    expect(refusal.code).toBe('data-file')
    expect(refusal.message).toMatch(message)
  })

  it.each(['n0000000000a', 'N0000000000aa', 'n0000000000aaa', '', '../../etc/xx', 'n0000000000a\\n'])(
    'with the id %j is refused',
    id => {
      expect(refusalOf(withLine(line.replace('"n0000000000aa"', `"${id}"`))).message).toMatch(
        /:2: is no record: it needs an id/,
      )
    },
  )

  it.each([
    ['"_u":5', /_u is 5, not a stamp/],
    ['"_u":"yesterday"', /_u is "yesterday", not a stamp/],
    [`"_u":"${stamp}","_f":[]`, /_f is \[\], not a map of stamps/],
    [`"_u":"${stamp}","_f":{"text":"zzz"}`, /_f is .*, not a map of stamps/],
    [`"_u":"${stamp}","_x":1`, /_x is 1, not a map/],
  ])('with %s is refused', (json, message) => {
    expect(refusalOf(withLine(line.replace(`"_u":"${stamp}"`, json))).message).toMatch(message)
  })

  it('of a removed record with a bad field is refused, for it may come back', () => {
    expect(refusalOf(withField('"deleted":true,"text":5')).message).toMatch(/text is 5, not a text/)
  })

  it.each([
    ['its first line', good.replace('{"crm":1', '{"crm":2')],
    ['its record', formatBook([{id: bookInfoId, type: 'book', epoch: 0, format: 2, _u: stamp}, note])],
    [
      'its record, and with fields of another kind',
      formatBook([
        {id: bookInfoId, type: 'book', epoch: 0, format: 2, _u: stamp},
        {...note, on: {day: 5}},
      ]),
    ],
  ])('of a newer format, by %s, is refused as such', (_, text) => {
    const refusal = refusalOf(text)
    expect(refusal.code).toBe('newer-format')
    expect(refusal.message).toMatch(/crm\.json has format 2; this version of crm reads up to 1/)
    expect(refusal.exitCode).toBe(4)
  })

  it('nested five million deep is refused', () => {
    const depth = 5_000_000
    const refusal = refusalOf(withField(`"text":"a","x":${'['.repeat(depth)}${']'.repeat(depth)}`))
    expect(refusal.message).toMatch(/:2: /)
  })

  it('nested forty deep is refused', () => {
    const refusal = refusalOf(withField(`"text":"a","x":${'{"a":'.repeat(40)}1${'}'.repeat(40)}`))
    expect(refusal.message).toMatch(/:2: x\.a\.a.* is nested too deep/)
  })

  it.each([
    ['plain', 'x'],
    ['full of escapes', '\\"'],
  ])('with a text of fifty million characters, %s, is refused', (_, unit) => {
    const refusal = refusalOf(withField(`"text":"${unit.repeat(50_000_000 / unit.length)}"`))
    expect(refusal.message).toMatch(/:2: is 500\d{5} characters long: no record is/)
  })

  it('with a text of half a million characters is read', () => {
    const file = join(makeScratchFolder(), 'crm.json')
    writeFileSync(file, formatBook([{...note, text: 'x'.repeat(500_000)}]))
    expect(createFileAdapter(file, {waitMs: 1000}).read()?.records).toHaveLength(1)
  })

  it('names the first problem and counts the others', () => {
    const text = formatBook([
      {...note, on: 'soon'},
      {...note, id: 'n0000000000bb', text: 1},
      {...note, id: 'n0000000000cc', on: 2},
    ])
    expect(refusalOf(text).message).toMatch(/:2: note n0000000000aa on is "soon".*\(and 2 more problems\)/)
  })
})
