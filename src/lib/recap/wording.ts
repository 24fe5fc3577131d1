import type {LetterKind, SectionId} from './letter.ts'
import type {Phrase} from './phrase.ts'

/** The parts of a letter whose wording can be one's own. */
export const wordingParts = [
  'title',
  'salutation',
  'closing',
  'thanks',
  'results',
  'included',
  'promises',
  'quotes',
  'improvement',
  'next',
  'ask',
] as const satisfies readonly (SectionId | 'title' | 'salutation' | 'closing')[]
export type WordingPart = (typeof wordingParts)[number]

/** What a wording of one's own may say: of the client-facing fields, formatted as the letter has them, and nothing else. */
export interface WordingValues extends Partial<Readonly<Record<LetterKind, boolean>>> {
  /** The person addressed, and their title. */
  readonly name?: string | undefined
  readonly title?: string | undefined
  readonly engagement?: string | undefined
  readonly sender?: string | undefined
  readonly business?: string | undefined
  readonly today?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly period?: string | undefined
  /** The last day of the engagement, or of the term that was renewed. */
  readonly end?: string | undefined
  /** How many items the section has. */
  readonly count?: string | undefined
  /** Promises kept on time, and those that came due. */
  readonly kept?: string | undefined
  readonly of?: string | undefined
  /** The day by which an answer is asked for. */
  readonly by?: string | undefined
}

/** Says a part of a letter in one's own words; nothing where there are none, and the language's table speaks. */
export type OwnWording = (part: WordingPart, values: WordingValues) => Phrase | undefined

/** Where the user has no wording of their own: the table speaks throughout. */
export const noWording: OwnWording = () => undefined
