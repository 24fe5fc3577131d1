import type {Named} from './named.ts'
import type {When} from './when.ts'

/** When invoices are due and paid, in days after their own day; what was paid today or later is open. */
export interface Payment {
  readonly dueAfter: number
  /** The soonest and the latest. */
  readonly paidAfter: readonly [soonest: number, latest: number]
}

/** The invoices for the monthly fee of an engagement, each in advance. */
export interface BillingStory extends Payment {
  readonly engagement: string
  /** So many months go on one invoice. */
  readonly months: number
  readonly lastUnpaid?: true
}

/** What was bought again and again, for the same amount. Its `id` is that of the last one. */
export interface PurchaseStory extends Named {
  readonly what: string
  readonly amount: string
  readonly on: readonly When[]
  readonly unpaid?: true
}
