import type {
  Channel,
  ConsentState,
  Direction,
  EngagementKind,
  Instrument,
  OfferAnswer,
  Purpose,
  Side,
  Status,
  Tier,
  ValueKind,
} from '../book/choices.ts'
import type {Weekday} from '../calendar/day.ts'

/** Days from today: negative before it. All of a story is told so, and so it is always about now. */
export type When = number

/** A day of every year: the one that lies so many days from today, and the year of the first. */
export interface YearlyDay {
  readonly in: When
  readonly year?: number
}

/** What the examples of the help name by its id. */
interface Named {
  /** How its id begins, the same in every sample book. */
  readonly id?: string
}

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

interface CustomerStory extends Reachable {
  readonly person?: true
  readonly tier?: Tier
  readonly status?: Status
  readonly tags?: readonly string[]
  readonly website?: string
  readonly since?: When
  /** The key of the story of who brought them. */
  readonly referredBy?: string
}

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

/** A touch that is told in its own words. */
export interface Scene extends Named {
  readonly via: Channel
  readonly text: string
  readonly direction?: Direction
  /** How the notes call whom it was with; the first person where nobody is named. */
  readonly who?: string
}

export interface Moment extends Scene {
  readonly when: When
}

/** A stretch of time with a rhythm of touches. */
export interface Chapter {
  readonly from: When
  readonly to: When
  /** Days from one touch to the next, about. */
  readonly every: number
  /** What is told in its own words, in this order, spread over the stretch; the rest is everyday business. */
  readonly scenes: readonly Scene[]
}

export interface PromiseStory extends Named {
  readonly by?: Side
  readonly made: When
  readonly due?: When
  readonly text: string
  readonly share?: string
  readonly kept?: When
  readonly broken?: When
  readonly released?: When
  readonly why?: string
}

export interface ValueStory extends Named {
  readonly when: When
  readonly kind: ValueKind
  readonly text: string
  readonly share?: string
  readonly minutes?: number
  readonly worth?: string
  readonly evidence?: string
}

export interface ReminderStory extends Named {
  readonly noted: When
  /** Its day; of a recurring one an occurrence: the first is counted back from it, not before it was noted. */
  readonly on: When
  readonly text: string
  readonly every?: string
  /** At the end of every month: the first is the first 31st from its day on. */
  readonly atMonthEnd?: true
  /** The last day on which it may occur. */
  readonly until?: When
  readonly times?: number
  /** Done: `all` that has come up before today, or all but the one that is due. */
  readonly done?: 'all' | 'all but the last'
}

interface NoteStory {
  readonly when: When
  readonly text: string
}

/** A recap that was sent for a term of an engagement (0 is the first). */
interface RecapStory {
  readonly engagement: string
  readonly term: number
  readonly sent: When
}

/** A step before a renewal that was done, for the last term of an engagement without a notice period. */
interface StepStory {
  readonly engagement: string
  /** Its place in the ladder: so many days before the end. */
  readonly daysBefore: number
  readonly doneOn: When
  readonly note: string
}

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

/** When invoices are due and paid, in days after their own day; what was paid today or later is open. */
export interface Payment {
  readonly dueAfter: number
  /** The soonest and the latest. */
  readonly paidAfter: readonly [soonest: number, latest: number]
}

/** The invoices for the monthly fee of an engagement, each in advance. */
export interface BillingStory extends Payment {
  readonly engagement: string
  /** So many months go on one invoice. */
  readonly months: number
  readonly lastUnpaid?: true
}

/** What was bought again and again, for the same amount. Its `id` is that of the last one. */
interface PurchaseStory extends Named {
  readonly what: string
  readonly amount: string
  readonly on: readonly When[]
  readonly unpaid?: true
}

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

/** A playbook with the steps that were done by hand, each on its business day. */
interface PlaybookStory extends Named {
  readonly name: string
  readonly from: When
  readonly done: readonly {readonly day: number; readonly note: string}[]
}

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

interface PointsStory {
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

/** One client and all that happened. */
export interface ClientStory {
  readonly key: string
  readonly added: When
  readonly customer: CustomerStory
  /** Days of the week on which they do not work, beside the weekend of the book's owner. */
  readonly rest?: readonly Weekday[]
  readonly people?: readonly PersonStory[]
  /** What everyday touches are about, as the end of "talked about …". */
  readonly topics: readonly string[]
  /** How they talk, and as often as it stands here; mail and messages are those that they send. */
  readonly channels: readonly EverydayChannel[]
  /** What follows a talk now and then. */
  readonly followUp: 'email' | 'whatsapp'
  readonly chapters: readonly Chapter[]
  readonly moments: readonly Moment[]
  readonly engagements?: readonly EngagementStory[]
  readonly promises?: readonly PromiseStory[]
  readonly values?: readonly ValueStory[]
  readonly reminders?: readonly ReminderStory[]
  readonly notes?: readonly NoteStory[]
  readonly recaps?: readonly RecapStory[]
  readonly steps?: readonly StepStory[]
  readonly feedback?: readonly FeedbackStory[]
  readonly billing?: BillingStory
  readonly purchases?: readonly PurchaseStory[]
  readonly requests?: readonly RequestStory[]
  readonly playbook?: PlaybookStory
  readonly opportunities?: readonly OpportunityStory[]
  readonly offers?: readonly OfferStory[]
  readonly referrals?: readonly ReferralStory[]
  readonly points?: readonly PointsStory[]
  readonly consents?: readonly ConsentStory[]
  readonly expenses?: readonly ExpenseStory[]
  /** A check-in that is due, and hidden until a day. */
  readonly checkInSnoozedUntil?: When
}

export type EverydayChannel = Extract<
  Channel,
  'call' | 'video' | 'meeting' | 'visit' | 'chat' | 'email' | 'whatsapp' | 'sms'
>
