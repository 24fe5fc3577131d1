import {problemsOf} from '../book/validate.ts'
import {joinAll} from '../change/join.ts'
import type {StoredRecord} from '../change/json.ts'
import {markerOf} from './conflict-markers.ts'
import type {FileProblem} from './file-problem.ts'
import {footer, header} from './layout.ts'
import {readRecordLine} from './record-line.ts'

interface LinesRead {
  readonly records: readonly StoredRecord[]
  readonly problems: readonly FileProblem[]
}

/** Reads a data file line by line: repeated headers and footers of a union, lines out of order, and every problem with its line. */
export function readLines(text: string): LinesRead {
  const whole = wholeFileProblem(text)
  if (whole) return {records: [], problems: [whole]}
  const problems: FileProblem[] = []
  const records: StoredRecord[] = []
  let last = ''
  for (const [index, raw] of text.split('\n').entries()) {
    const content = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (content === '') continue
    last = content
    const record = content === header || content === footer ? undefined : readLine(content, index + 1, problems)
    if (record) records.push(record)
  }
  if (last !== footer) problems.push({line: 0, path: '', message: 'ends early: its last line is missing'})
  return problems.length > 0 ? {records, problems} : joinLines(records)
}

function readLine(content: string, line: number, problems: FileProblem[]): StoredRecord | undefined {
  if (markerOf(content) === undefined) return readRecordLine(content, line, problems)
  problems.push({line, path: '', message: `holds a conflict marker of git: ${content.slice(0, 40)}`})
  return undefined
}

/** Joins the lines of the same record: each was sound, together they must be, too. */
function joinLines(lines: readonly StoredRecord[]): LinesRead {
  const records = joinAll(lines)
  const asRead = new Set(lines)
  const problems = records
    .filter(record => !asRead.has(record))
    .flatMap(record =>
      problemsOf(record).map(({path, message}) => ({line: 0, path: `${record.type} ${record.id} ${path}`, message})),
    )
  return {records, problems}
}

function wholeFileProblem(text: string): FileProblem | undefined {
  const problem = (message: string, line = 0): FileProblem => ({line, path: '', message})
  if (text === '') return problem('is empty')
  if (text.startsWith('\ufeff')) return problem('begins with a byte-order mark', 1)
  if (text.includes('\0')) return problem('holds NUL bytes: it is no text file')
  const newline = text.indexOf('\n')
  const first = text.slice(0, newline < 0 ? 200 : newline).trimEnd()
  if (first === header) return undefined
  if (markerOf(first) !== undefined) return problem(`holds a conflict marker of git: ${first.slice(0, 40)}`, 1)
  return problem(`is no data file of crm: its first line is not ${header}`, 1)
}
