import {createRowReader} from '../columns/read-rows.ts'
import {decodeText} from '../decode-text.ts'
import type {FileReading, ImportSink} from '../import-entry.ts'
import type {ReadSettings} from '../import-settings.ts'
import {readTableRow, typeOfTable} from '../records/own-table.ts'
import {findLayout, type Layout} from './layout.ts'
import {loadRowParser, type ParseRows} from './parse-rows.ts'
import {unguardCell} from './write-csv.ts'

/** A cell as it was meant: without the guard against formulas, and without the formula that keeps a number's zeros. */
const plainCell = (cell: string): string => unguardCell(cell.replace(/^="([^"]*)"$/, '$1'))

/**
 * Reads the people of a table of values: commas, semicolons, tabs or bars between them, a header on its first line or behind a
 * preamble, in UTF-8, UTF-16 or windows-1252.
 *
 * @throws UnknownColumns where no column can name somebody
 */
export async function readCsvEntries(
  bytes: Uint8Array,
  file: string,
  settings: ReadSettings,
  sink: ImportSink,
): Promise<FileReading> {
  const parseRows = await loadRowParser()
  const {text, guessed} = decodeText(bytes)
  if (guessed !== undefined) {
    sink.problem({file, line: 1, message: `not UTF-8: read as ${guessed}; look whether the letters are right`})
  }
  const layout = findLayout(text, settings.columns, parseRows)
  if (!layout) {
    sink.problem({file, line: 1, message: 'the file is empty'})
    return {}
  }
  const {header, delimiter} = layout
  const visitRows = (add: (line: number, cells: readonly string[]) => void): void => {
    const trouble = parseRows(text, delimiter, ({line, cells}) => {
      if (line > header.line) add(line, cells.map(plainCell))
      return true
    })
    if (trouble) sink.problem({file, ...trouble})
  }
  const first = header.cells[0] === 'id' ? firstRowOf(text, layout, parseRows) : []
  if (!first) return {headers: header.cells}
  const type = typeOfTable(header.cells, first[0] ?? '')
  if (type !== undefined) {
    visitRows((line, cells) => {
      if (cells.some(Boolean)) sink.record({file, line, ...readTableRow(type, header.cells, cells)})
    })
    return {headers: header.cells}
  }
  const reader = createRowReader(header, file, settings, sink)
  visitRows(reader.add)
  return reader.finish()
}

/** The cells of the row below the header; undefined for a table without rows. */
function firstRowOf(text: string, {header, delimiter}: Layout, parseRows: ParseRows): readonly string[] | undefined {
  let first: readonly string[] | undefined
  parseRows(text, delimiter, ({line, cells}) => {
    if (line > header.line && cells.some(Boolean)) first = cells
    return first === undefined
  })
  return first
}
