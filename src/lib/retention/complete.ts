import type {Book} from '../book/book.ts'
import {changeChecked} from '../book/checked-edits.ts'
import {changeRecord, createRecord} from '../book/edits.ts'
import {idFor} from '../book/ids.ts'
import type {AgendaState} from '../book/outlines.ts'
import {isLive} from '../book/shelf.ts'
import {type Day, daysBetween, laterDay} from '../calendar/day.ts'
import type {Edit} from '../change/edit.ts'
import {type CrmError, invalidValue} from '../errors.ts'
import {type AgendaItem, type Kind, recordIdOf} from './agenda/item.ts'
import {nextSuffix} from './agenda/opportunities.ts'
import {occurrenceAfter} from './agenda/reminders.ts'

/** What completing an item means: the edits to make, and what else there is to know. */
export interface Completion {
  readonly edits: readonly Edit[]
  readonly kind: Kind
  /** The id of the record that the item comes from. */
  readonly subject: string
  /** The next occurrence of a recurring reminder. */
  readonly next?: Day
  /** A check-in is done by a two-way touch and by nothing else: it remains to be logged. */
  readonly needsTouch: boolean
}

export interface CompleteOptions {
  /** The day it was done. */
  readonly on: Day
  readonly note?: string | undefined
}

type Decision = {readonly [K in 'snoozedUntil' | 'doneFor' | 'doneOn' | 'note']?: AgendaState[K]}

const noDecision: Decision = {snoozedUntil: null, doneFor: null, doneOn: null, note: null}

const stateId = (itemId: string): string => idFor('a', itemId)

/** What was decided about an item. */
export const stateOf = (book: Book, itemId: string): AgendaState | undefined =>
  book.find('agenda-state', stateId(itemId))

/** What a decision is about: an item of the agenda, or a signal. */
type Subject = Pick<AgendaItem, 'id' | 'customer'>

/** The edit that notes a decision about an item. A record that an undo took back begins anew. */
const decide = (book: Book, item: Subject, decision: Decision): Edit => {
  const id = stateId(item.id)
  const held = book.record(id)
  if (held && isLive(held)) return changeRecord('agenda-state', id, decision)
  const origin = {customer: item.customer.id, subject: recordIdOf(item.id), item: item.id}
  const created = createRecord('agenda-state', id, {...origin, ...decision})
  if (!held) return created
  const {values} = changeRecord('agenda-state', id, noDecision)
  return {...created, values: {...values, ...created.values, deleted: null}}
}

/** Wakes a snoozed item, so that the snooze does not hide its next occurrence, and keeps the note. */
const settle = (book: Book, item: AgendaItem, {on, note}: CompleteOptions): Edit[] => {
  const wake: Decision = stateOf(book, item.id)?.snoozedUntil ? {snoozedUntil: null} : {}
  const noted: Decision = note ? {doneOn: on, note} : {}
  const decision = {...wake, ...noted}
  return Object.keys(decision).length > 0 ? [decide(book, item, decision)] : []
}

const alreadyDone = (item: AgendaItem, when: string): CrmError =>
  invalidValue(`already done: ${item.id} (${when})`, 'To take it back: crm undo')

type Outcome = {readonly edits: readonly Edit[]; readonly next?: Day | undefined; readonly needsTouch?: true}
type Complete = (book: Book, item: AgendaItem, options: CompleteOptions) => Outcome

const completeReminder: Complete = (book, item, options) => {
  const reminder = book.find('reminder', item.id)
  if (!reminder) return {edits: []}
  // A second `done` on the same day is the first one repeated, not the next occurrence.
  if (reminder.doneThrough && reminder.doneThrough >= options.on) {
    throw alreadyDone(item, `through ${reminder.doneThrough}, the next is on ${item.on}`)
  }
  const doneThrough = laterDay(item.on, options.on)
  const done = changeRecord('reminder', reminder.id, {doneThrough})
  return {edits: [done, ...settle(book, item, options)], next: occurrenceAfter(reminder, doneThrough)}
}

const keepPromise: Complete = (book, item, options) => {
  const promise = book.find('promise', item.id)
  if (!promise) return {edits: []}
  const kept = changeChecked('promise', promise, {state: 'kept', closedOn: options.on})
  return {edits: [kept, ...settle(book, item, options)]}
}

const completeCheckIn: Complete = (book, item, options) => ({edits: settle(book, item, options), needsTouch: true})

