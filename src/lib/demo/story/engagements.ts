import type {EngagementKind} from '../../book/choices.ts'
import type {Named} from './named.ts'
import type {When} from './when.ts'

/** Its `id` is that of the last term. */
export interface EngagementStory extends Named {
  readonly key: string
  /** `{year}` stands for the year in which a term begins. */
  readonly title: string
  readonly kind: EngagementKind
  /** A fee for each term, the oldest first: as many terms follow each other, each renewing the one before. */
  readonly fees: readonly string[]
  readonly start?: When
  /** The last day of the last term; none: open-ended. */
  readonly end?: When
  /** The length of a term, where no start is given. */
  readonly months?: number
  readonly notice?: string
  readonly rolling?: string
  readonly includes?: readonly string[]
  readonly ended?: {readonly on: When; readonly why: string}
}
