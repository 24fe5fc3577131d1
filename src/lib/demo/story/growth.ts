import type {ConsentState, OfferAnswer, Purpose} from '../../book/choices.ts'
import type {Named} from './named.ts'
import type {When} from './when.ts'

/** Work that may come, or came: where it stood, and since when. */
export interface OpportunityStory extends Named {
  readonly title: string
  readonly worth: string
  readonly stages: readonly {readonly when: When; readonly stage: string}[]
  readonly probability?: number
  readonly close?: When
  readonly next?: string
  readonly nextOn?: When
  /** Why it was won or lost. */
  readonly why?: string
  /** The key of the engagement that it became. */
  readonly engagement?: string
}

export interface OfferStory extends Named {
  readonly when: When
  readonly kind: string
  readonly text: string
  readonly answer?: OfferAnswer
  readonly answered?: When
}

/** Whom the client brought. */
export interface ReferralStory extends Named {
  readonly when: When
  /** The key of the story of who was brought. */
  readonly to: string
  readonly won?: When
  readonly thanked?: When
  /** They are to be thanked later, and it is hidden until then. */
  readonly thanksHiddenUntil?: When
}

export interface PointsStory {
  readonly when: When
  readonly points: number
  readonly why: string
}

/** What somebody said on being written to. */
export interface ConsentStory {
  readonly when: When
  readonly state: ConsentState
  /** How the notes call whose word it is; the client's own where it is a single person. */
  readonly who?: string
  readonly how: string
}

export interface ExpenseStory {
  readonly when: When
  readonly amount: string
  readonly purpose: Purpose
  readonly what: string
}
