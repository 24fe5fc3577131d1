import type {Edit} from '../change/edit.ts'
import type {Book} from './book.ts'
import {idFor} from './ids.ts'

/** The number of the file format that this version writes. */
export const currentFormat = 1

/** The id of the record that describes the book: the same in every book. */
export const bookInfoId = idFor('b', 'book')

/** The edits that begin a book: none where it is there already. */
export const beginBook = (book: Book): Edit[] =>
  book.record(bookInfoId) ? [] : [{id: bookInfoId, type: 'book', values: {format: currentFormat, epoch: 0}}]
