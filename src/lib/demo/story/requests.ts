import type {Channel} from '../../book/choices.ts'
import type {Named} from './named.ts'
import type {When} from './when.ts'

/** What was asked or complained of; without a reply it is new. */
export interface RequestStory extends Named {
  readonly when: When
  readonly via: Channel
  readonly text: string
  readonly promised: string
  readonly reply?: string
  readonly solved?: {
    readonly on: When
    readonly cause: string
    readonly fix: string
    /** When they said so, and how satisfied they were; none: they were not asked yet. */
    readonly confirmed?: When
    readonly csat?: number
  }
}
