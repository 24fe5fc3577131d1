import type {Book} from '../book/book.ts'
import {readCount} from '../book/input.ts'
import {type Presented, presentRecord} from '../book/present.ts'
import type {KnownRecord} from '../book/registry.ts'
import {resolveParty} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'
import {agendaOf} from '../retention/agenda.ts'
import {type CustomerHealth, customerHealth} from '../retention/customer-health.ts'
import {type ReferralTree, referralTree} from '../retention/referrals.ts'
import {compareTexts} from '../text/compare.ts'
import {openRequestsOf} from './open-requests.ts'
import {type TimelineLine, timelineOf} from './timeline.ts'

export interface Portrait {
  readonly customer: Presented
  /** The id of the person who was asked for; null where the customer was. */
  readonly contact: string | null
  readonly contacts: readonly Presented[]
  readonly engagements: readonly Presented[]
  /** Those not solved yet. */
  readonly requests: readonly Presented[]
  /** Who brought them, and whom they brought. */
  readonly referrals: ReferralTree
  readonly timeline: readonly TimelineLine[]
  readonly due: readonly AgendaItem[]
  readonly health: CustomerHealth
}

const shortTimeline = 10

/** One customer: who they are, what was agreed, what they ask for, what happened, what is due, how they stand. */
export function portraitOf(book: Book, today: Day, reference: string, timeline: string | undefined): Portrait {
  const {customer, contact} = resolveParty(book, reference)
  const limit = timeline === undefined ? shortTimeline : readCount(timeline, 'lines')
  return {
    customer: presentRecord(customer),
    contact: contact?.id ?? null,
    contacts: book.of('contact', customer.id).map(presentRecord),
    engagements: byStart(book.of('engagement', customer.id)).map(presentRecord),
    requests: openRequestsOf(book, customer.id),
    referrals: referralTree(book, customer),
    timeline: timelineOf(book, customer.id, limit),
    due: agendaOf(book, today, {customer: customer.id}),
    health: customerHealth(book, customer, today),
  }
}

const byStart = <R extends KnownRecord & {readonly start: Day}>(records: readonly R[]): R[] =>
  [...records].sort((a, b) => compareTexts(a.start, b.start) || compareTexts(a.id, b.id))
