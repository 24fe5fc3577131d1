import type {Book} from '../book/book.ts'
import type {Customer, Opportunity} from '../book/registry.ts'
import {isEnd} from '../book/stage-settings.ts'

/** The open opportunities of a customer, which a letter may propose: by the day of the decision, what has none last. */
export const openProposals = (book: Book, customer: Customer): Opportunity[] =>
  book
    .of('opportunity', customer.id)
    .filter(({stage}) => !isEnd(stage))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))

const orderOf = ({close, on, id}: Opportunity): string => `${close ?? '9999'} ${on} ${id}`
