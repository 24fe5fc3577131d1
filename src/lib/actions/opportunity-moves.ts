import type {Book} from '../book/book.ts'
import {changeRecord, createRecord} from '../book/edits.ts'
import {elementsOf} from '../book/fields.ts'
import {type FieldInput, readCount, readFields, readText} from '../book/input.ts'
import {readMoney, storeRate} from '../book/money.ts'
import type {Clock, Moment, Plan} from '../book/plan.ts'
import {type Presented, present} from '../book/present.ts'
import {type Customer, knownCollection, type Opportunity, type RecordTypes, type Referral} from '../book/registry.ts'
import {resolveRecord} from '../book/resolve-record.ts'
import {isEnd, wonStage} from '../book/stage-settings.ts'
import {type Day, laterDay} from '../calendar/day.ts'
import {freeInstant, type Instant} from '../calendar/instant.ts'
import type {Edit} from '../change/edit.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {byTime} from '../retention/chronology.ts'
import {outcomeOf, referrerOf} from '../retention/referrals.ts'
import {checkPeriod} from './engagements.ts'
import {type OpportunityChange, readStage, shownOpportunity} from './opportunities.ts'
import {startPlaybook, stopRunning} from './playbooks.ts'
import {outcomeEdits} from './referrals.ts'

export interface Move {
  readonly stage: string
  readonly on: Day
  /** The clock, and the zone it is read in. */
  readonly at: Instant
  readonly zone: string
  readonly why: string | undefined
  readonly probability: string | undefined
  /** The fields of the engagement that winning makes. */
  readonly engagement: FieldInput
  /** Winning starts the onboarding playbook. */
  readonly onboarding: boolean
}

export interface Moved extends OpportunityChange {
  readonly engagement?: Presented
  readonly playbook?: Presented
  readonly referral?: Presented
}

const welcome = 'onboarding'
const winBack = 'win-back'

/**
 * Moves an opportunity to a stage and keeps the history. Its own probability was an estimate for the stage before: it
 * goes. Winning makes the engagement, starts the onboarding playbook, stops the win-back, makes a prospect an active customer and
 * closes the referral that brought them, in the same change. Throws for a stage that does not exist.
 */
export function moveOpportunity(book: Book, reference: string, move: Move, moment: Moment): Plan<Moved> {
  const opportunity = resolveRecord(book, reference, ['opportunity'])
  const customer = book.find('customer', opportunity.customer)
  const stage = readStage(move.stage, book.settings.stages)
  checkMove(book, opportunity, stage, move)
  const won = stage === wonStage && opportunity.stage !== wonStage && customer
  const outcome = won ? winningEdits(book, opportunity, customer, move, moment) : undefined
  return {
    edits: [moveEdit(opportunity, stage, move, moment, outcome?.engagement.id), ...(outcome?.edits ?? [])],
    summary: `opportunity ${stage}: ${customer?.name ?? ''}: ${opportunity.title}`,
    result: after => ({
      opportunity: shownOpportunity(after, opportunity.id),
      customer: customer?.name ?? '',
      ...(outcome ? {engagement: present(after, outcome.engagement.id)} : {}),
      ...(outcome?.playbook ? {playbook: present(after, outcome.playbook.id)} : {}),
      ...(outcome?.referral ? {referral: present(after, outcome.referral)} : {}),
    }),
  }
}

function checkMove(book: Book, opportunity: Opportunity, stage: string, {on, engagement, probability}: Move): void {
  if (on < opportunity.on) {
    throw invalidValue(`moved on ${on}, before it came up on ${opportunity.on}`, 'Give a later day: --on DAY')
  }
  if (opportunity.stage === wonStage && stage !== wonStage && book.find('engagement', opportunity.engagement)) {
    throw new CrmError('usage', `it was won on ${opportunity.closedOn}, and became an engagement`, {
      hint: `End that: crm engagement end ${book.shortId(opportunity.engagement ?? '')}. Or take the winning back: crm undo`,
    })
  }
  const [given] = Object.keys(engagement)
  if (given !== undefined && stage !== wonStage) {
    throw new CrmError('usage', `--${given} is for the engagement that winning makes`, {
      hint: `Leave it out, or move it to ${wonStage}.`,
    })
  }
  if (probability !== undefined && isEnd(stage)) {
    throw new CrmError('usage', `${stage} has no probability of its own: ${probability}`, {hint: 'Leave it out.'})
  }
}

