import type {Book} from '../book/book.ts'
import type {KnownRecord, TypeName} from '../book/registry.ts'
import {summaryOf} from '../book/resolve-record.ts'
import {foldText} from '../text/fold.ts'
import {safeText} from '../text/safe.ts'
import type {Candidate, Subject} from './candidates.ts'

/** Types whose records are named by the beginning of their id. */
const byId: {readonly [S in Subject]?: TypeName} = {
  promise: 'promise',
  engagement: 'engagement',
  request: 'request',
  opportunity: 'opportunity',
  offer: 'offer',
  referral: 'referral',
  feedback: 'feedback',
  'playbook-run': 'playbook-run',
  purchase: 'purchase',
}

/** More than anybody reads at once. */
const most = 200

/**
 * A record by its name where that leads to it alone and can be typed: a name that another bears, that begins with a dash, or that
 * holds what no line of a shell can show, is replaced by the id.
 */
function byName(book: Book, record: KnownRecord, name: string, bearers: ReadonlyMap<string, number>): Candidate {
  const typeable = safeText(name) === name && !name.startsWith('-') && name.trim() === name && name !== ''
  if (typeable && bearers.get(foldText(name)) === 1) return {value: name}
  return {value: book.shortId(record.id), about: safeText(name)}
}

function named(book: Book, records: readonly (KnownRecord & {readonly name: string})[]): Candidate[] {
  const bearers = new Map<string, number>()
  for (const {name} of records) bearers.set(foldText(name), (bearers.get(foldText(name)) ?? 0) + 1)
  return records.map(record => byName(book, record, record.name, bearers))
}

const closedStates: ReadonlySet<unknown> = new Set(['kept', 'broken', 'released'])

const isOpen = (record: object): boolean =>
  !('state' in record && closedStates.has(record.state)) && !('closedOn' in record && record.closedOn)

/** What a subject of the book may be called, other than the items of the agenda. */
export function namesOf(book: Book, subject: Subject): Candidate[] {
  if (subject === 'customer') return named(book, book.all('customer'))
  if (subject === 'person') return named(book, book.all('contact'))
  if (subject === 'record') return [...named(book, book.all('customer')), ...named(book, book.all('contact'))]
  if (subject === 'segment')
    return book.all('segment').map(({name, filter}) => ({value: name, about: safeText(filter)}))
  const type = byId[subject]
  if (type === undefined) return []
  return book
    .all(type)
    .filter(isOpen)
    .map(record => ({value: book.shortId(record.id), about: safeText(summaryOf(record))}))
}

/**
 * The candidates that fit what is typed: by their beginning, accents and case aside; where none does, the only one in which a
 * later word begins so.
 */
export function fitting(candidates: readonly Candidate[], typed: string): Candidate[] {
  const wanted = foldText(typed)
  const beginning = candidates.filter(({value}) => value.startsWith(typed) || foldText(value).startsWith(wanted))
  if (beginning.length > 0 || typed === '') return beginning.slice(0, most)
  const inside = candidates.filter(({value}) => foldText(value).includes(` ${wanted}`))
  return inside.length === 1 ? inside : []
}
