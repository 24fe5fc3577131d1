import type {Book} from '../book/book.ts'
import {elementsOf} from '../book/fields.ts'
import {type Named, ownerOf} from '../book/present.ts'
import {collectionOf, collections, type TypeName} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import {invalidValue} from '../errors.ts'
import {compareTexts} from '../text/compare.ts'
import {foldText, wordsOf} from '../text/fold.ts'

export interface Match {
  readonly id: string
  readonly type: string
  readonly customer: Named | null
  readonly on: Day | null
  readonly excerpt: string
}

export interface SearchOptions {
  readonly words: string
  readonly types: readonly TypeName[]
  readonly limit: number | undefined
}

/** Finds records in which every word occurs, whole or as the beginning of one; newest first, customers before all. */
export function searchBook(book: Book, {words, types, limit}: SearchOptions): {matches: Match[]; total: number} {
  const wanted = wordsOf(words)
  if (wanted.length === 0)
    throw invalidValue(`nothing to look for: ${words}`, 'Give one or more words, e.g. crm find invoice')
  const searched = collections.filter(
    ({type, searched: fields}) => fields.length > 0 && (types.length === 0 || types.some(each => each === type)),
  )
  const matches = searched.flatMap(({type}) =>
    book.all(type as TypeName).flatMap(record => {
      const texts = textsOf(record as unknown as StoredRecord)
      const found = matchTexts(texts, wanted)
      if (found === undefined) return []
      const day = collectionOf(type)?.day
      const on = day === undefined ? null : (((record as unknown as StoredRecord)[day] as Day | undefined) ?? null)
      return [{id: record.id, type, customer: ownerOf(book, record), on, excerpt: excerptOf(found, wanted)}]
    }),
  )
  const rank = (match: Match) => (match.type === 'customer' ? 0 : match.type === 'contact' ? 1 : 2)
  matches.sort((a, b) => rank(a) - rank(b) || compareTexts(b.on ?? '', a.on ?? '') || compareTexts(a.id, b.id))
  return {matches: limit === undefined ? matches : matches.slice(0, limit), total: matches.length}
}

function textsOf(record: StoredRecord): string[] {
  const fields = collectionOf(record.type)?.searched ?? []
  return fields.flatMap(field => textOf(record[field]))
}

function textOf(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value]
  if (!isMap(value)) return []
  return elementsOf(value).map(element =>
    typeof value[element] === 'string' ? `${element} ${value[element]}` : element,
  )
}

/** The text that holds the first word, where all words occur in the texts together. */
function matchTexts(texts: readonly string[], wanted: readonly string[]): string | undefined {
  const folded = texts.map(foldText)
  const [first = ''] = wanted
  if (!folded.some(text => text.includes(first))) return undefined
  const words = texts.map(wordsOf)
  const occurs = (part: string) => words.some(each => each.some(word => word.startsWith(part)))
  if (!wanted.every(occurs)) return undefined
  return texts.find((_, i) => words[i]?.some(word => word.startsWith(first)))
}

const around = 40

/** The part of a text around its first match. */
function excerptOf(text: string, wanted: readonly string[]): string {
  const flat = text.replace(/\s+/g, ' ')
  const characters = [...flat]
  if (characters.length <= 2 * around + 20) return flat
  const at = Math.max(0, positionOf(characters, wanted[0] ?? ''))
  const from = Math.max(0, at - around)
  const piece = characters.slice(from, from + 2 * around + 20).join('')
  return `${from > 0 ? '…' : ''}${piece}${from + 2 * around + 20 < characters.length ? '…' : ''}`
}

/** Where a folded word begins, in characters: folding may change how many there are, so that no index carries over. */
function positionOf(characters: readonly string[], word: string): number {
  const longest = word.length + 4
  return characters.findIndex((_, at) => foldText(characters.slice(at, at + longest).join('')).startsWith(word))
}
