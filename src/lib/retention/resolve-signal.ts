import type {Book} from '../book/book.ts'
import type {Day} from '../calendar/day.ts'
import {CrmError} from '../errors.ts'
import {recordIdOf} from './agenda/item.ts'
import {ambiguousItems, readItemReference, withSuffix} from './item-reference.ts'
import {type ListedSignal, signalsOf} from './signals.ts'

/**
 * Finds the signal that a reference means: its id or a unique prefix of it, or the record's id alone where only one signal
 * is about it. Those set aside are found as well.
 *
 * @throws CrmError `not-found`, or `ambiguous` with the candidates.
 */
export function resolveSignal(book: Book, today: Day, reference: string): ListedSignal {
  const {recordIds, suffix} = readItemReference(book, reference)
  const records = new Set(recordIds)
  const about = signalsOf(book, today, {withAside: true}).filter(({id}) => records.has(recordIdOf(id)))
  const fitting = suffix === undefined ? about : withSuffix(about, suffix)
  const [first, ...others] = fitting
  if (!first) {
    throw new CrmError('not-found', `no signal stands with the id: ${reference}`, {hint: 'See the ids: crm next'})
  }
  if (others.length === 0) return first
  throw ambiguousItems(
    reference,
    fitting.map(({id, evidence}) => ({id, name: evidence})),
  )
}
