import type {Book} from '../book/book.ts'
import {createRecord} from '../book/edits.ts'
import {type FieldInput, readChoice, readFields, readLine} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Owned, type Presented, present, presentName, presentRecord} from '../book/present.ts'
import {knownCollection, type Opportunity, type RecordTypes} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {isEnd, type Stage} from '../book/stage-settings.ts'
import type {Day} from '../calendar/day.ts'
import type {Instant} from '../calendar/instant.ts'
import {invalidValue} from '../errors.ts'
import {probabilityOf} from '../retention/pipeline.ts'
import {recordsFor} from './listing.ts'

export interface NewOpportunity {
  readonly customer: string
  readonly title: string
  /** The stage it begins in, else the first. */
  readonly stage: string | undefined
  /** The day it came up. */
  readonly on: Day
  /** The clock: when it came into its stage. */
  readonly at: Instant
  readonly fields: FieldInput
}

export interface OpportunityChange {
  readonly opportunity: Presented
  readonly customer: string
}

/** The stage that is meant. Throws for one that does not exist, listing those there are. */
export const readStage = (text: string, stages: readonly Stage[]): string =>
  readChoice(
    text,
    stages.map(({name}) => name),
    'stage',
  )

/** An opportunity as JSON shows it: with the probability of its stage where it has none of its own. */
export const presentOpportunity = (book: Book, opportunity: Opportunity): Presented => {
  const probability = probabilityOf(opportunity, book.settings.stages)
  return {...presentRecord(opportunity), ...(probability === undefined ? {} : {probability})}
}

/** The opportunity with an id, as JSON shows it. */
export const shownOpportunity = (book: Book, id: string): Presented => {
  const opportunity = book.find('opportunity', id)
  return opportunity ? presentOpportunity(book, opportunity) : present(book, id)
}

/** Adds an opportunity, in the first stage unless told. */
export function addOpportunity(book: Book, input: NewOpportunity, {today, newId}: Moment): Plan<OpportunityChange> {
  const customer = resolveCustomer(book, input.customer)
  const {stages} = book.settings
  const stage = input.stage === undefined ? (stages[0]?.name ?? '') : readStage(input.stage, stages)
  if (isEnd(stage)) {
    throw invalidValue(`an opportunity does not begin as ${stage}`, `Add it, then: crm opportunity move ID ${stage}`)
  }
  const id = newId('opportunity')
  const opportunity = {
    ...readFields(book, knownCollection('opportunity'), input.fields, customer.id),
    customer: customer.id,
    on: input.on,
    title: readLine(input.title, 'title'),
    stage,
    moves: {[input.on === today ? input.at : input.on]: stage},
  } as unknown as RecordTypes['opportunity']
  return {
    edits: [createRecord('opportunity', id, opportunity)],
    summary: `opportunity: ${customer.name}: ${opportunity.title}`,
    result: after => ({opportunity: shownOpportunity(after, id), customer: customer.name}),
  }
}

/** With the customer's name. */
export const toOpportunityRow = (book: Book, opportunity: Opportunity): Owned[] => {
  const owner = book.find('customer', opportunity.customer)
  return owner ? [{...presentOpportunity(book, opportunity), customer: presentName(owner)}] : []
}

/** Open ones by the day of the expected decision, what has none last; then those that ended, the latest first. */
export const byDecision = (a: Opportunity, b: Opportunity): number => {
  const ended = Number(isEnd(a.stage)) - Number(isEnd(b.stage))
  if (ended !== 0) return ended
  if (isEnd(a.stage)) return (b.closedOn ?? b.on) + b.id < (a.closedOn ?? a.on) + a.id ? -1 : 1
  return (a.close ?? '9999') + a.id < (b.close ?? '9999') + b.id ? -1 : 1
}

export interface OpportunityListOptions {
  readonly customer: string | undefined
  /** Won and lost ones, too. */
  readonly all: boolean
  readonly stage: string | undefined
}

/** The opportunities of the book or of one customer. */
export function listOpportunities(book: Book, options: OpportunityListOptions): {opportunities: Owned[]} {
  const stage = options.stage === undefined ? undefined : readStage(options.stage, book.settings.stages)
  const opportunities = recordsFor(book, 'opportunity', options.customer)
    .filter(each => (stage === undefined ? options.all || !isEnd(each.stage) : each.stage === stage))
    .sort(byDecision)
  return {opportunities: opportunities.flatMap(each => toOpportunityRow(book, each))}
}
