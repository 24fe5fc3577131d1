import {invalidValue} from '../../errors.ts'
import {quoteText} from '../entry-text.ts'
import type {FileReading, ImportSink} from '../import-entry.ts'
import type {ReadSettings} from '../import-settings.ts'
import {canIdentify, mapColumns} from './column-map.ts'
import {composeRow} from './compose-entry.ts'
import {UnknownColumns} from './unknown-columns.ts'

/** Gathers what the rows of one table say of people. */
export interface RowReader {
  add(line: number, cells: readonly string[]): void
  finish(): FileReading
}

const listed = 40

/**
 * Begins to read rows under a header.
 *
 * @throws UnknownColumns where none of the headers can name somebody; `invalid-value` where none has a name
 */
export function createRowReader(
  header: {readonly line: number; readonly cells: readonly string[]},
  file: string,
  {columns: own, dates: order, today}: ReadSettings,
  sink: ImportSink,
): RowReader {
  const map = mapColumns(header.cells, own)
  if (header.cells.every(cell => cell.trim() === '')) {
    throw invalidValue(
      `no column of ${file} has a name`,
      'Its first line, or each object of it, must name the columns.',
    )
  }
  if (!canIdentify(map)) throw new UnknownColumns(file, header.cells)
  let ambiguous: string | undefined
  if (map.unknown.length > 0) {
    const names = map.unknown.slice(0, listed).map(quoteText)
    const more = map.unknown.length > listed ? ` and ${map.unknown.length - listed} more` : ''
    const message = `columns left out: ${names.join(', ')}${more}; take one with --map "COLUMN=custom"`
    sink.problem({file, line: header.line, message})
  }
  return {
    add: (line, cells) => {
      const row = composeRow(cells, map.columns, {file, line}, {order, today})
      if (row.entry) sink.person(row.entry)
      row.problems.forEach(sink.problem)
      ambiguous ??= row.ambiguous
    },
    finish: () => ({headers: header.cells, ...(ambiguous === undefined ? {} : {ambiguous})}),
  }
}
