import {quoteText} from '../entry-text.ts'

/** One row of a table: its cells, and the line it begins on, from 1. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** What keeps the rest of a file from being read. */
export interface RowProblem {
  readonly line: number
  readonly message: string
}

/** Reads the rows of a text with LF at its line ends; `visit` returns false to stop. Made by `loadRowParser`. */
export type ParseRows = (text: string, delimiter: string, visit: (row: Row) => boolean) => RowProblem | undefined

class Enough extends Error {}

/** Loads csv-parse, and with it the way to read rows: quotes that do not belong there are read as they stand. */
export async function loadRowParser(): Promise<ParseRows> {
  const {CsvError, parse} = await import('csv-parse/sync')
  return (text, delimiter, visit) => {
    let line = 1
    try {
      parse(text, {
        delimiter,
        record_delimiter: '\n',
        relax_quotes: true,
        relax_column_count: true,
        on_record: (cells: string[], {lines}) => {
          const row = {line, cells}
          line = lines + 1
          if (!visit(row)) throw new Enough()
          return null
        },
      })
    } catch (error) {
      if (error instanceof Enough) return undefined
      if (error instanceof CsvError) return describe(error.code, text, line)
      throw error
    }
    return undefined
  }
}

function describe(code: string, text: string, line: number): RowProblem {
  if (code !== 'CSV_QUOTE_NOT_CLOSED') return {line, message: `the rows cannot be told apart from here on: left out`}
  const written = text.split('\n', line)[line - 1] ?? ''
  return {line, message: `a quote is opened and never closed: left out from here on: ${quoteText(written)}`}
}
