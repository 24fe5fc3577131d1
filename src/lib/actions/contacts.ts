import type {Book} from '../book/book.ts'
import {createRecord} from '../book/edits.ts'
import {type FieldInput, readFields} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Owned, type Presented, present} from '../book/present.ts'
import {type Contact, knownCollection} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {compareTexts} from '../text/compare.ts'
import {foldText} from '../text/fold.ts'
import {readNameAndAddress} from './customers.ts'
import {recordsFor, withCustomers} from './listing.ts'

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

/** The people at all customers or at one, by customer and name, those who have left behind the others. */
export function listContacts(book: Book, reference: string | undefined): {contacts: Owned[]} {
  const orderOf = ({customer, left, name, id}: Contact) => [
    foldText(book.find('customer', customer)?.name ?? ''),
    left ? '1' : '0',
    foldText(name),
    id,
  ]
  const found = recordsFor(book, 'contact', reference).map(contact => ({contact, order: orderOf(contact).join('\n')}))
  found.sort((a, b) => compareTexts(a.order, b.order))
  return {
    contacts: withCustomers(
      book,
      found.map(({contact}) => contact),
    ),
  }
}
