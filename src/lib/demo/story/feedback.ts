import type {Instrument} from '../../book/choices.ts'
import type {Named} from './named.ts'
import type {When} from './when.ts'

export interface FeedbackStory extends Named {
  readonly when: When
  readonly asked: Instrument
  /** On the usual scale of what was asked. */
  readonly score?: number
  /** How the notes call who answered; the first person where nobody is named. */
  readonly who?: string
  readonly comment?: string
  readonly mayQuote?: true
  readonly action?: string
  readonly closed?: {readonly on: When; readonly note: string}
}
