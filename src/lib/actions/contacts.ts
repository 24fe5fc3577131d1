import type {Book} from '../book/book.ts'
import {createRecord} from '../book/edits.ts'
import {type FieldInput, readFields} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Presented, present} from '../book/present.ts'
import {knownCollection} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {readNameAndAddress} from './customers.ts'

export interface NewContact {
  readonly customer: string
  /** `Name <address>` or the name alone. */
  readonly name: string
  readonly fields: FieldInput
}

/** Adds a person to a customer. */
export function addContact(
  book: Book,
  input: NewContact,
  {newId}: Moment,
): Plan<{contact: Presented; customer: string}> {
  const customer = resolveCustomer(book, input.customer)
  const {name, email} = readNameAndAddress(input.name)
  const id = newId('contact')
  const values = readFields(book, knownCollection('contact'), input.fields)
  const emails = email === undefined ? values['emails'] : {[email]: true, ...(values['emails'] as object | undefined)}
  return {
    edits: [
      createRecord('contact', id, {
        ...(values as {[field: string]: never}),
        ...(emails === undefined ? {} : {emails: emails as {[address: string]: true}}),
        customer: customer.id,
        name,
      }),
    ],
    summary: `contact: ${name}, ${customer.name}`,
    result: after => ({contact: present(after, id), customer: customer.name}),
  }
}
