import type {Book} from '../book/book.ts'
import {elementsOf} from '../book/fields.ts'
import {type Day, laterDay} from '../calendar/day.ts'
import type {SourceRecord} from './sources.ts'

/**
 * Which records of a customer the recaps sent before today have told. A promise that was still open then is not told: it was
 * counted as missed, and may have been made good since.
 */
export function findTold(book: Book, customer: {readonly id: string}, today: Day): (record: SourceRecord) => boolean {
  const sentOn = new Map<string, Day>()
  for (const {on, records} of book.of('recap', customer.id)) {
    if (on >= today) continue
    for (const id of elementsOf(records)) sentOn.set(id, laterDay(sentOn.get(id) ?? on, on))
  }
  return record => {
    const on = sentOn.get(record.id)
    return on !== undefined && (record.type !== 'promise' || Boolean(record.closedOn && record.closedOn <= on))
  }
}