/** Whether a day lies nearer to the occurrence that was done last than to the next one: then it is that one, repeated. */
const isRepeated = (doneFor: Day, on: Day, next: Day): boolean => daysBetween(doneFor, on) < daysBetween(on, next)

/** Marks this occurrence of a derived item as done. */
const markDone: Complete = (book, item, {on, note}) => {
  const doneFor = stateOf(book, item.id)?.doneFor
  if (doneFor === item.on) throw alreadyDone(item, `for ${doneFor}`)
  if (doneFor && isRepeated(doneFor, on, item.on)) {
    throw alreadyDone(item, `for ${doneFor}, the next is on ${item.on}`)
  }
  return {edits: [decide(book, item, {doneFor: item.on, doneOn: on, note: note ?? null, snoozedUntil: null})]}
}

/** Closes an answer's action; to have asked for an answer is done for this time. */
const completeFeedback: Complete = (book, item, options) => {
  const feedback = book.find('feedback', item.id)
  if (!feedback) return markDone(book, item, options)
  const {on, note} = options
  const closed = changeChecked('feedback', feedback, {closedOn: on, ...(note ? {closeNote: note} : {})})
  return {edits: [closed, ...settle(book, item, {on})]}
}

/** Solves a request; to have asked whether it is solved is done. */
const completeRequest: Complete = (book, item, options) => {
  const request = book.find('request', item.id)
  if (!request) return markDone(book, item, options)
  return {edits: [changeChecked('request', request, {resolvedOn: options.on}), ...settle(book, item, options)]}
}

const payInvoice: Complete = (book, item, options) => {
  const purchase = book.find('purchase', item.id)
  if (!purchase) return {edits: []}
  return {edits: [changeChecked('purchase', purchase, {paid: options.on}), ...settle(book, item, options)]}
}

/** Thanks for a referral, or takes the next step of an opportunity off; the decision on it was looked at for this day. */
const completeOpportunity: Complete = (book, item, options) => {
  const referral = book.find('referral', item.id)
  if (referral) {
    return {edits: [changeChecked('referral', referral, {thankedOn: options.on}), ...settle(book, item, options)]}
  }
  const opportunity = item.id.endsWith(`/${nextSuffix}`) ? book.find('opportunity', recordIdOf(item.id)) : undefined
  if (!opportunity) return markDone(book, item, options)
  const taken = changeRecord('opportunity', opportunity.id, {next: null, nextOn: null})
  return {edits: [taken, ...settle(book, item, options)]}
}

/** To have dealt with a bad answer closes it; any other signal is done for this occurrence. */
const completeSignal: Complete = (book, item, options) => {
  const feedback = book.find('feedback', recordIdOf(item.id))
  return feedback ? completeFeedback(book, {...item, id: feedback.id}, options) : markDone(book, item, options)
}

const completions: Readonly<Record<Kind, Complete>> = {
  'check-in': completeCheckIn,
  reminder: completeReminder,
  promise: keepPromise,
  date: markDone,
  renewal: markDone,
  playbook: markDone,
  request: completeRequest,
  feedback: completeFeedback,
  invoice: payInvoice,
  opportunity: completeOpportunity,
  signal: completeSignal,
}

/**
 * What `done` means for an item that `resolveItem` or `agendaOf` gave: a reminder is done through the later of its day
 * and the day given, a promise is kept on that day, an answer's action is closed, a request solved and an invoice paid on
 * it, a step of a renewal and a special date are marked for this occurrence. A check-in needs a two-way touch, which the caller logs. A snooze ends with it.
 *
 * @throws CrmError `invalid-value` where it is done already, and for a day before that of the record.
 */
export function completeItem(book: Book, item: AgendaItem, options: CompleteOptions): Completion {
  const {edits, next, needsTouch} = completions[item.kind](book, item, options)
  return {
    edits,
    kind: item.kind,
    subject: recordIdOf(item.id),
    ...(next ? {next} : {}),
    needsTouch: needsTouch ?? false,
  }
}

/**
 * The edits that hide an item until a day, and note why; its own day stays.
 *
 * @throws CrmError `invalid-value` for a day that is not after today.
 */
export function snoozeItem(book: Book, item: Subject, until: Day, today: Day, why?: string): Edit[] {
  if (until <= today) {
    throw invalidValue(`a snooze until ${until} hides nothing: today is ${today}`, 'Give a later day, e.g. --for 1w.')
  }
  return [decide(book, item, {snoozedUntil: until, ...(why === undefined ? {} : {note: why})})]
}
