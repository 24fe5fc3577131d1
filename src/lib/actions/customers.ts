import type {Book} from '../book/book.ts'
import {createChecked} from '../book/checked-edits.ts'
import type {Status} from '../book/choices.ts'
import {createRecord} from '../book/edits.ts'
import {type FieldInput, readEmail, readFields, readLine, readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Presented, present} from '../book/present.ts'
import {knownCollection} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import type {Edit} from '../change/edit.ts'
import {invalidValue} from '../errors.ts'
import {foldText} from '../text/fold.ts'

export interface NewCustomer {
  readonly name: string
  readonly fields: FieldInput
  /** Each `Name <address>`, or a bare name or address. */
  readonly contacts: readonly string[]
  readonly note?: string | undefined
}

export interface AddedCustomer {
  readonly customer: Presented
  readonly contacts: readonly Presented[]
  /** Customers that already bear the same name. */
  readonly sameName: readonly Named[]
}

const fallbackStatus: Status = 'active'

/** Adds a customer with the people there, in one change. */
export function addCustomer(book: Book, input: NewCustomer, {today, newId}: Moment): Plan<AddedCustomer> {
  const name = readLine(input.name, 'name')
  const id = newId('customer')
  const values = readFields(book, knownCollection('customer'), input.fields)
  const customer: Edit = createChecked('customer', id, {
    status: fallbackStatus,
    ...(values as {[field: string]: never}),
    name,
    added: today,
  })
  const contacts = input.contacts.map(text => newContact(id, text, newId('contact')))
  const notes = input.note === undefined ? [] : [newNote(id, input.note, today, newId('note'))]
  const sameName = book.all('customer').filter(each => foldText(each.name) === foldText(name))
  return {
    edits: [customer, ...contacts, ...notes],
    summary: `add: ${name}`,
    result: after => ({
      customer: present(after, id),
      contacts: contacts.map(contact => present(after, contact.id)),
      sameName: sameName.map(each => ({id: each.id, name: each.name})),
    }),
  }
}

/** The edit that adds a person, `Name <address>` or a bare name or address, to a customer by its id. */
export function newContact(customer: string, text: string, id: string): Edit {
  const {name, email} = readNameAndAddress(text)
  return createRecord('contact', id, {customer, name, emails: email === undefined ? undefined : {[email]: true}})
}

/** The edit that adds a private note to a customer by its id. */
export const newNote = (customer: string, text: string, on: Day, id: string): Edit =>
  createRecord('note', id, {customer, on, text: readText(text, 'note')})

/** Reads `Helen Marks <helen@apex.example>`, a bare name, or a bare address (which then is the name, too). */
export function readNameAndAddress(text: string): {readonly name: string; readonly email?: string} {
  const match = /^\s*(.*?)\s*<([^<>]*)>\s*$/s.exec(text)
  if (match) {
    const email = readEmail(match[2] ?? '')
    return {name: match[1] ? readLine(match[1].replace(/^"(.*)"$/, '$1'), 'name of the contact') : email, email}
  }
  if (/[<>]/.test(text))
    throw invalidValue(`not a contact: ${text}`, 'Write "Name <mail@example.com>", or the name alone.')
  const name = readLine(text, 'name of the contact')
  return /^\S+@\S+$/.test(name) ? {name, email: readEmail(name)} : {name}
}
