import {Book} from '../book/book.ts'
import {inspectBook} from '../book/inspection/inspect-book.ts'
import type {StoredRecord} from '../change/json.ts'
import {CrmError} from '../errors.ts'
import {formatBook} from '../store/format.ts'
import {readSides} from '../sync/sides.ts'
import {canonicalRecords} from './canonical-form.ts'
import type {Check, Finding, Mended, Surgery} from './check.ts'

/** A file that is no book of this version, and lines that cannot be read. */
export const checkReadable: Check = ({place: {file}, content}) => {
  if (content.kind === 'foreign') return [{path: file, message: content.reason}]
  if (content.kind !== 'damaged') return []
  return content.problems.map(({line, path, message}) => ({
    path: line > 0 ? `${file}:${line}` : file,
    message: `${path ? `${path} ` : ''}${message}; mend the line by hand, or restore it from git or a backup`,
  }))
}

/** Joins whatever the file holds, unless some of it cannot be read. */
function rewriteAsItIs(surgery: Surgery, message: string): Mended | undefined {
  const {content} = surgery.examine()
  const kept = content.kind === 'readable' ? surgery.rewrite(content.records) : undefined
  return kept === undefined ? undefined : {message, kept}
}

/** Joins what stands between the markers as git would have: with the base, where the markers show it, losers are kept. */
function joinMarked(surgery: Surgery, file: string): Mended | undefined {
  const {content} = surgery.examine()
  if (content.kind !== 'readable') return undefined
  const kept = surgery.rewrite(sidesOf(content.text, file) ?? content.records)
  return kept === undefined ? undefined : {message: 'rebuilt with all records of both sides', kept}
}

/** Undefined where the markers do not stand as git writes them. */
function sidesOf(text: string, file: string): readonly StoredRecord[] | undefined {
  try {
    return readSides(Buffer.from(text), file)
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}

/** Conflict markers of git around lines that can all be read: both sides are joined, register by register. */
export const checkMarkers: Check = ({place: {file}, content}) => {
  if (content.kind !== 'readable' || content.markers.length === 0) return []
  const [first] = content.markers
  const mend: Finding['mend'] = surgery => joinMarked(surgery, file)
  const message = `conflict markers of git stand in the file (${content.markers.length} lines); join both sides: crm doctor --fix`
  return [{path: `${file}:${first}`, message, mend}]
}

/** Lines that repeat a record, and bytes that are not those this program writes: the same book in another form. */
export const checkForm: Check = ({place: {file}, content}) => {
  if (content.kind !== 'readable' || content.markers.length > 0) return []
  const repeated = content.orderly ? [] : repeatedLines(content.text)
  if (repeated.length > 0) {
    const [first] = repeated
    const message = `${countLines(repeated.length)} a record that stands above, the first ${first?.id}; join them: crm doctor --fix`
    const mend: Finding['mend'] = surgery => rewriteAsItIs(surgery, 'joined the lines of each record into one')
    return [{path: `${file}:${first?.line}`, message, mend}]
  }
  const line = firstDifference(content.text, formatBook(canonicalRecords(content.records)))
  if (line === undefined) return []
  return [
    {
      path: `${file}:${line}`,
      message:
        'the file is not written as crm writes it from here on, which makes merges harder; mend it: crm doctor --fix',
      mend: surgery => rewriteAsItIs(surgery, 'written in its canonical form, nothing in it changed'),
    },
  ]
}

const countLines = (count: number): string => (count === 1 ? 'a line repeats' : `${count} lines repeat`)

interface RepeatedLine {
  readonly line: number
  readonly id: string
}

function repeatedLines(text: string): RepeatedLine[] {
  const seen = new Set<string>()
  return text.split('\n').flatMap((content, index) => {
    const id = idOfLine(content)
    if (id === undefined) return []
    if (seen.has(id)) return [{line: index + 1, id}]
    seen.add(id)
    return []
  })
}

function idOfLine(content: string): string | undefined {
  const quick = /^\{"id":"([a-z][0-9a-z]{12})"/.exec(content)?.[1]
  if (quick !== undefined || !content.startsWith('{"') || !content.trimEnd().endsWith('},')) return quick
  const {id} = JSON.parse(content.slice(0, content.lastIndexOf(','))) as {readonly id?: unknown}
  return typeof id === 'string' ? id : undefined
}

/** The number of the first line in which two texts differ. */
function firstDifference(text: string, other: string): number | undefined {
  if (text === other) return undefined
  const [lines, others] = [text.split('\n'), other.split('\n')]
  return lines.findIndex((line, index) => line !== others[index]) + 1 || lines.length
}

/** What cannot be meant in a book whose lines can all be read. */
export const checkRecords: Check = ({place, content}) =>
  content.kind === 'readable' ? inspectBook(new Book(canonicalRecords(content.records)), place) : []
