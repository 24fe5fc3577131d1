import type {RecordEdit} from '../../src/lib/actions/record-edits.ts'
import type {Book} from '../../src/lib/book/book.ts'
import {makeId} from '../../src/lib/book/ids.ts'
import type {Clock, Moment, Plan} from '../../src/lib/book/plan.ts'
import {knownCollection} from '../../src/lib/book/registry.ts'
import {withEdits} from './build.ts'

/** Monday, 2026-01-05, 09:30 in Berlin; ids count up. */
export function aMoment(): Moment & Clock {
  let made = 0
  return {
    today: '2026-01-05',
    at: '2026-01-05T09:30:00+01:00',
    zone: 'Europe/Berlin',
    nowMs: Date.parse('2026-01-05T09:30:00+01:00'),
    newId: type => {
      made += 1
      return makeId(knownCollection(type).letter, new Uint8Array(12).fill(made))
    },
  }
}

/** An edit of nothing but the fields given, and of these things more. */
export const anEdit = (more: Partial<RecordEdit> = {}): RecordEdit => ({
  addTags: [],
  removeTags: [],
  unset: [],
  clear: [],
  unshare: false,
  moment: aMoment(),
  ...more,
})

/** Makes a change: its answer and the book after it. */
export function carryOut<T>(book: Book, plan: (book: Book) => Plan<T>): {result: T; after: Book} {
  const {edits, result} = plan(book)
  const after = withEdits(book, edits)
  return {result: result(after), after}
}
