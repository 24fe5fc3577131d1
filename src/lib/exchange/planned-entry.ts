import type {Values} from './clean-entry.ts'
import type {ImportProblem} from './import-entry.ts'
import type {ImportSource} from './import-source.ts'

/** What becomes of one entry of a file. */
export interface PlannedEntry extends ImportSource {
  /** The type of the record: customer, contact, touch …. */
  readonly type: string
  /** By name; null where it is about nobody in the book, or about no customer. */
  readonly customer: string | null
  /** The person at the customer; null where the customer is that person, or an organisation. */
  readonly contact: string | null
  /** The record of the person or organisation. */
  readonly id?: string
  /** The customer is added with it. */
  readonly newCustomer?: boolean
  /** What is written. */
  readonly fields: Values
  /** What stood in the book where something else is written. */
  readonly was?: Values
  /** What the entry has and the book lacks, or has otherwise. */
  readonly left?: Values
  /** Why it is skipped. */
  readonly reason?: string
  /** Those whom it could be, where that cannot be told. */
  readonly candidates?: readonly string[]
}

export type Fate = 'add' | 'update' | 'skip'

export interface Outcome {
  readonly fate: Fate
  readonly planned: PlannedEntry
  readonly problem?: ImportProblem
}

export const isEmpty = (values: Values): boolean => Object.keys(values).length === 0

/** What stood in the book, as a plan has it. */
export const wasOf = (was: Values): {was?: Values} => (isEmpty(was) ? {} : {was})

/** What an entry has that is not taken, as a plan has it. */
export const leftOf = (left: Values): {left?: Values} => (isEmpty(left) ? {} : {left})
