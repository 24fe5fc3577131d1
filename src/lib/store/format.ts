import {currentFormat} from '../book/book-info.ts'
import type {StoredRecord} from '../change/json.ts'
import {CrmError} from '../errors.ts'
import {readLines} from './book-lines.ts'
import type {FileProblem} from './file-problem.ts'
import {footer, header} from './layout.ts'
import {readOrderly} from './orderly-book.ts'

/** A data file taken in: its records joined and sorted by id, and whether its bytes are the canonical ones by shape. */
export interface ParsedBook {
  readonly records: readonly StoredRecord[]
  /** One header, one footer, one line a record, sorted: lines can be replaced one by one. */
  readonly orderly: boolean
}

/** The line of a record, without the line's end. */
export const recordLine = (record: StoredRecord): string => `${JSON.stringify(record)},`

/** The whole text of a book: the same records are the same bytes. */
export const formatBook = (records: readonly StoredRecord[]): string =>
  `${header}\n${records.map(record => `${recordLine(record)}\n`).join('')}${footer}\n`

const chunkLength = 1 << 16

/** The bytes of the whole text, piece by piece. */
export function* bookChunks(records: readonly StoredRecord[]): Generator<Uint8Array> {
  let text = `${header}\n`
  for (const record of records) {
    text += `${recordLine(record)}\n`
    if (text.length < chunkLength) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(`${text}${footer}\n`)
}

/**
 * Takes in the text of a data file. Throws `data-file` with the first problem and where it is, `newer-format` for a file
 * that a later version wrote. Fields and types that this version does not know are kept.
 */
export function parseBook(text: string, file: string): ParsedBook {
  const {problems, ...parsed} = readBook(text)
  const format = formatOf(text, parsed.records)
  if (format > currentFormat) {
    throw new CrmError(
      'newer-format',
      `${file} has format ${format}; this version of crm reads up to ${currentFormat}`,
      {hint: 'Nothing was changed. Update crm: npm install -g solo-crm@latest'},
    )
  }
  const [first] = problems
  if (first) throw refusal(file, first, problems.length)
  return parsed
}

/** The number of a file's format: that of its first line or of the record that describes the book. */
function formatOf(text: string, records: readonly StoredRecord[]): number {
  const inHeader = Number(/^\{"crm":(\d+)/.exec(text)?.[1] ?? 0)
  const inRecord = records.find(record => record.type === 'book')?.['format']
  return Math.max(inHeader, typeof inRecord === 'number' ? inRecord : 0)
}

const refusal = (file: string, problem: FileProblem, count: number): CrmError => {
  const where = problem.line > 0 ? `${file}:${problem.line}` : file
  const path = problem.path ? `${problem.path} ` : ''
  const more = count > 1 ? ` (and ${count - 1} more problem${count > 2 ? 's' : ''})` : ''
  return new CrmError('data-file', `${where}: ${path}${problem.message}${more}`, {
    hint: 'Nothing was changed. See all of it, and what can be mended, with: crm doctor',
  })
}

/** As parseBook, but it lists every problem instead of throwing; the records are those that could be read. */
export function readBook(text: string): ParsedBook & {readonly problems: readonly FileProblem[]} {
  const records = readOrderly(text)
  return records ? {records, orderly: true, problems: []} : {...readLines(text), orderly: false}
}
