import type {Book} from '../book/book.ts'
import {CrmError} from '../errors.ts'
import {recordIdOf} from './agenda/item.ts'

/** Shorter prefixes would be guesses. */
const shortestReference = 2

/** What a reference to something worked out from a record says: `c4k7/check-in`. */
export interface ItemReference {
  /** The ids of the records that it may mean. */
  readonly recordIds: readonly string[]
  /** What follows the slash; undefined without one. */
  readonly suffix: string | undefined
}

/** Reads a reference to an item or a signal, in any case: the id of a record or a prefix of it, and what follows a slash. */
export function readItemReference(book: Book, reference: string): ItemReference {
  const text = reference.trim().toLowerCase()
  const slash = text.indexOf('/')
  const prefix = slash < 0 ? text : text.slice(0, slash)
  return {
    recordIds: prefix.length < shortestReference ? [] : book.idsWithPrefix(prefix, Number.POSITIVE_INFINITY),
    suffix: slash < 0 ? undefined : text.slice(slash + 1),
  }
}

/** Those whose id ends in exactly this after its slash, else those where that begins so. */
export function withSuffix<T extends {readonly id: string}>(items: readonly T[], suffix: string): readonly T[] {
  const suffixOf = ({id}: T): string => id.slice(recordIdOf(id).length + 1)
  const exact = items.filter(item => suffixOf(item) === suffix)
  return exact.length > 0 ? exact : items.filter(item => suffixOf(item).startsWith(suffix))
}

/** The refusal of a reference that fits several items, each named by what it is about. */
export const ambiguousItems = (
  reference: string,
  candidates: readonly {readonly id: string; readonly name: string}[],
): CrmError =>
  new CrmError('ambiguous', `${reference} fits several: ${candidates.map(({id}) => id).join(', ')}`, {
    hint: 'Give more of the id, with what follows the slash.',
    candidates,
  })
