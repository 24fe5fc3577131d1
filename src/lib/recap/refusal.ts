import type {Book} from '../book/book.ts'
import type {Commitment, ValueItem} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import {CrmError} from '../errors.ts'
import {quote} from '../text/quote.ts'
import {cleanText} from './clean-text.ts'
import type {LetterKind} from './letter.ts'
import type {Period} from './period.ts'

interface TooLittle {
  readonly kind: LetterKind
  readonly sources: {
    readonly customer: {readonly name: string}
    readonly period: Period
    readonly unworded: readonly (ValueItem | Commitment)[]
    readonly told: readonly unknown[]
  }
  /** How many items there are to share, and how many it takes. */
  readonly shareable: number
  readonly wanted: number
  /** The last day of the recap that this one would follow. */
  readonly follows: Day | undefined
}

/** How many candidates the hint spells out; the error carries them all. */
const mostSpelledOut = 8

/** The refusal of a recap that would say too little: how many items there are, and what to word for the client. */
export function refuseTooLittle(book: Book, {kind, sources, shareable, wanted, follows}: TooLittle): CrmError {
  const {customer, period, unworded, told} = sources
  const name = cleanText(customer.name)
  const found = shareable === 0 ? 'nothing' : `only ${shareable} ${shareable === 1 ? 'item' : 'items'}`
  const hints = [
    unworded.length === 0
      ? `Record what you did, in the client's wording: crm value ${quote(name)} "…" --share "…"`
      : wordingHint(book, name, unworded),
    ...(told.length > 0 ? [`Told in a recap before: ${told.length}; --since ${period.from} tells them again.`] : []),
    ...(follows ? [`The last recap covered everything to ${follows}; --since goes further back.`] : []),
  ]
  return new CrmError(
    'too-little-to-share',
    `${found} to share with ${name} from ${period.from} to ${period.to}, ${kind === 'year' ? 'a review of the year' : 'a recap'} needs ${wanted}`,
    {hint: hints.join('\n'), candidates: unworded.map(record => ({id: record.id, name: describe(record)}))},
  )
}

const wordingHint = (book: Book, name: string, unworded: readonly (ValueItem | Commitment)[]): string => {
  const lines = unworded
    .slice(0, mostSpelledOut)
    .map(record => `  crm edit ${book.shortId(record.id)} --share "…"   (${describe(record)})`)
  const left = unworded.length - lines.length
  const more = left > 0 ? [`  and ${left} more; one by one: crm recap ${quote(name)} --review`] : []
  return ["Give these the client's wording:", ...lines, ...more].join('\n')
}

const describe = (record: ValueItem | Commitment): string => {
  const text = cleanText(record.text)
  return record.type === 'value' ? `${record.on} ${record.kind}: ${text}` : `promise kept: ${text}`
}
