import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {bookInfoId} from '../../../src/lib/book/book-info.ts'
import {applyEdit} from '../../../src/lib/change/edit.ts'
import {joinAll} from '../../../src/lib/change/join.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {formatBook, parseBook, readBook, recordLine} from '../../../src/lib/store/format.ts'
import {footer, header} from '../../../src/lib/store/layout.ts'
import {runs} from '../../support/any-record.ts'
import {anyBook} from '../../support/known-record.ts'

const booksTried = Math.ceil(runs / 10)
const stamp = '0m1x2y3z4000aaaaaa'
const parse = (text: string): readonly StoredRecord[] => parseBook(text, 'crm.json').records
const info = (fields: object = {}): StoredRecord => ({
  id: bookInfoId,
  type: 'book',
  epoch: 0,
  format: 1,
  ...fields,
  _u: stamp,
})
const note = (text: string, id = 'n0000000000aa'): StoredRecord => ({
  id,
  type: 'note',
  customer: 'c0000000000aa',
  on: '2026-01-05',
  text,
  _u: stamp,
})

describe('parseBook and formatBook', () => {
  it('give any book back byte for byte', () => {
    fc.assert(
      fc.property(anyBook, records => {
        const text = formatBook(records)
        const parsed = parseBook(text, 'crm.json')
        expect(parsed.orderly).toBe(true)
        expect(formatBook(parsed.records)).toBe(text)
        expect(parsed.records).toEqual(JSON.parse(JSON.stringify(records)))
      }),
      {numRuns: booksTried},
    )
  })

  it('write one record a line between the first and the last line', () => {
    expect(formatBook([info(), note('hello')])).toBe(
      `{"crm":1,"records":[\n{"id":"${bookInfoId}","type":"book","epoch":0,"format":1,"_u":"${stamp}"},\n` +
        `{"id":"n0000000000aa","type":"note","customer":"c0000000000aa","on":"2026-01-05","text":"hello","_u":"${stamp}"},\n` +
        'null]}\n',
    )
  })

  it('take an empty book', () => {
    expect(parseBook(formatBook([]), 'crm.json')).toEqual({records: [], orderly: true})
  })

  it.each(['":', '"a":1', 'null]}', '\\":', '{"id":"x"},'])('take the text %s', text => {
    expect(parseBook(formatBook([note(text)]), 'crm.json')).toEqual({records: [note(text)], orderly: true})
  })

  it('take a file with the line ends of Windows', () => {
    const text = formatBook([info(), note('hello')]).replaceAll('\n', '\r\n')
    expect(parseBook(text, 'crm.json')).toEqual({records: [info(), note('hello')], orderly: false})
  })

  it('take a file whose last line has no end, and empty lines', () => {
    const text = formatBook([note('hello')])
    expect(parse(text.trimEnd())).toEqual([note('hello')])
    expect(parse(text.replaceAll('\n', '\n\n'))).toEqual([note('hello')])
  })

  it('sort lines that are out of order', () => {
    const [first, second] = [note('a', 'n0000000000aa'), note('b', 'n0000000000bb')]
    expect(parseBook(formatBook([second, first]), 'crm.json')).toEqual({records: [first, second], orderly: false})
  })

  it('take a record whose first key is not its id, and put it in order with the next write', () => {
    const odd = {...note('hello'), 1: 'one'}
    const parsed = parseBook(formatBook([odd]), 'crm.json')
    expect(parsed).toEqual({records: [odd], orderly: false})
  })

  it('keep types and fields that only a later version knows, when others are edited', () => {
    const later: StoredRecord = {id: 'y0000000000aa', type: 'later', mood: {a: [1, {b: null}]}, _u: stamp}
    const odd: StoredRecord = {...note('hello'), zFuture: 'x', 'a.b': {c: 1}}
    const [first, second] = parse(formatBook([odd, later]))
    const edited = applyEdit(first, {id: odd.id, type: 'note', values: {text: 'changed'}}, '0m1x2y3z5000aaaaaa')
    const [again, untouched] = parse(formatBook([edited, second ?? later]))
    expect(again).toEqual({...odd, text: 'changed', _f: {text: '0m1x2y3z5000aaaaaa'}})
    expect(untouched).toEqual(later)
  })
})

describe('the lines of two books in one file', () => {
  const anyLines = fc.tuple(anyBook, anyBook, fc.boolean(), fc.boolean(), fc.infiniteStream(fc.nat()))

  it('load as the join of both, whatever their order, with first and last lines repeated', () => {
    fc.assert(
      fc.property(anyLines, ([ours, theirs, repeatHeader, repeatFooter, order]) => {
        const edited = ours.map(record =>
          applyEdit(record, {id: record.id, type: record.type, values: {deleted: true}}, stamp),
        )
        const records = [...ours, ...edited, ...theirs]
        const shuffled = records
          .map(record => ({line: recordLine(record), place: order.next().value ?? 0}))
          .sort((a, b) => a.place - b.place)
          .map(({line}) => line)
        const middle = Math.floor(shuffled.length / 2)
        if (repeatFooter) shuffled.splice(middle, 0, footer)
        if (repeatHeader) shuffled.splice(middle, 0, header)
        const text = `${[header, ...shuffled, footer].join('\n')}\n`
        expect(parse(text)).toEqual(JSON.parse(JSON.stringify(joinAll(records))))
      }),
      {numRuns: Math.ceil(booksTried / 2)},
    )
  })

  it('load one after the other', () => {
    const [a, b] = [note('a', 'n0000000000aa'), note('b', 'n0000000000bb')]
    expect(parse(formatBook([a]) + formatBook([b]))).toEqual([a, b])
  })

  it('are refused where the second one ends early', () => {
    const text = formatBook([note('a')]) + formatBook([note('b', 'n0000000000bb')])
    expect(() => parse(text.slice(0, -footer.length - 1))).toThrow(/ends early/)
  })

  it('are refused where each is sound and the joined record is not', () => {
    const later = {
      id: 'n0000000000aa',
      type: 'later',
      text: null,
      _u: '0m1x2y3z3000aaaaaa',
      _f: {text: '0m1x2y3z5000aaaaaa'},
    }
    expect(parse(formatBook([later]))).toEqual([later])
    expect(() => parse(formatBook([note('a'), later]))).toThrow(/note n0000000000aa text is missing/)
  })
})

describe('a file that was cut off', () => {
  const whole = formatBook([info(), note('hello'), note('गणेश "quoted"', 'n0000000000bb')])

  it('is refused or complete at every position, never silently shorter', () => {
    for (let end = 0; end < whole.length; end++) {
      let records: readonly StoredRecord[] | undefined
      try {
        records = parse(whole.slice(0, end))
      } catch {
        records = undefined
      }
      if (records) expect([end, records]).toEqual([whole.length - 1, parse(whole)])
    }
  })
})

describe('readBook', () => {
  it('lists every problem with its line and reads the rest', () => {
    const lines = [
      header,
      recordLine(note('a')),
      '{"id":',
      recordLine({...note('b', 'n0000000000bb'), on: 'soon'}),
      footer,
    ]
    const {records, problems} = readBook(`${lines.join('\n')}\n`)
    expect(records.map(({id}) => id)).toEqual(['n0000000000aa', 'n0000000000bb'])
    expect(problems.map(({line, path}) => [line, path])).toEqual([
      [3, ''],
      [4, 'note n0000000000bb on'],
    ])
  })
})
