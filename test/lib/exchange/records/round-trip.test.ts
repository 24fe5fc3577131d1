import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {Book} from '../../../../src/lib/book/book.ts'
import {readCsvEntries} from '../../../../src/lib/exchange/csv/read-csv.ts'
import {exportText} from '../../../../src/lib/exchange/export-formats.ts'
import {exportTable, tableTypes} from '../../../../src/lib/exchange/export-tables.ts'
import {gather, type ImportReading} from '../../../../src/lib/exchange/import-reading.ts'
import {readJsonEntries} from '../../../../src/lib/exchange/json/read-json.ts'
import {planImport} from '../../../../src/lib/exchange/plan-import.ts'
import {aBook, withEdits} from '../../../support/build.ts'
import {someSettings} from '../../../support/import-settings.ts'
import {aMoment} from '../../../support/moment.ts'
import {someBook} from '../../../support/some-book.ts'
import {demo} from '../../demo/sample.ts'

const clock = {today: '2026-01-19', nowMs: 0} as const
const empty = new Book([])

const jsonOf = (book: Book): string => exportText(book, {format: 'json', type: undefined, vcardVersion: '4.0'}, clock)

function readJson(text: string): ImportReading {
  const gathering = gather()
  readJsonEntries(Buffer.from(text), 'records.json', someSettings(), gathering)
  return gathering.reading()
}

async function readTables(book: Book): Promise<ImportReading> {
  const gathering = gather()
  for (const type of tableTypes) {
    await readCsvEntries(Buffer.from(exportTable(book, type)), `${type}.csv`, someSettings(), gathering)
  }
  return gathering.reading()
}

function take(book: Book, reading: ImportReading, update = false) {
  const {plan, edits} = planImport(book, reading, {update}, aMoment())
  return {plan, after: withEdits(book, edits), edits}
}

const odd = aBook()
  .customer({
    name: '=1+1',
    tags: {'  spaced ': true, "'x": true, '; ': true, 'a;b=c\\': true},
    phones: {'+1 212 555 0143': 'cell', '030 1234': true, '1; 2=3': 'a;b'},
    custom: {'\\': '\\;', b: "'=quoted", c: '\tx', 'k=1': 'v;2\nnext "line"'},
    emails: {'a@b.example': true},
  })
  .contact({name: 'राम, "R" शर्मा', champion: true, dates: {'wed;ding': '--08-01'}, left: '2026-01-01'})
  .touch({text: '-1\n@x', minutes: 45, channel: 'call'})
  .setting('language', 'hi')
  .build()

describe('import of what export wrote', () => {
  it.each<[string, Book]>([
    ['the sample book', demo('2026-01-19')],
    ['texts that could be formulas, separators or escapes', odd],
  ])('gives the same book from JSON: %s', (_, book) => {
    const text = jsonOf(book)
    const {plan, after} = take(empty, readJson(text))
    expect(plan.problems).toEqual([])
    expect(jsonOf(after)).toBe(text)
    expect(take(after, readJson(text), true).edits).toEqual([])
  })

  it.each<[string, Book]>([
    ['the sample book', demo('2026-01-19')],
    ['texts that could be formulas, separators or escapes', odd],
  ])('gives the same tables from CSV: %s', async (_, book) => {
    const {plan, after} = take(empty, await readTables(book))
    expect(plan.problems).toEqual([])
    for (const type of tableTypes) expect(exportTable(after, type)).toBe(exportTable(book, type))
    expect(take(after, await readTables(book), true).edits).toEqual([])
  })

  it('gives the same book from JSON, whatever the book', () => {
    fc.assert(
      fc.property(someBook, book => {
        const text = jsonOf(book)
        expect(jsonOf(take(empty, readJson(text)).after)).toBe(text)
      }),
      {numRuns: 40},
    )
  })

  it('leaves a record that was edited since as it is, and gives it the rest back with update', () => {
    const text = jsonOf(odd)
    const edited = withEdits(odd, [{id: odd.all('customer')[0]?.id ?? '', type: 'customer', values: {name: 'Renamed'}}])
    const kept = take(edited, readJson(text))
    expect(kept.edits).toEqual([])
    expect(kept.plan.skip.find(({type}) => type === 'customer')).toMatchObject({left: {name: '=1+1'}})
    expect(take(edited, readJson(text), true).after.all('customer')[0]?.name).toBe('=1+1')
  })

  it('leaves out what hangs on nothing, and what no book can hold, with the line', () => {
    const {plan} = take(
      empty,
      readJson(`{"touch": [{"id": "t000000000001", "customer": "c000000000009", "on": "2026-01-05", "channel": "call", "direction": "both"}],
"customer": [{"id": "c000000000001", "name": "Apex", "added": "soon"}],
"note": [{"id": "n000000000001", "customer": "c000000000001", "on": "2026-01-05", "text": "x"}]}`),
    )
    expect(plan.add).toEqual([])
    expect(plan.problems.map(({line, message}) => `${line} ${message}`)).toEqual([
      expect.stringContaining('1 touch t000000000001: hangs on c000000000009'),
      expect.stringContaining('2 customer c000000000001: added is "soon"'),
      expect.stringContaining('3 note n000000000001: hangs on c000000000001'),
    ])
  })
})
