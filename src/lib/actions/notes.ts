import type {Book} from '../book/book.ts'
import {createRecord} from '../book/edits.ts'
import {readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import type {Presented} from '../book/present.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {present} from './customers.ts'

/** Notes something private about a customer. */
export function addNote(
  book: Book,
  input: {readonly customer: string; readonly text: string; readonly on: Day},
  {newId}: Moment,
): Plan<{note: Presented; customer: string}> {
  const customer = resolveCustomer(book, input.customer)
  const id = newId('note')
  return {
    edits: [createRecord('note', id, {customer: customer.id, on: input.on, text: readText(input.text, 'note')})],
    summary: `note: ${customer.name}`,
    result: after => ({note: present(after, id), customer: customer.name}),
  }
}
