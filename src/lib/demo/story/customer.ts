import type {Channel, Status, Tier} from '../../book/choices.ts'
import type {Named} from './named.ts'
import type {When, YearlyDay} from './when.ts'

/** Ways to reach a customer or a person; sets are written as lists. */
interface Reachable extends Named {
  readonly name: string
  readonly language?: string
  readonly timezone?: string
  readonly channel?: Channel
  readonly emails?: readonly string[]
  readonly phones?: readonly string[]
  readonly custom?: {readonly [key: string]: string}
}

/** The client: an organisation, or a single person. */
export interface CustomerStory extends Reachable {
  readonly person?: true
  readonly tier?: Tier
  readonly status?: Status
  readonly tags?: readonly string[]
  readonly website?: string
  readonly since?: When
  /** The key of the story of who brought them. */
  readonly referredBy?: string
}

/** Somebody at a client. */
export interface PersonStory extends Reachable {
  /** How the notes call them. */
  readonly short: string
  readonly joined?: When
  readonly left?: When
  readonly champion?: true
  readonly title?: string
  readonly role?: string
  readonly salutation?: string
  readonly closing?: string
  readonly handles?: {readonly [service: string]: string}
  readonly formality?: string
  readonly weekend?: string
  readonly hours?: string
  readonly interests?: string
  readonly taboos?: string
  readonly badNews?: string
  readonly birthday?: YearlyDay
  readonly dates?: {readonly [label: string]: YearlyDay}
}
