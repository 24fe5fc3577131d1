import {createRowReader} from '../columns/read-rows.ts'
import {unguardCell} from '../csv.ts'
import {decodeText} from '../decode-text.ts'
import type {FileReading, ImportSink} from '../import-entry.ts'
import type {ReadSettings} from '../import-settings.ts'
import {findLayout} from './layout.ts'
import {loadRowParser} from './parse-rows.ts'

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
  const reader = createRowReader(header, file, settings, sink)
  const trouble = parseRows(text, delimiter, ({line, cells}) => {
    if (line > header.line) reader.add(line, cells.map(plainCell))
    return true
  })
  if (trouble) sink.problem({file, ...trouble})
  return reader.finish()
}
