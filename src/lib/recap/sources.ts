import type {Commitment, Contact, Customer, Engagement, Feedback, Opportunity, ValueItem} from '../book/registry.ts'
import type {Period} from './period.ts'

/** A record that a line of a letter can come from. */
export type SourceRecord = ValueItem | Commitment | Feedback | Opportunity

/** The records behind the material, for the consultant's evidence and for the record of what was sent. Private. */
export interface RecapSources {
  readonly customer: Customer
  readonly engagement: Engagement | undefined
  readonly contact: Contact | undefined
  readonly period: Period
  /** In the order of the material's values. */
  readonly values: readonly ValueItem[]
  /** In the order of the material's shared promises. */
  readonly promises: readonly Commitment[]
  /** In the order of the material's quotes. */
  readonly quotes: readonly Feedback[]
  /** In the order of the material's proposals. */
  readonly proposals: readonly Opportunity[]
  /** Every promise that the count stands on. */
  readonly counted: readonly Commitment[]
  /** What has no client wording and so stays out. */
  readonly unworded: readonly (ValueItem | Commitment)[]
  /** Open opportunities that have none: they could be proposed. */
  readonly unproposed: readonly Opportunity[]
  /** What a recap sent before has told already. */
  readonly told: readonly SourceRecord[]
}
