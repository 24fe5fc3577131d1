import type {Weekday} from '../../calendar/day.ts'
import type {CustomerStory, PersonStory} from './customer.ts'
import type {RecapStory, StepStory} from './decisions.ts'
import type {EngagementStory} from './engagements.ts'
import type {FeedbackStory} from './feedback.ts'
import type {ConsentStory, ExpenseStory, OfferStory, OpportunityStory, PointsStory, ReferralStory} from './growth.ts'
import type {BillingStory, PurchaseStory} from './invoices.ts'
import type {NoteStory, PromiseStory, ValueStory} from './items.ts'
import type {PlaybookStory} from './playbooks.ts'
import type {ReminderStory} from './reminders.ts'
import type {RequestStory} from './requests.ts'
import type {Chapter, EverydayChannel, Moment} from './touches.ts'
import type {When} from './when.ts'

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
