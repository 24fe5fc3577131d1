import type {Book} from '../book/book.ts'
import type {Customer, Opportunity} from '../book/registry.ts'
import {isEnd} from '../book/stage-settings.ts'
import {byTime} from '../retention/chronology.ts'
import {compareTexts} from '../text/compare.ts'

/** The open opportunities of a customer, which a letter may propose: by the day of the decision, what has none last. */
export const openProposals = (book: Book, customer: Customer): Opportunity[] =>
  book
    .of('opportunity', customer.id)
    .filter(({stage}) => !isEnd(stage))
    .sort((a, b) => compareTexts(a.close ?? '9999', b.close ?? '9999') || byTime(a, b))
