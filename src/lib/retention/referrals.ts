import type {Book} from '../book/book.ts'
import type {ReferralOutcome} from '../book/choices.ts'
import type {Customer, Referral} from '../book/outlines.ts'
import {type Named, presentName} from '../book/present.ts'
import type {Day} from '../calendar/day.ts'
import {byTime} from './chronology.ts'

/** What became of a referral: open while who was referred is a prospect, unless it was said that it is lost. */
export const outcomeOf = (book: Book, {to, outcome}: Pick<Referral, 'to' | 'outcome'>): ReferralOutcome | 'open' => {
  if (outcome) return outcome
  return book.find('customer', to)?.status === 'prospect' ? 'open' : 'won'
}

/** One who was referred, and whom they referred in turn. */
export interface ReferralBranch {
  readonly customer: Named
  /** The record of it; null where only `referredBy` of the customer says so. */
  readonly referral: string | null
  readonly on: Day | null
  readonly outcome: ReferralOutcome | 'open'
  readonly thanked: Day | null
  readonly brought: readonly ReferralBranch[]
}

export interface ReferralTree {
  /** Who brought them. */
  readonly by: Named | null
  readonly brought: readonly ReferralBranch[]
}

/** Who brought a customer: as the customer's own record says, else as the first referral does. */
export function referrerOf(book: Book, customer: Customer): Customer | undefined {
  const own = book.find('customer', customer.referredBy)
  if (own) return own
  const [first] = book
    .outlines('referral')
    .filter(({to}) => to === customer.id)
    .toSorted(byTime)
  return book.find('customer', first?.customer)
}

/** Where a customer came from and whom they brought, as a tree; nobody stands in it twice. */
export function referralTree(book: Book, customer: Customer): ReferralTree {
  const seen = new Set([customer.id])
  const by = referrerOf(book, customer)
  return {by: by ? presentName(by) : null, brought: branchesOf(book, customer.id, seen)}
}

function branchesOf(book: Book, from: string, seen: Set<string>): ReferralBranch[] {
  const referrals = [...book.outlinesOf('referral', from)].sort(byTime)
  const recorded = new Map(referrals.toReversed().map(referral => [referral.to, referral]))
  const others = book.outlines('customer').filter(({id, referredBy}) => referredBy === from && !recorded.has(id))
  const ids = [...new Set(referrals.map(({to}) => to)), ...others.map(({id}) => id)]
  return ids.flatMap((id): ReferralBranch[] => {
    const customer = book.find('customer', id)
    if (!customer || seen.has(id)) return []
    seen.add(id)
    const referral = recorded.get(id)
    return [
      {
        customer: presentName(customer),
        referral: referral?.id ?? null,
        on: referral?.on ?? null,
        outcome: outcomeOf(book, referral ?? {to: id}),
        thanked: referral?.thankedOn ?? null,
        brought: branchesOf(book, id, seen),
      },
    ]
  })
}

/** Whether a customer was brought, over however many others, by another one. */
export function isBroughtBy(book: Book, customer: Customer, other: Customer): boolean {
  const seen = new Set<string>()
  let at: Customer | undefined = customer
  while (at && !seen.has(at.id)) {
    if (at.id === other.id) return true
    seen.add(at.id)
    at = referrerOf(book, at)
  }
  return false
}
