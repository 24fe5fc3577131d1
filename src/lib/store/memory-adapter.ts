import type {BookAdapter, Records} from './adapter.ts'
import {formatBook, parseBook} from './format.ts'

/** A book in memory, through the same text as a file: for tests and for programs that embed the store. */
export const createMemoryAdapter = (text: string | null = null): BookAdapter & {readonly text: () => string | null} => {
  let held = text
  return {
    place: 'memory',
    read: () => (held === null ? null : parseBook(held, 'memory').records),
    write: (records: Records) => {
      held = formatBook(records)
    },
    exclusively: body => body(),
    text: () => held,
  }
}
