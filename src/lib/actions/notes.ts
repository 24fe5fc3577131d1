import type {Book} from '../book/book.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Presented, present} from '../book/present.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {newNote} from './customers.ts'

/** Notes something private about a customer. */
export function addNote(
  book: Book,
  input: {readonly customer: string; readonly text: string; readonly on: Day},
  {newId}: Moment,
): Plan<{note: Presented; customer: string}> {
  const customer = resolveCustomer(book, input.customer)
  const id = newId('note')
  return {
    edits: [newNote(customer.id, input.text, input.on, id)],
    summary: `note: ${customer.name}`,
    result: after => ({note: present(after, id), customer: customer.name}),
  }
}
