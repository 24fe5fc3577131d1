import type {Book} from '../book/book.ts'
import {changeChecked, createChecked} from '../book/checked-edits.ts'
import type {Instrument, ScoreDirection} from '../book/choices.ts'
import {type FieldInput, readFields, readText} from '../book/input.ts'
import {answerNeeds, parseScale, parseScore, type Scale, usualScales} from '../book/instruments.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Owned, type Presented, present} from '../book/present.ts'
import {knownCollection, type RecordTypes} from '../book/registry.ts'
import {resolveParty} from '../book/resolve-party.ts'
import {resolveRecord} from '../book/resolve-record.ts'
import type {Day} from '../calendar/day.ts'
import {CrmError} from '../errors.ts'
import {newestFirst} from '../retention/chronology.ts'
import {quote} from '../text/quote.ts'
import {recordsFor, withCustomers} from './listing.ts'

export interface NewFeedback {
  readonly customer: string
  readonly instrument: Instrument
  readonly score: string | undefined
  /** The ends of its scale, `1-5`, where it is not the usual one. */
  readonly scale: string | undefined
  readonly better: ScoreDirection | undefined
  readonly on: Day
  readonly fields: FieldInput
}

interface FeedbackChange {
  readonly feedback: Presented
  readonly customer: string
}

/** Records an answer: a score with its scale and direction, words, permission to quote them, an action. */
export function recordFeedback(book: Book, input: NewFeedback, {newId}: Moment): Plan<FeedbackChange> {
  const {customer, contact} = resolveParty(book, input.customer)
  const given = readFields(book, knownCollection('feedback'), input.fields, customer.id)
  const {instrument, on} = input
  const scale = scaleOf(input)
  const score = input.score === undefined ? undefined : parseScore(input.score, scale)
  checkAnswer(input, given['comment'] !== undefined)
  const id = newId('feedback')
  const values = {
    ...(contact ? {contact: contact.id} : {}),
    ...given,
    customer: customer.id,
    on,
    instrument,
    ...(score === undefined ? {} : {score}),
    ...(score === undefined && input.scale === undefined ? {} : scale),
  } as unknown as RecordTypes['feedback']
  return {
    edits: [createChecked('feedback', id, values)],
    summary: `feedback: ${customer.name}: ${instrument}${score === undefined ? '' : ` ${score}`}`,
    result: after => ({feedback: present(after, id), customer: customer.name}),
  }
}

/** The scale of an answer: as told, else the usual one of its instrument. */
function scaleOf({instrument, scale, better}: NewFeedback): Scale | undefined {
  const usual = usualScales[instrument]
  const ends = scale === undefined ? usual : parseScale(scale)
  return ends ? {low: ends.low, high: ends.high, better: better ?? usual?.better ?? 'higher'} : undefined
}

/** Throws where an answer lacks what its instrument asks for. */
function checkAnswer({customer, instrument, score}: NewFeedback, hasWords: boolean): void {
  const needs = answerNeeds[instrument]
  const command = `crm feedback ${quote(customer)} ${instrument}`
  const usual = usualScales[instrument]
  if (needs === 'score' && score === undefined) {
    throw new CrmError('usage', `missing: the score of ${instrument}`, {
      hint: `Give it after the instrument, from ${usual?.low} to ${usual?.high}: ${command} N`,
    })
  }
  if (needs === 'words' && !hasWords) {
    throw new CrmError('usage', `their words are missing: ${instrument}`, {hint: `${command} --comment "…"`})
  }
  if (score === undefined && !hasWords) {
    throw new CrmError('usage', `an answer without a score and without words: ${instrument}`, {
      hint: `${command} N, or ${command} --comment "…"`,
    })
  }
}

/** Closes an answer: they were told what changed. */
export function closeFeedback(
  book: Book,
  reference: string,
  {on, note}: {readonly on: Day; readonly note: string | undefined},
): Plan<FeedbackChange> {
  const feedback = resolveRecord(book, reference, ['feedback'])
  if (feedback.closedOn) {
    throw new CrmError('usage', `the answer was already closed on ${feedback.closedOn}`, {
      hint: 'Take that back with: crm undo',
    })
  }
  const closeNote = note === undefined ? {} : {closeNote: readText(note, 'note')}
  const customer = book.find('customer', feedback.customer)?.name ?? ''
  return {
    edits: [changeChecked('feedback', feedback, {closedOn: on, ...closeNote})],
    summary: `feedback closed: ${customer}: ${feedback.instrument}`,
    result: after => ({feedback: present(after, feedback.id), customer}),
  }
}

/** The answers of the book or of one customer, newest first; or only the open ones: each is, until they were told what changed. */
export function listFeedback(
  book: Book,
  options: {readonly customer: string | undefined; readonly open: boolean},
): {feedback: Owned[]} {
  const answers = recordsFor(book, 'feedback', options.customer).filter(({closedOn}) => !options.open || !closedOn)
  return {feedback: withCustomers(book, answers.sort(newestFirst))}
}
