import {safeText} from '../text/safe.ts'
import type {Palette} from './colour.ts'
import {displayWidth, isolate, padRight, truncate, wrap} from './width.ts'

export interface Column {
  readonly header: string
  readonly align?: 'left' | 'right'
  /** The least width, in columns of the terminal, that a flexible column is cut to; without it 12, or the header's. */
  readonly min?: number
  /** Free text: cut with … when the table is wider than the window. */
  readonly flexible?: boolean
  /** Left out in a window that is too narrow for all columns: those of a larger number first, of the same the last one first. */
  readonly spare?: true | number
}

/** Data, made safe by the table; the paint is put on after measuring. */
export type Cell = string | {readonly text: string; readonly paint: (text: string) => string}

export interface TableOptions {
  /** Columns of the window. */
  readonly width: number
  readonly palette: Palette
  /** Without a terminal nothing is cut. */
  readonly isTty: boolean
}

interface Content {
  readonly text: string
  readonly paint: (text: string) => string
}

const gap = '  '
const leastFlexible = 12
/** cli-table3 takes time in the square of the rows of one table. */
const rowsAtOnce = 8

const readCell = (cell: Cell | undefined): Content => {
  const {text, paint} = typeof cell === 'object' ? cell : {text: cell ?? '', paint: (plain: string) => plain}
  return {text: safeText(text).trimEnd(), paint}
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const measureColumns = (rows: readonly (readonly Content[])[]): number[] => {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach(({text}, at) => {
      widths[at] = Math.max(widths[at] ?? 1, displayWidth(text))
    })
  }
  return widths
}

/** The widest flexible column that can still give something: of those that may be left out, else of all. */
const findShrinkable = (columns: readonly Column[], widths: readonly number[]): number => {
  let found = -1
  columns.forEach(({flexible, header, min, spare}, at) => {
    const least = min ?? Math.max(leastFlexible, displayWidth(header))
    const width = widths[at] ?? 0
    if (!flexible || width <= least) return
    const [own, held] = [spare !== undefined, columns[found]?.spare !== undefined]
    if (found < 0 || (own && !held) || (own === held && width > (widths[found] ?? 0))) found = at
  })
  return found
}

/** Widths with which the table fits into the window, or undefined where its columns cannot. */
const fitColumns = (columns: readonly Column[], natural: readonly number[], width: number): number[] | undefined => {
  const widths = natural.map((own, at) => (columns[at]?.flexible ? Math.min(own, width) : own))
  const room = width - gap.length * (columns.length - 1)
  while (sum(widths) > room) {
    const at = findShrinkable(columns, widths)
    if (at < 0) return undefined
    widths[at] = (widths[at] ?? 0) - 1
  }
  return widths
}

/** The column that is left out next, or -1. */
const findSpare = (columns: readonly Column[]): number => {
  const most = Math.max(...columns.map(({spare = -1}) => Number(spare)))
  return most < 0 ? -1 : columns.findLastIndex(({spare = -1}) => Number(spare) === most)
}

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: gap,
}

/**
 * Draws with stand-ins of as many letters as a cell takes columns, and puts the contents in afterwards: the library's own
 * measure of Devanagari, of format characters and of joined emoji is not the terminal's.
 */
const drawTable = async (
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
  widths: readonly number[],
): Promise<string> => {
  const {default: Table} = await import('cli-table3')
  const colAligns = columns.map(({align}) => align ?? 'left')
  const style = {'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true}
  const blocks: string[] = []
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const block = rows.slice(from, from + rowsAtOnce)
    const table = new Table({chars: noBorders, colAligns, colWidths: [...widths], style})
    table.push(...block.map(row => row.map(({text}) => 'x'.repeat(displayWidth(text)))))
    const contents = block.flat().filter(({text}) => displayWidth(text) > 0)
    let next = 0
    blocks.push(
      table.toString().replace(/x+/g, () => {
        const content = contents[next++]
        return content === undefined ? '' : content.paint(content.text)
      }),
    )
  }
  return blocks.join('\n').replace(/ +$/gm, '')
}

/**
 * The same for a pipe, without the library: it takes 15 ms for its first table and a third of a second for a thousand rows
 * (measured on Node 20), which a script that lists every customer would feel.
 */
const drawPiped = (
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
  widths: readonly number[],
): string =>
  rows
    .map(row =>
      row
        .map(({text, paint}, at) => {
          const blank = ' '.repeat(Math.max(0, (widths[at] ?? 0) - displayWidth(text)))
          const painted = text === '' ? '' : paint(text)
          return columns[at]?.align === 'right' ? blank + painted : painted + blank
        })
        .join(gap)
        .trimEnd(),
    )
    .join('\n')

/** One line for each cell, `header: value`, for windows in which the columns have no room. */
const stackRows = (header: readonly Content[], rows: readonly (readonly Content[])[], width: number): string => {
  const labels = header.map(({text}) => (text === '' ? '' : `${text}:`))
  const labelWidth = Math.max(...labels.map(displayWidth)) + 1
  const stackCell = ({text, paint}: Content, at: number): string[] => {
    if (text === '') return []
    const label = header[at]?.paint(padRight(labels[at] ?? '', labelWidth)) ?? ''
    return wrap(text, width - labelWidth).map(
      (line, number) => (number === 0 ? label : ' '.repeat(labelWidth)) + paint(isolate(line)),
    )
  }
  return rows.map(row => row.flatMap(stackCell).join('\n')).join('\n\n')
}

/**
 * A table without borders: columns two spaces apart, the header dim, no spaces at the ends of lines; empty without rows.
 *
 * On a terminal it fits into `width`: flexible columns are cut with …, then spare ones are left out, and where even that does not
 * help each row is stacked as `header: value` lines. In a pipe nothing is cut or stacked.
 */
export const renderTable = async (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: TableOptions,
): Promise<string> => {
  if (rows.length === 0) return ''
  const {width, palette, isTty} = options
  const header = columns.map((column): Content => readCell({text: column.header, paint: palette.dim}))
  const contents = rows.map(row => columns.map((_, at) => readCell(row[at])))
  const natural = measureColumns([header, ...contents])
  if (!isTty) return drawPiped(columns, [header, ...contents], natural)
  const widths = fitColumns(columns, natural, width)
  if (widths === undefined) {
    const spare = findSpare(columns)
    if (spare < 0) return stackRows(header, contents, width)
    const others = <T>(all: readonly T[]): T[] => all.filter((_, at) => at !== spare)
    return renderTable(others(columns), rows.map(others), options)
  }
  const fitted = [header, ...contents].map(row =>
    row.map(({text, paint}, at): Content => ({text: isolate(truncate(text, widths[at] ?? 0)), paint})),
  )
  return drawTable(columns, fitted, widths)
}
