import {CrmError} from '../errors.ts'
import {editDistance} from '../text/fold.ts'
import type {Book} from './book.ts'
import {isId} from './ids.ts'
import {collectionOf, type KnownRecord, type RecordTypes, type TypeName} from './registry.ts'

/** Finds a live record of one of some types by its id or a unique prefix. Throws `ambiguous` or `not-found`. */
export function resolveRecord<T extends TypeName>(book: Book, reference: string, types: readonly T[]): RecordTypes[T] {
  const text = reference.trim().toLowerCase()
  const found = idsOf(book, text).flatMap(id => {
    const record = book.live(id)
    return record && types.some(type => type === record.type) ? [record as RecordTypes[T]] : []
  })
  const [first, ...others] = found
  if (first && (others.length === 0 || first.id === text)) return first
  const labels = types.map(type => collectionOf(type)?.label ?? type).join(', ')
  if (first) {
    const candidates = found.map(record => ({id: record.id, name: summaryOf(record)}))
    throw new CrmError('ambiguous', `${reference} fits several: ${candidates.map(({id}) => id).join(', ')}`, {
      hint: 'Give more of the id.',
      candidates,
    })
  }
  const other = idsOf(book, text)[0]
  const otherType = other ? book.live(other)?.type : undefined
  const wrongType = otherType ? `; ${reference} is ${withArticle(collectionOf(otherType)?.label ?? otherType)}` : ''
  throw new CrmError('not-found', `no ${types.length > 4 ? 'record' : labels} has the id: ${reference}${wrongType}`, {
    hint: nearestId(book, text) ?? 'See ids with: crm show CUSTOMER, crm due or crm find WORDS',
  })
}

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

const idsOf = (book: Book, text: string): string[] => (text.length >= 2 ? book.idsWithPrefix(text) : [])

function nearestId(book: Book, text: string): string | undefined {
  if (!isId(text)) return undefined
  const near = book.ids.find(id => id[0] === text[0] && editDistance(id, text) <= 2)
  return near ? `Did you mean ${near}?` : undefined
}

/** A record in one line, by its collection. */
export const summaryOf = (record: KnownRecord): string =>
  collectionOf(record.type)?.summary(record as never) ?? record.type
