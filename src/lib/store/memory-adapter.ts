import {createShelf, type Shelf} from '../book/shelf.ts'
import type {BookAdapter} from './adapter.ts'
import {formatBook, parseBook} from './format.ts'

/** A book in memory, through the same text as a file: for tests and for programs that embed the store. */
export const createMemoryAdapter = (text: string | null = null): BookAdapter & {readonly text: () => string | null} => {
  let held = text
  return {
    place: 'memory',
    read: () => (held === null ? null : createShelf(parseBook(held, 'memory').records)),
    write: (shelf: Shelf) => {
      held = formatBook(shelf.records)
    },
    exclusively: body => body(),
    text: () => held,
  }
}
