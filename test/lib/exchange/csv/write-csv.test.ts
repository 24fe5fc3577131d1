import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {guardCell, unguardCell, writeCsv} from '../../../../src/lib/exchange/csv/write-csv.ts'

/** A reader of RFC 4180 of our own, so that the writer is held against the standard and not against itself. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (let match = cells.exec(text); match; match = cells.exec(text)) {
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

const anyCell = fc.oneof(
  fc.string({unit: 'grapheme'}),
  fc.string({unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', 'a', '＝')}),
)

describe('writeCsv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1 212', "'+1 212"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ['\nx', '"\'\nx"'],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['a,b "c"', '"a,b ""c"""'],
    ['Łódź', 'Łódź'],
  ])('writes %j as %s', (text, cell) => {
    expect(writeCsv([[text]])).toBe(`${cell}\r\n`)
  })

  it('writes no cell that a spreadsheet takes for a formula, and each can be read again', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, {minLength: 1, maxLength: 4}), {maxLength: 4}), rows => {
        const read = readCsv(writeCsv(rows))
        expect(read.map(row => row.map(unguardCell))).toEqual(rows)
        for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
    )
  })

  it('guards in a way that can be taken back', () => {
    fc.assert(fc.property(anyCell, text => unguardCell(guardCell(text)) === text))
  })
})
