import type {Book} from '../book/book.ts'
import type {Screen} from '../terminal/screen.ts'
import type {Cell} from '../terminal/table.ts'
import {displayWidth, isolate, truncate, wrap} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'

/** Data inside a sentence: made safe, and set apart where it is written right to left. */
export const data = (text: string, {isTty}: Pick<Screen, 'isTty'>): string =>
  isTty ? isolate(safeText(text)) : safeText(text)

/** The shortest id that only this record has, painted. */
export const idOf = (book: Book, id: string, {palette}: Screen): string => palette.id(book.shortId(id))

/** The same in a table. */
export const idCell = (book: Book, id: string, {palette}: Screen): Cell => ({
  text: book.shortId(id),
  paint: palette.id,
})

/** Free text on its own line, indented, cut to the window. */
export const quoted = (text: string | null | undefined, screen: Screen): string[] => {
  if (!text) return []
  const safe = safeText(text)
  return [`  ${screen.isTty ? isolate(truncate(safe, screen.width - 2)) : safe}`]
}

/** Free text in lines that fit into the window, indented: nothing is cut. In a pipe it is one line. */
export const wrapped = (text: string, {width, isTty}: Screen, indent = 2): string[] => {
  const safe = safeText(text)
  const blank = ' '.repeat(indent)
  return isTty ? wrap(safe, width - indent).map(line => blank + isolate(line)) : [blank + safe]
}

/** Free text behind a painted beginning; its further lines stand below the text, or indented where the beginning takes half. */
export const hanging = (beginning: string, text: string, screen: Screen): string[] => {
  const indent = displayWidth(beginning)
  if (indent * 2 > screen.width) return [beginning.trimEnd(), ...wrapped(text, screen, 4)]
  const [first = '', ...others] = wrapped(text, screen, indent)
  return [beginning + first.slice(indent), ...others]
}

/** A piece of a line, and how it is painted. */
interface Part {
  readonly text: string
  readonly paint?: (text: string) => string
}

/** Parts in as few lines as fit into the window, each whole. */
export function packed(parts: readonly Part[], between: string, {width}: Screen, indent: number): string[] {
  const rows: Part[][] = []
  const gap = displayWidth(between)
  let room = 0
  for (const part of parts) {
    const last = rows.at(-1)
    const wide = displayWidth(part.text)
    if (last && room + gap + wide <= width) {
      last.push(part)
      room += gap + wide
    } else {
      rows.push([part])
      room = indent + wide
    }
  }
  return rows.map(row => row.map(({text, paint}) => paint?.(text) ?? text).join(between))
}

/** The head of an item, its parts between dots; further lines are indented by two more. */
export const heading = (parts: readonly Part[], screen: Screen, indent = 0): string[] =>
  packed(parts, ' · ', screen, indent + 2).map((line, at) => `${' '.repeat(at === 0 ? indent : indent + 2)}${line}`)

/** Lines without the empty ones. */
export const lines = (...parts: readonly (string | undefined | false)[]): string =>
  parts.filter(part => part !== undefined && part !== false).join('\n')
