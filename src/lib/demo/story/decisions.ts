import type {When} from './when.ts'

/** A recap that was sent for a term of an engagement (0 is the first). */
export interface RecapStory {
  readonly engagement: string
  readonly term: number
  readonly sent: When
}

/** A step before a renewal that was done, for the last term of an engagement without a notice period. */
export interface StepStory {
  readonly engagement: string
  /** Its place in the ladder: so many days before the end. */
  readonly daysBefore: number
  readonly doneOn: When
  readonly note: string
}
