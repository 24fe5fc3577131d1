import type {Book} from '../book/book.ts'
import {changeRecord} from '../book/edits.ts'
import {readFields} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {present, presentName} from '../book/present.ts'
import {knownCollection, type Touch} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import {invalidValue} from '../errors.ts'
import {resolveItem} from '../retention/resolve-item.ts'
import {completeAgendaItem, type DoneInput, type DoneResult} from './agenda.ts'

/** Completes what a reference means: an item of the agenda, or a touch that was an attempt and has been answered. */
export function complete(book: Book, reference: string, input: DoneInput, moment: Moment): Plan<DoneResult> {
  const touch = touchOf(book, reference)
  return touch ? answerAttempt(book, touch, input) : completeAgendaItem(book, reference, input, moment)
}

/** The id of the customer, where a reference means a check-in: it is done by a talk and nothing else. */
export function checkInOf(book: Book, reference: string, today: Day): string | undefined {
  if (touchOf(book, reference)) return undefined
  const item = resolveItem(book, today, reference)
  return item.kind === 'check-in' ? item.customer.id : undefined
}

function touchOf(book: Book, reference: string): Touch | undefined {
  const [id, other] = reference.length < 2 ? [] : book.idsWithPrefix(reference.trim().toLowerCase(), 2)
  return id === undefined || other !== undefined ? undefined : book.find('touch', id)
}

/** They answered: the attempt becomes a talk, on the day of the answer, and counts from then. */
function answerAttempt(book: Book, touch: Touch, {on, note, log, fields}: DoneInput): Plan<DoneResult> {
  const id = book.shortId(touch.id)
  if (touch.direction === 'both') {
    throw invalidValue(`the touch ${id} is already two-way`, 'Log the next one: crm log CUSTOMER "Talked about …"')
  }
  if (on < touch.on)
    throw invalidValue(`an answer on ${on} to what was tried on ${touch.on}`, 'Give a later day: --on DAY')
  const customer = book.find('customer', touch.customer)
  const text = [touch.text, log, note].filter(Boolean).join('\n')
  const values = readFields(book, knownCollection('touch'), fields)
  return {
    edits: [changeRecord('touch', touch.id, {...values, direction: 'both', on, ...(text === '' ? {} : {text})})],
    summary: `done: ${customer?.name ?? ''}: they answered`,
    result: after => ({
      done: {
        id: touch.id,
        kind: 'touch',
        customer: customer ? presentName(customer) : {id: touch.customer, name: ''},
        reason: 'They answered',
      },
      touch: present(after, touch.id),
    }),
  }
}
