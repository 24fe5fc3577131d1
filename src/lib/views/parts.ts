import type {Book} from '../book/book.ts'
import type {Screen} from '../terminal/screen.ts'
import {isolate, truncate} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'

/** Data inside a sentence: made safe, and set apart where it is written right to left. */
export const data = (text: string, {isTty}: Pick<Screen, 'isTty'>): string =>
  isTty ? isolate(safeText(text)) : safeText(text)

/** The shortest id that only this record has, painted. */
export const idOf = (book: Book, id: string, {palette}: Screen): string => palette.id(book.shortId(id))

/** Free text on its own line, indented, cut to the window. */
export const quoted = (text: string | null | undefined, screen: Screen): string[] => {
  if (!text) return []
  const safe = safeText(text)
  return [`  ${screen.isTty ? isolate(truncate(safe, screen.width - 2)) : safe}`]
}

/** Lines without the empty ones. */
export const lines = (...parts: readonly (string | undefined | false)[]): string =>
  parts.filter(part => part !== undefined && part !== false).join('\n')
