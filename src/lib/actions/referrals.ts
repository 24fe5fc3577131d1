import type {Book} from '../book/book.ts'
import {changeChecked, createChecked} from '../book/checked-edits.ts'
import type {ReferralOutcome} from '../book/choices.ts'
import {changeRecord} from '../book/edits.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Presented, present, presentName} from '../book/present.ts'
import type {Customer, Referral} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {resolveRecord} from '../book/resolve-record.ts'
import type {Day} from '../calendar/day.ts'
import type {Edit} from '../change/edit.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {newestFirst} from '../retention/chronology.ts'
import {isBroughtBy, outcomeOf} from '../retention/referrals.ts'
import {addCustomer} from './customers.ts'
import {recordsFor} from './listing.ts'
import {creditReferral} from './loyalty.ts'

export interface NewReferral {
  /** Who referred. */
  readonly customer: string
  /** Who was referred: a customer of the book, else the name of a new one. */
  readonly to: string
  readonly on: Day
  /** It is a new one, whoever in the book the name fits. */
  readonly isNew: boolean
  /** People there, each `Name <address>`; of a new one. */
  readonly contacts: readonly string[]
}

/** A referral as JSON shows it: what became of it is open until it is known. */
export type ShownReferral = Presented & {readonly outcome: ReferralOutcome | 'open'}

export interface ReferralChange {
  readonly referral: ShownReferral
  /** Who referred. */
  readonly customer: string
  /** Who was referred. */
  readonly to: string
  /** The referred one came into the book with this. */
  readonly added: boolean
}

const shown = (book: Book, id: string): ShownReferral => {
  const referral = book.find('referral', id)
  return {...present(book, id), outcome: referral ? outcomeOf(book, referral) : 'open'}
}

const changed = (book: Book, id: string, added: boolean): ReferralChange => {
  const referral = book.find('referral', id)
  const nameOf = (customer: string | undefined): string => book.find('customer', customer)?.name ?? ''
  return {referral: shown(book, id), customer: nameOf(referral?.customer), to: nameOf(referral?.to), added}
}

function findReferred(book: Book, input: NewReferral): Customer | undefined {
  if (input.isNew) return undefined
  try {
    return resolveCustomer(book, input.to)
  } catch (error) {
    if (!(error instanceof CrmError)) throw error
    if (error.code === 'not-found') return undefined
    if (error.code !== 'ambiguous') throw error
    const {candidates} = error
    throw new CrmError('ambiguous', error.message, {
      hint: 'Use more of the name, or the id; for somebody new add --new.',
      ...(candidates ? {candidates} : {}),
    })
  }
}

/** Throws where one refers themselves, somebody they referred before, or who brought them. */
function checkReferral(book: Book, from: Customer, to: Customer): void {
  if (from.id === to.id) {
    const hint = 'Name somebody else. If it is a new one of that name, say so with --new'
    throw invalidValue(`${from.name} cannot refer themselves`, hint)
  }
  if (isBroughtBy(book, from, to)) {
    throw invalidValue(`${to.name} brought ${from.name}, not the other way round`, 'Change the order of the names.')
  }
  const before = book.of('referral', from.id).find(referral => referral.to === to.id)
  if (before) {
    throw new CrmError('exists', `${from.name} referred ${to.name} already, on ${before.on}`, {
      hint: `Change its day: crm edit ${book.shortId(before.id)} --on DAY`,
    })
  }
}

/** Notes who brought whom. A new name becomes a prospect; one in the book is marked as brought by them. */
export function refer(book: Book, input: NewReferral, moment: Moment): Plan<ReferralChange> {
  const from = resolveCustomer(book, input.customer)
  const known = findReferred(book, input)
  if (known) checkReferral(book, from, known)
  const fields = {status: 'prospect', referredBy: from.id}
  const added = known ? undefined : addCustomer(book, {name: input.to, fields, contacts: input.contacts}, moment)
  const to = known?.id ?? added?.edits[0]?.id ?? ''
  const id = moment.newId('referral')
  const values = {customer: from.id, to, on: input.on}
  const mark = known && !known.referredBy ? [changeRecord('customer', known.id, {referredBy: from.id})] : []
  const isWon = known !== undefined && outcomeOf(book, {to}) === 'won'
  const credit = isWon ? creditReferral(book, {id, customer: from.id}, known.name, moment) : []
  return {
    edits: [...(added?.edits ?? mark), createChecked('referral', id, values), ...credit],
    summary: `referral: ${from.name}: ${known?.name ?? input.to.trim()}`,
    result: after => changed(after, id, added !== undefined),
  }
}

/** Notes that who referred was thanked. */
export function thankReferral(book: Book, reference: string, on: Day): Plan<ReferralChange> {
  const referral = resolveRecord(book, reference, ['referral'])
  if (referral.thankedOn) {
    throw new CrmError('usage', `they were already thanked on ${referral.thankedOn}`, {
      hint: 'Take that back with: crm undo',
    })
  }
  return {
    edits: [changeChecked('referral', referral, {thankedOn: on})],
    summary: `thanked: ${book.find('customer', referral.customer)?.name ?? ''}`,
    result: after => changed(after, referral.id, false),
  }
}

/** The edits that say what became of a referral; a won one earns the points that the rules give for it. */
export function outcomeEdits(
  book: Book,
  referral: Referral,
  {outcome, on}: {readonly outcome: ReferralOutcome; readonly on: Day},
  moment: Moment,
): Edit[] {
  const name = book.find('customer', referral.to)?.name ?? ''
  return [
    changeChecked('referral', referral, {outcome, outcomeOn: on}),
    ...(outcome === 'won' ? creditReferral(book, referral, name, moment) : []),
  ]
}

/** Says what became of a referral: a prospect that was won is an active customer from then on. */
export function endReferral(
  book: Book,
  reference: string,
  end: {readonly outcome: ReferralOutcome; readonly on: Day},
  moment: Moment,
): Plan<ReferralChange> {
  const referral = resolveRecord(book, reference, ['referral'])
  const to = book.find('customer', referral.to)
  const activate =
    end.outcome === 'won' && to?.status === 'prospect'
      ? [changeRecord('customer', to.id, {status: 'active', ...(to.since ? {} : {since: end.on})})]
      : []
  return {
    edits: [...outcomeEdits(book, referral, end, moment), ...activate],
    summary: `referral ${end.outcome}: ${book.find('customer', referral.customer)?.name ?? ''}: ${to?.name ?? ''}`,
    result: after => changed(after, referral.id, false),
  }
}

export type ReferralRow = Presented & {
  readonly customer: Named
  readonly to: Named
  readonly outcome: ReferralOutcome | 'open'
}

/** The referrals of the book, or those from one customer, newest first. */
export function listReferrals(book: Book, reference: string | undefined): {referrals: ReferralRow[]} {
  const referrals = [...recordsFor(book, 'referral', reference)].sort(newestFirst)
  return {
    referrals: referrals.flatMap((referral): ReferralRow[] => {
      const from = book.find('customer', referral.customer)
      const to = book.find('customer', referral.to)
      if (!from || !to) return []
      const outcome = outcomeOf(book, referral)
      return [{...present(book, referral.id), customer: presentName(from), to: presentName(to), outcome}]
    }),
  }
}
