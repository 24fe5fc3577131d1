import type {Book} from '../book/book.ts'
import {elementsOf, type Field} from '../book/fields.ts'
import {formatRate, readRate, showMoney} from '../book/money.ts'
import type {Presented} from '../book/present.ts'
import {collectionOf, type KnownRecord} from '../book/registry.ts'
import {summaryOf} from '../book/resolve-record.ts'
import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import {displayWidth, padRight} from '../terminal/width.ts'
import {data, hanging, idOf, lines} from './parts.ts'
import type {View} from './view.ts'

const nameOf = (book: Book, id: string): string => {
  const record = book.live(id)
  return record ? `${summaryOf(record as KnownRecord)} (${book.shortId(id)})` : id
}

/** A value as people read it: money with its thousands, who and what is meant by an id. */
function inWords(book: Book, field: Field | undefined, value: Json): string {
  if (field?.kind === 'reference') return nameOf(book, String(value))
  if (field?.kind === 'references' && isMap(value))
    return elementsOf(value)
      .map(id => nameOf(book, id))
      .join(', ')
  if (field?.kind === 'money') return showMoney(String(value))
  const rate = field?.kind === 'rate' ? readRate(value) : undefined
  if (rate) return formatRate(rate)
  if (!isMap(value)) return Array.isArray(value) ? value.join(', ') : String(value)
  return elementsOf(value)
    .map(key => (value[key] === true ? key : `${key}: ${String(value[key])}`))
    .join(', ')
}

/** One record with all that it holds, nothing cut. */
export const viewRecord: View<{readonly [type: string]: Presented}> = (shown, screen, book) => {
  const [entry] = Object.entries(shown)
  const record = entry && (book.live(entry[1].id) as StoredRecord | undefined)
  if (!record) return ''
  const {label = record.type, fields = {}} = collectionOf(record.type) ?? {}
  const names = Object.keys(record).filter(name => !/^_|^(?:id|type|deleted)$/.test(name) && record[name] !== null)
  const width = Math.max(...names.map(name => displayWidth(data(name, screen)))) + 2
  return lines(
    `${screen.palette.strong(label)}  ${idOf(book, record.id, screen)}`,
    ...names.flatMap(name => {
      // A field of a later version, or of a stranger's book, may bear any name.
      const beginning = `  ${screen.palette.dim(padRight(`${data(name, screen)}:`, width))}`
      return hanging(beginning, inWords(book, fields[name], record[name] ?? null), screen)
    }),
  )
}
