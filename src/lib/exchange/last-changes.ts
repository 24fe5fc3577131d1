import type {Book} from '../book/book.ts'
import {largestStamp} from '../change/registers.ts'
import {noStamp, type Stamp, stampMs} from '../change/stamp.ts'

/** Tells when something of a customer was changed last: the record itself, or one that hangs on it, removed ones too. */
export function lastChanges(book: Book): (customer: string) => number | undefined {
  const stamps = new Map<string, Stamp>()
  for (const record of book.records) {
    const owner = record.type === 'customer' ? record.id : record['customer']
    const stamp = largestStamp(record)
    if (typeof owner === 'string' && stamp > (stamps.get(owner) ?? noStamp)) stamps.set(owner, stamp)
  }
  return customer => {
    const stamp = stamps.get(customer)
    return stamp === undefined ? undefined : stampMs(stamp)
  }
}
