import type {Book} from '../book/book.ts'
import {collections, type TypeName} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import type {StoredRecord} from '../change/json.ts'
import {compareTexts} from '../text/compare.ts'

export interface TimelineLine {
  readonly id: string
  readonly type: string
  readonly on: Day
  readonly summary: string
}

/** All records of a customer that have a day, newest first; within a day the later written first. */
export function timelineOf(book: Book, customer: string, limit: number): TimelineLine[] {
  const dated = collections.flatMap(({type, day, summary}) =>
    day === undefined
      ? []
      : book.of(type as TypeName, customer).map(record => {
          const stored = record as unknown as StoredRecord
          return {
            on: String(stored[day]) as Day,
            stamp: String(stored['_u']),
            id: record.id,
            type,
            summary: summary(record as never),
          }
        }),
  )
  dated.sort((a, b) => compareTexts(b.on, a.on) || compareTexts(b.stamp, a.stamp) || compareTexts(a.id, b.id))
  return dated.slice(0, limit).map(({stamp: _, ...line}) => line)
}
