import {countKnown, type OwnColumns} from '../columns/column-map.ts'
import type {ParseRows, Row} from './parse-rows.ts'

/** How a table is laid out: what separates its cells, and where its header is. */
export interface Layout {
  readonly delimiter: string
  readonly header: Row
}

const delimiters = [',', ';', '\t', '|']

/** Of the beginning of a file so many rows and characters are looked at. */
const rowsSeen = 30
const charactersSeen = 65_536

/** Some programs say on the first line what separates the cells. */
const declared = /^\s*"?sep=(.)"?[ ,;\t]*(?:\n|$)/i

interface Sample {
  readonly delimiter: string
  readonly rows: readonly Row[]
  /** How many cells most rows have. */
  readonly width: number
  readonly score: number
}

function sampleWith(text: string, delimiter: string, parseRows: ParseRows): Sample {
  const rows: Row[] = []
  parseRows(text, delimiter, row => rows.push(row) < rowsSeen)
  const counts = new Map<number, number>()
  for (const {cells} of rows) if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [width = 1, agreeing = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return {delimiter, rows, width, score: agreeing * 1000 + width}
}

const filled = ({cells}: Row): number => cells.filter(cell => cell.trim() !== '').length

/** The row with the most headers that are known; else the first of full width, behind whatever stands before the table. */
function headerOf({rows, width}: Sample, own: OwnColumns): Row | undefined {
  const known = rows.map(row => ({row, count: countKnown(row.cells, own)}))
  const [first] = rows
  if (first?.cells[0] === 'id') return first
  const best = known.reduce((a, b) => (b.count > a.count ? b : a), {row: undefined as Row | undefined, count: 0})
  if (best.row && (best.count > 1 || filled(best.row) === best.count)) return best.row
  return rows.find(row => filled(row) >= Math.max(2, width * 0.6)) ?? rows.find(row => filled(row) > 0)
}

/** Finds out from its beginning how a table is laid out; undefined for an empty one. */
export function findLayout(text: string, own: OwnColumns, parseRows: ParseRows): Layout | undefined {
  const beginning = text.slice(0, charactersSeen)
  const separator = declared.exec(beginning)?.[1]
  const samples = (separator ? [separator] : delimiters).map(each => sampleWith(beginning, each, parseRows))
  const sample = samples.reduce((a, b) => (b.score > a.score ? b : a))
  const table = separator ? {...sample, rows: sample.rows.slice(1)} : sample
  const header = headerOf(table, own)
  return header && {delimiter: sample.delimiter, header}
}