/** The edit that moves an opportunity to another open stage; to win or lose it is a move of its own. */
export function stageEdit(book: Book, opportunity: Opportunity, text: string, clock: Clock): Edit {
  const stage = readStage(text, book.settings.stages)
  if (isEnd(stage)) {
    throw new CrmError('usage', `${stage} is more than a stage: it ends the opportunity`, {
      hint: `Say: crm opportunity move ${book.shortId(opportunity.id)} ${stage}`,
    })
  }
  const {today: on, at, zone} = clock
  return moveEdit(opportunity, stage, {on, at, zone, why: undefined, probability: undefined}, clock, undefined)
}

function moveEdit(
  opportunity: Opportunity,
  stage: string,
  {on, at, zone, why, probability}: Pick<Move, 'on' | 'at' | 'zone' | 'why' | 'probability'>,
  {today}: Pick<Moment, 'today'>,
  engagement: string | undefined,
): Edit {
  const isMoved = stage !== opportunity.stage
  const reason = why === undefined ? {} : {why: readText(why, 'reason')}
  const likely = probability === undefined ? {} : {probability: readCount(probability, 'probability', 100)}
  if (!isMoved) return changeRecord('opportunity', opportunity.id, {...reason, ...likely})
  return changeRecord('opportunity', opportunity.id, {
    stage,
    moves: {[on === today ? freeInstant(at, elementsOf(opportunity.moves), zone) : on]: stage},
    closedOn: isEnd(stage) ? on : null,
    probability: null,
    why: null,
    ...(isEnd(stage) ? {next: null, nextOn: null} : {}),
    ...(engagement === undefined ? {} : {engagement}),
    ...reason,
    ...likely,
  })
}

interface Winning {
  readonly engagement: Edit
  readonly playbook: Edit | undefined
  /** The id of the referral that was closed. */
  readonly referral: string | undefined
  readonly edits: readonly Edit[]
}

function winningEdits(book: Book, opportunity: Opportunity, customer: Customer, move: Move, moment: Moment): Winning {
  const engagement = newEngagement(book, opportunity, move, moment)
  const start = String(engagement.values['start']) as Day
  const playbook = move.onboarding ? startWelcome(book, customer, start, moment) : undefined
  const referral = openReferralOf(book, customer)
  const closed = referral
    ? outcomeEdits(book, referral, {outcome: 'won', on: laterDay(move.on, referral.on)}, moment)
    : []
  const stopped = stopRunning(book, customer.id, winBack, move.on, moment.today)
  const edits = [engagement, playbook, ...stopped, ...closed, activate(customer, start, moment.today)]
  return {engagement, playbook, referral: referral?.id, edits: edits.filter(edit => edit !== undefined)}
}

/** The referral to close: of several open ones that of who counts as having brought them. */
function openReferralOf(book: Book, customer: Customer): Referral | undefined {
  const open = book.all('referral').filter(each => each.to === customer.id && outcomeOf(book, each) === 'open')
  const referrer = referrerOf(book, customer)
  return open.find(each => each.customer === referrer?.id) ?? open.toSorted(byTime)[0]
}

/** A sum that was agreed is the fee in all; who agreed on a rate gives it. */
function newEngagement(book: Book, {customer, title, worth}: Opportunity, move: Move, {newId}: Moment): Edit {
  const money = readMoney(worth)
  const engagement = {
    kind: 'project',
    start: move.on,
    ...(money ? {fee: storeRate({...money, per: 'total'})} : {}),
    ...readFields(book, knownCollection('engagement'), move.engagement, customer),
    customer,
    title,
  } as unknown as RecordTypes['engagement']
  checkPeriod(engagement)
  return createRecord('engagement', newId('engagement'), engagement)
}

/** Starts the playbook unless it runs for them already. */
function startWelcome(book: Book, customer: Customer, on: Day, moment: Moment): Edit | undefined {
  try {
    return startPlaybook(book, {customer: customer.id, name: welcome, on}, moment).edits[0]
  } catch (error) {
    if (error instanceof CrmError && error.code === 'exists') return undefined
    throw error
  }
}

/** Who gave work is a customer: from the first day of it, as far as that has come. */
function activate({id, status, since}: Customer, start: Day, today: Day): Edit | undefined {
  if (status !== 'prospect' && status !== 'former') return undefined
  const from = start < today ? start : today
  return changeRecord('customer', id, {status: 'active', ...(since ? {} : {since: from})})
}
