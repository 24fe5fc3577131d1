import {CrmError} from '../errors.ts'
import {hasMarkers, markerOf} from '../store/conflict-markers.ts'
import {readSnapshot} from '../store/durable-write.ts'
import {decode} from '../store/file-adapter.ts'
import {parseBook, readBook} from '../store/format.ts'
import {header} from '../store/layout.ts'
import type {Content, Examined, Place} from './check.ts'

/** Reads the data file as far as that goes. Changes nothing, takes no lock. */
export function examine(place: Place): Examined {
  return {place, content: readContent(place.file)}
}

function readContent(file: string): Content {
  try {
    const {bytes} = readSnapshot(file)
    return bytes === null ? {kind: 'none'} : contentOf(decode(bytes, file), file)
  } catch (error) {
    if (!(error instanceof CrmError)) throw error
    return {kind: 'foreign', reason: [error.message, error.hint].filter(Boolean).join('. ')}
  }
}

/** What the text of a data file holds. Throws `newer-format`. */
function contentOf(text: string, file: string): Content {
  const markers = hasMarkers(text) ? markerLines(text) : []
  if (markers[0] === 1 && !text.split('\n').some(line => line.trimEnd() === header)) {
    return {kind: 'foreign', reason: `it is no data file of crm: no line is ${header}`}
  }
  const bare = markers.length === 0 ? text : withoutLines(text, markers)
  try {
    return {kind: 'readable', text, markers, ...parseBook(bare, file)}
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'data-file') throw error
    return unreadable(text, bare, markers)
  }
}

function unreadable(text: string, bare: string, markers: readonly number[]): Content {
  const {records, problems} = readBook(bare)
  const [first] = problems
  if (first && records.length === 0 && first.line <= 1) return {kind: 'foreign', reason: `it ${first.message}`}
  return {kind: 'damaged', text, problems: [...problems, ...markers.map(markerProblem)]}
}

const markerProblem = (line: number) => ({line, path: '', message: 'holds a conflict marker of git'})

const markerLines = (text: string): number[] =>
  text.split('\n').flatMap((line, index) => (markerOf(line) === undefined ? [] : [index + 1]))

/** The text with these lines blank, so that the numbers of all others stay; a first line becomes the header. */
function withoutLines(text: string, numbers: readonly number[]): string {
  const lines = text.split('\n')
  for (const number of numbers) lines[number - 1] = number === 1 ? header : ''
  return lines.join('\n')
}
