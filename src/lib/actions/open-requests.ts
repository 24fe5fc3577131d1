import type {Book} from '../book/book.ts'
import {type Presented, presentRecord} from '../book/present.ts'
import {compareTexts} from '../text/compare.ts'

/** The requests of a customer that are not solved, the longest waiting first. */
export const openRequestsOf = (book: Book, customer: string): Presented[] =>
  book
    .of('request', customer)
    .filter(({resolvedOn}) => !resolvedOn)
    .sort((a, b) => compareTexts(a.on, b.on) || compareTexts(a.id, b.id))
    .map(presentRecord)
