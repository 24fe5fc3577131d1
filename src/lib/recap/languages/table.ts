import type {LetterLanguage} from '../../book/letter-languages.ts'
import type {Money} from '../../book/money.ts'
import type {Day} from '../../calendar/day.ts'
import type {LetterKind, MomentKind, SectionId} from '../letter.ts'
import type {Period} from '../period.ts'
import type {Phrase} from '../phrase.ts'

/** Whom a letter addresses, as far as the book says. */
interface Addressed {
  readonly name: string
  readonly title?: string | undefined
}

/**
 * Every phrase and format of a letter in one language, in one place, so that a native reader can go through it. A new language
 * is one file, named after its code, that exports its `table`; `npm run build` finds it, `languages.test.ts` says what it lacks.
 */
export interface LanguageTable {
  readonly language: LetterLanguage
  readonly direction: 'ltr' | 'rtl'
  /** Whether a native reader has gone through it. */
  readonly reviewed: boolean

  /** A day in the reader's calendar and digits, as a letter writes it. */
  formatDay(day: Day): string
  formatPeriod(period: Period): string
  /** The month of a day, short, for the timeline: a new label begins a new month. */
  formatMonthShort(day: Day): string
  formatMoney(money: Money): string
  formatEffort(minutes: number): string
  formatCount(count: number): string
  /** What stands between an effort, a day and a price. */
  readonly separator: string

  /** The title of each kind of letter. */
  readonly title: Readonly<Record<LetterKind, string>>
  readonly headings: Readonly<Record<SectionId, string>>
  /** The opening where the contact has none of their own; without a name where none is known. */
  salutation(addressed: Addressed | undefined): Phrase
  /** The closing where the contact has none of their own. */
  readonly closing: string
  /** Thanks in one sentence; the engagement's title where there is one, and its last day. */
  readonly thanks: Readonly<Record<LetterKind, (engagement: string | undefined, until: Day | undefined) => Phrase>>
  /** How many promises were kept on time, of those that came due. */
  promisesKept(kept: number, of: number): string
  /** When a late promise was due and when it was made good. */
  madeGood(due: Day, closed: Day): string
  /** One dated ask for a talk; `end` is the last day of the engagement. */
  askForTalk(by: Day, end: Day | undefined): Phrase
  /** The day by which an answer to a typed ask is hoped for, as a sentence. */
  answerBy(day: Day): string

  readonly evidence: string
  readonly listValue: string
  readonly charged: string
  /** What a saving or another result is worth. */
  worth(amount: string): string
  /** The label of the sum of all that was included in the period. */
  readonly includedInAll: string
  readonly appendix: {readonly heading: string; more(count: number): string}
  readonly timeline: {title(period: Period): string; legend(kind: MomentKind, count: number): string}

  /** Words of the consultant's own trade that no client should read: they are warned of. */
  readonly internalWords: readonly string[]
}
