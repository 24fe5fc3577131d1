import type {Book} from '../book/book.ts'
import type {Day} from '../calendar/day.ts'
import {CrmError} from '../errors.ts'
import {recordIdOf} from './agenda/item.ts'
import {type ListedSignal, signalsOf} from './signals.ts'

/** Shorter prefixes would be guesses. */
const shortestReference = 2

const nameOf = ({id}: ListedSignal): string => id.slice(recordIdOf(id).length + 1)

const withName = (signals: readonly ListedSignal[], name: string): readonly ListedSignal[] => {
  const exact = signals.filter(signal => nameOf(signal) === name)
  return exact.length > 0 ? exact : signals.filter(signal => nameOf(signal).startsWith(name))
}

/**
 * Finds the signal that a reference means: its id or a unique prefix of it, or the record's id alone where only one signal
 * is about it. Those set aside are found as well.
 *
 * @throws CrmError `not-found`, or `ambiguous` with the candidates.
 */
export function resolveSignal(book: Book, today: Day, reference: string): ListedSignal {
  const text = reference.trim().toLowerCase()
  const slash = text.indexOf('/')
  const prefix = slash < 0 ? text : text.slice(0, slash)
  const records = new Set(prefix.length < shortestReference ? [] : book.idsWithPrefix(prefix, Number.POSITIVE_INFINITY))
  const about = signalsOf(book, today, {withAside: true}).filter(({id}) => records.has(recordIdOf(id)))
  const fitting = slash < 0 ? about : withName(about, text.slice(slash + 1))
  const [first, ...others] = fitting
  if (!first) {
    throw new CrmError('not-found', `no signal stands with the id: ${reference}`, {hint: 'See the ids: crm next'})
  }
  if (others.length === 0) return first
  throw new CrmError('ambiguous', `${reference} fits several: ${fitting.map(({id}) => id).join(', ')}`, {
    hint: 'Give more of the id, with what follows the slash.',
    candidates: fitting.map(({id, evidence}) => ({id, name: evidence})),
  })
}
