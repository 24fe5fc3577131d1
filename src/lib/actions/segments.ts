import type {Book} from '../book/book.ts'
import {changeRecord, createRecord, removeRecord} from '../book/edits.ts'
import {parseFilter, readFilter} from '../book/filter/parse.ts'
import {idFor} from '../book/ids.ts'
import {readLine} from '../book/input.ts'
import type {Plan} from '../book/plan.ts'
import {type Presented, present, presentRecord} from '../book/present.ts'
import {type Customer, knownCollection, type Segment} from '../book/registry.ts'
import {readStored} from '../book/stored-setting.ts'
import type {Day} from '../calendar/day.ts'
import {CrmError} from '../errors.ts'
import {matcherOf} from '../reach/match-filter.ts'
import {compareTexts} from '../text/compare.ts'
import {foldText, nearest} from '../text/fold.ts'
import {type CustomerRow, listCustomers} from './list-customers.ts'

/** The id of a segment: the same for the same name on every machine. */
const segmentId = (name: string): string => idFor(knownCollection('segment').letter, foldText(name))

/** The segment of a name, by its name or id; throws `not-found` with the nearest. */
export function resolveSegment(book: Book, reference: string): Segment {
  const wanted = foldText(reference.trim())
  const segments = book.all('segment')
  const named =
    segments.find(({name}) => foldText(name) === wanted) ??
    segments.find(({id}) => wanted.length >= 4 && id.startsWith(wanted))
  if (named) return named
  const near = nearest(reference, segments, ({name}) => name)
  const known = (near.length > 0 ? near : segments.slice(0, 5)).map(({name}) => name).join(', ')
  throw new CrmError('not-found', `no segment is called: ${reference}`, {
    hint: known ? `There is: ${known}` : 'Save one: crm segment save NAME --filter "tier = A"',
  })
}

/** The customers of a segment today. Throws `invalid-value` where its filter cannot be read. */
export const customersOf = (book: Book, today: Day, segment: Segment): Customer[] =>
  book.all('customer').filter(matcherOf(book, today, parseFilter(segment.filter)))

/** Saves a filter under a name; a segment of that name gets the new filter. */
export function saveSegment(
  book: Book,
  input: {readonly name: string; readonly filter: string},
  today: Day,
): Plan<{segment: Presented; customers: number}> {
  const name = readLine(input.name, 'name')
  const filter = readFilter(input.filter)
  const held = book.all('segment').find(each => foldText(each.name) === foldText(name))
  const id = held?.id ?? segmentId(name)
  const edit = book.record(id)
    ? changeRecord('segment', id, {name, filter})
    : createRecord('segment', id, {name, filter})
  return {
    edits: [edit],
    summary: `segment: ${name}`,
    result: after => ({
      segment: present(after, id),
      customers: customersOf(after, today, resolveSegment(after, id)).length,
    }),
  }
}

/** A segment as JSON lists it. */
export type SegmentRow = Presented & {
  /** How many customers it holds today; null where its filter cannot be read, as of a later version. */
  readonly customers: number | null
}

/** The segments by name, each with how many customers it holds today. */
export const listSegments = (book: Book, today: Day): {segments: SegmentRow[]} => ({
  segments: [...book.all('segment')]
    .sort((a, b) => compareTexts(foldText(a.name), foldText(b.name)) || compareTexts(a.id, b.id))
    .map(segment => {
      const filter = readStored(parseFilter, segment.filter)
      const customers = filter ? book.all('customer').filter(matcherOf(book, today, filter)).length : null
      return {...presentRecord(segment), customers}
    }),
})

/** A segment with its customers as `crm list` shows them. */
export function showSegment(book: Book, today: Day, name: string): {segment: Presented; customers: CustomerRow[]} {
  const segment = resolveSegment(book, name)
  const options = {tier: undefined, tags: [], status: undefined, sort: undefined, reverse: false, limit: undefined}
  const {customers} = listCustomers(book, today, {...options, filter: segment.filter})
  return {segment: presentRecord(segment), customers}
}

/** Takes a segment away; its customers stay as they are. */
export function removeSegment(book: Book, name: string): Plan<{removed: readonly string[]; name: string}> {
  const segment = resolveSegment(book, name)
  return {
    edits: removeRecord(book, segment.id),
    summary: `segment rm: ${segment.name}`,
    result: () => ({removed: [segment.id], name: segment.name}),
  }
}
