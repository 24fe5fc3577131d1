import type {Book} from '../book/book.ts'
import {type Channel, type Direction, directionOf} from '../book/choices.ts'
import {createRecord} from '../book/edits.ts'
import {elementsOf} from '../book/fields.ts'
import {type FieldInput, readFields, readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Presented, present} from '../book/present.ts'
import {type Contact, type Customer, knownCollection, type RecordTypes} from '../book/registry.ts'
import {resolveParty} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {pastInstantAt} from '../calendar/wall-clock.ts'
import type {Edit} from '../change/edit.ts'
import {CrmError} from '../errors.ts'
import {newPromise} from './promises.ts'
import {newReminder} from './reminders.ts'

export interface NewTouch {
  readonly customer: string
  readonly text: string | undefined
  readonly on: Day
  readonly fields: FieldInput
  readonly direction?: Direction | undefined
  readonly promise?: {readonly text: string; readonly due: Day | undefined} | undefined
  readonly reminder?: {readonly text: string; readonly on: Day | undefined} | undefined
}

export interface LoggedTouch {
  readonly touch: Presented
  readonly promise?: Presented
  readonly reminder?: Presented
}

/**
 * Logs a touch, and what was promised or is to be remembered with it, in one change.
 *
 * @throws CrmError `invalid-value` for a time that is still to come on the clocks of the zone.
 */
export function logTouch(book: Book, input: NewTouch, moment: Moment & {readonly zone: string}): Plan<LoggedTouch> {
  const {customer, contact} = resolveParty(book, input.customer)
  const id = moment.newId('touch')
  const touch = newTouch(book, id, customer, contact, input)
  const {at} = touch.values
  if (typeof at === 'string') pastInstantAt(input.on, at, moment.zone, moment.nowMs)
  const promise = input.promise && newPromise({...input.promise, customer: customer.id, by: 'me'}, moment)
  const reminder = input.reminder && newReminder({...input.reminder, customer: customer.id}, moment)
  const edits = [touch, promise, reminder].filter(edit => edit !== undefined)
  return {
    edits,
    summary: `log: ${customer.name}`,
    result: after => ({
      touch: present(after, id),
      ...(promise ? {promise: present(after, promise.id)} : {}),
      ...(reminder ? {reminder: present(after, reminder.id)} : {}),
    }),
  }
}

type TouchInput = Pick<NewTouch, 'text' | 'on' | 'fields' | 'direction'>

/** The edit that logs a touch with a customer, and with the contact that the reference named. */
export function newTouch(
  book: Book,
  id: string,
  customer: Customer,
  contact: Contact | undefined,
  input: TouchInput,
): Edit {
  const values = readFields(book, knownCollection('touch'), input.fields, customer.id)
  const given = values as Partial<RecordTypes['touch']>
  const channel = (given.channel ?? contact?.channel ?? customer.channel ?? 'call') as Channel
  const people = elementsOf(given.with).length > 0 ? given.with : contact && {[contact.id]: true}
  if (channel === 'note' && input.direction !== undefined) {
    throw new CrmError('usage', 'a note is no touch: it has no direction', {
      hint: 'Write a note with: crm note CUSTOMER TEXT. For a touch choose another --via.',
    })
  }
  return createRecord('touch', id, {
    ...given,
    customer: customer.id,
    on: input.on,
    channel,
    direction: input.direction ?? directionOf[channel],
    ...(people ? {with: people} : {}),
    ...(input.text === undefined ? {} : {text: readText(input.text, 'text')}),
  } as RecordTypes['touch'])
}
