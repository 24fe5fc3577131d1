import type {Book} from '../book/book.ts'
import {summaryOf} from '../book/resolve-record.ts'
import type {Json} from '../change/json.ts'
import type {Conflict, Settled} from '../sync/conflicts.ts'
import type {Screen} from '../terminal/screen.ts'
import {isolate, truncate} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'
import {data, idOf, lines} from './parts.ts'
import type {View} from './view.ts'

const valueText = (value: Json, {isTty, width}: Screen): string => {
  const text = safeText(value === null ? '(taken away)' : typeof value === 'string' ? value : JSON.stringify(value))
  return isTty ? isolate(truncate(text, Math.max(20, width - 12))) : text
}

const nameOf = (book: Book, id: string): string => {
  const record = book.live(id)
  return record ? summaryOf(record) : id
}

const conflictLines = ({id, field, kept, lost, at}: Conflict, screen: Screen, book: Book): string =>
  lines(
    `${screen.palette.strong(data(nameOf(book, id), screen))} · ${data(field, screen)}  ${idOf(book, id, screen)}`,
    `  stands  ${valueText(kept, screen)}`,
    `  lost    ${valueText(lost, screen)}  ${screen.palette.dim(at.slice(0, 16).replace('T', ' '))}`,
  )

/** The values that lost, beside those that stand. */
export const viewConflicts: View<{conflicts: readonly Conflict[]}> = ({conflicts}, screen, book) => {
  if (conflicts.length === 0) return 'Nothing waits to be settled.'
  return lines(
    ...conflicts.map(each => conflictLines(each, screen, book)),
    `${screen.palette.dim('Settle one:')} ${screen.palette.command('crm conflicts ID --keep mine|theirs')}`,
  )
}

/** What was settled, and how many wait still. */
export const viewSettled: View<Settled> = ({settled, conflicts}, screen, book) =>
  lines(
    ...settled.map(
      ({id, field, value}) =>
        `Settled ${data(nameOf(book, id), screen)} · ${data(field, screen)}: ${valueText(value, screen)}`,
    ),
    conflicts.length > 0 && `${conflicts.length} more: ${screen.palette.command('crm conflicts')}`,
  )
