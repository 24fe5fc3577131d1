import type {LetterLanguage} from '../../book/letter-languages.ts'

/** What a message is for; each has a text in every language. */
export const messagePurposes = [
  'check-in',
  'value-tip',
  'feedback',
  'thanks',
  'referral',
  'offer',
  'birthday',
  'win-back',
  'newsletter',
] as const
export type MessagePurpose = (typeof messagePurposes)[number]

/** What a message says between its salutation and its closing, and the subject that a mail has. */
interface MessageWords {
  readonly subject: string
  readonly text: string
}

/** The messages of one language, formal, for a native reader to go through. No verb shows whether a man or a woman writes. */
export interface MessageTable {
  readonly language: LetterLanguage
  /** Whether a native reader has gone through it. */
  readonly reviewed: boolean
  readonly messages: Readonly<Record<MessagePurpose, MessageWords>>
}
