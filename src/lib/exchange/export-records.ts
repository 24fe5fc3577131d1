import type {Book} from '../book/book.ts'
import {type Presented, presentRecord} from '../book/present.ts'
import {collectionOf} from '../book/registry.ts'
import type {StoredRecord} from '../change/json.ts'
import {safeJson} from '../text/safe.ts'
import {phoneKindsKey, phoneKindsOf} from './records/read-record.ts'

/**
 * Every live record as `--json` shows it, by type, or those of one type: also types of a newer version, not the book's own
 * record.
 */
export function exportRecords(book: Book, type?: string): string {
  const records: {[type: string]: Presented[]} = {}
  for (const id of book.ids) {
    const record = book.live(id) as StoredRecord | undefined
    if (!record || record.type === 'book' || (type !== undefined && record.type !== type)) continue
    const held = records[record.type]
    if (held) held.push(presentWhole(record))
    else records[record.type] = [presentWhole(record)]
  }
  return `${safeJson(Object.fromEntries(Object.entries(records).sort(byRank)), 2)}\n`
}

/** A list of numbers has no place for what they are. */
function presentWhole(record: StoredRecord): Presented {
  const kinds = phoneKindsOf(record['phones'])
  return Object.keys(kinds).length === 0 ? presentRecord(record) : {...presentRecord(record), [phoneKindsKey]: kinds}
}

const rankOf = (type: string): number => (type === 'customer' ? 0 : type === 'contact' ? 1 : collectionOf(type) ? 2 : 3)

const byRank = ([a]: [string, unknown], [b]: [string, unknown]): number => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)
