import type {Book} from '../book/book.ts'
import {createRecord} from '../book/edits.ts'
import {type FieldInput, readFields, readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Presented, present, presentRecord} from '../book/present.ts'
import {knownCollection, type RecordTypes} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {newestFirst} from '../retention/chronology.ts'

export interface NewValue {
  readonly customer: string
  readonly text: string
  readonly on: Day
  readonly fields: FieldInput
}

/** Logs something of value delivered. Without a kind it is an extra: work beyond the agreement. */
export function addValue(book: Book, input: NewValue, {newId}: Moment): Plan<{value: Presented; customer: string}> {
  const customer = resolveCustomer(book, input.customer)
  const id = newId('value')
  const values = readFields(book, knownCollection('value'), input.fields, customer.id)
  const record = {
    kind: 'extra',
    ...values,
    customer: customer.id,
    on: input.on,
    text: readText(input.text, 'text'),
  } as unknown as RecordTypes['value']
  return {
    edits: [createRecord('value', id, record)],
    summary: `value: ${customer.name}`,
    result: after => ({value: present(after, id), customer: customer.name}),
  }
}

/** The value items of a customer, newest first. */
export function listValues(book: Book, reference: string): {customer: Named; values: Presented[]} {
  const customer = resolveCustomer(book, reference)
  const items = [...book.of('value', customer.id)].sort(newestFirst)
  return {customer: {id: customer.id, name: customer.name}, values: items.map(presentRecord)}
}
