import {problemsOf} from '../book/validate.ts'
import type {Json, StoredRecord} from '../change/json.ts'
import type {FileProblem} from './file-problem.ts'
import {countKeys} from './keepable.ts'
import {footer, header} from './layout.ts'
import {createLineMatcher} from './line-pattern.ts'
import {hasLongLine, isRecord, readRecordLine} from './record-line.ts'

/**
 * Reads the bytes that this program writes, the fast way: one parse, and one look at every line. Nothing where the text is
 * anything else or anything is wrong with it: the slow way says what.
 */
export function readOrderly(text: string): StoredRecord[] | undefined {
  if (!text.startsWith(`${header}\n`) || !text.endsWith(`\n${footer}\n`) || hasLongLine(text)) return undefined
  const records = parseRecords(text)
  if (!records) return undefined
  const matches = createLineMatcher(text)
  let from = header.length + 1
  let last = ''
  for (const record of records) {
    const end = text.indexOf('\n', from)
    if (!matches(record?.type, from, end) && !isSoundLine(text.slice(from, end))) return undefined
    if (record.id <= last) return undefined
    last = record.id
    from = end + 1
  }
  return text.length === from + footer.length + 1 ? records : undefined
}

/** What the lines hold; that they are records, one a line, is still to be seen. */
function parseRecords(text: string): StoredRecord[] | undefined {
  try {
    const {records} = JSON.parse(text) as {records: StoredRecord[]}
    return records.pop() === null ? records : undefined
  } catch {
    return undefined
  }
}

/** True for a whole record that begins with its id and has nothing wrong with it. */
function isSoundLine(content: string): boolean {
  const record = parseLine(content)
  if (!isRecord(record) || !content.startsWith(`{"id":"${record.id}",`)) return false
  const keys = countKeys(record)
  if (keys >= 0 && keys === countKeyMarks(content)) return problemsOf(record).length === 0
  const problems: FileProblem[] = []
  readRecordLine(content, 0, problems)
  return problems.length === 0
}

function parseLine(content: string): Json {
  try {
    return content.endsWith(',') ? JSON.parse(content.slice(0, -1)) : null
  } catch {
    return null
  }
}

/**
 * How often `":` occurs, which in JSON ends a key and else stands only in texts. Where that differs from the number of the
 * parsed keys, one may have been given twice (or a text holds the mark), and the careful way looks closer.
 */
function countKeyMarks(content: string): number {
  let count = 0
  for (let at = content.indexOf('":'); at >= 0; at = content.indexOf('":', at + 2)) count++
  return count
}
