import type {Book} from '../book/book.ts'
import {changeChecked} from '../book/checked-edits.ts'
import type {PromiseState, Side} from '../book/choices.ts'
import {createRecord} from '../book/edits.ts'
import {readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Owned, type Presented, present} from '../book/present.ts'
import type {Commitment} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {resolveRecord} from '../book/resolve-record.ts'
import type {Day} from '../calendar/day.ts'
import type {Edit} from '../change/edit.ts'
import {CrmError} from '../errors.ts'
import {shorten} from '../text/shorten.ts'
import {recordsFor, withCustomers} from './listing.ts'

export interface NewPromise {
  /** A customer's id. */
  readonly customer: string
  readonly text: string
  readonly due: Day | undefined
  readonly by: Side
  readonly share?: string | undefined
}

/** The edit that begins a promise. */
export const newPromise = (input: NewPromise, {today, newId}: Moment): Edit =>
  createRecord('promise', newId('promise'), {
    customer: input.customer,
    on: today,
    text: readText(input.text, 'promise'),
    by: input.by,
    state: 'open',
    ...(input.due === undefined ? {} : {due: input.due}),
    ...(input.share === undefined ? {} : {share: readText(input.share, 'wording')}),
  })

/** Notes a promise, mine or theirs. */
export function makePromise(
  book: Book,
  input: NewPromise,
  moment: Moment,
): Plan<{promise: Presented; customer: string}> {
  const customer = resolveCustomer(book, input.customer)
  const edit = newPromise({...input, customer: customer.id}, moment)
  return {
    edits: [edit],
    summary: `promise: ${customer.name}: ${shorten(input.text)}`,
    result: after => ({promise: present(after, edit.id), customer: customer.name}),
  }
}

export interface PromiseEnd {
  readonly state: Exclude<PromiseState, 'open'>
  /** Today where none is told. */
  readonly on: Day | undefined
  readonly why?: string | undefined
}

const verbs: Readonly<Record<PromiseEnd['state'], string>> = {kept: 'kept', broken: 'broken', released: 'released'}

/** Keeps, breaks or releases a promise. Of one that already ended that way only the day and the reason told change. */
export function endPromise(
  book: Book,
  reference: string,
  end: PromiseEnd,
  {today}: Pick<Moment, 'today'>,
): Plan<{promise: Presented; customer: string}> {
  const promise = resolveRecord(book, reference, ['promise'])
  if (promise.state !== 'open' && promise.state !== end.state) {
    throw new CrmError('usage', `the promise was already ${promise.state}: ${promise.text}`, {
      hint: 'Take that back with: crm undo',
    })
  }
  const customer = book.find('customer', promise.customer)?.name ?? ''
  const on = end.on ?? (promise.state === 'open' ? today : undefined)
  const edit = changeChecked('promise', promise, {
    state: end.state,
    ...(on === undefined ? {} : {closedOn: on}),
    ...(end.why === undefined ? {} : {why: readText(end.why, 'reason')}),
  })
  return {
    edits: [edit],
    summary: `promise ${verbs[end.state]}: ${customer}: ${shorten(promise.text)}`,
    result: after => ({promise: present(after, promise.id), customer}),
  }
}

/** The promises of the book or of one customer, open ones first, by due day. */
export function listPromises(
  book: Book,
  options: {readonly customer?: string | undefined; readonly all: boolean},
): {promises: Owned[]} {
  const promises = recordsFor(book, 'promise', options.customer).filter(each => options.all || each.state === 'open')
  const order = (each: Commitment) => `${each.state === 'open' ? 0 : 1}${each.due ?? '9999'}${each.id}`
  return {
    promises: withCustomers(
      book,
      promises.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    ),
  }
}
