// The closed sets of the domain.

/** How close a customer is kept, A the closest. */
export const tiers = ['A', 'B', 'C', 'D'] as const
export type Tier = (typeof tiers)[number]

/** Where a customer stands; one without a status is active. */
export const statuses = ['prospect', 'active', 'paused', 'former'] as const
export type Status = (typeof statuses)[number]

/** How a touch happened; a note is none. */
export const channels = [
  'call',
  'meeting',
  'video',
  'email',
  'whatsapp',
  'sms',
  'chat',
  'social',
  'letter',
  'visit',
  'note',
] as const
export type Channel = (typeof channels)[number]

/** What is said of a flag that takes a channel. */
export const channelHelp = 'how: call, meeting, video, email, whatsapp, sms, chat, social, letter, visit or note'

/** Whose word a touch was: theirs, mine, or both. */
export const directions = ['in', 'out', 'both'] as const
export type Direction = (typeof directions)[number]

/** What sort of value was delivered. */
export const valueKinds = ['result', 'extra', 'hours', 'bundled', 'saving', 'introduction', 'insight'] as const
export type ValueKind = (typeof valueKinds)[number]

/** What was agreed: retainers and packages are renewed or left, a project is complete. */
export const engagementKinds = ['retainer', 'project', 'package'] as const
export type EngagementKind = (typeof engagementKinds)[number]

/** Where a promise stands. */
export const promiseStates = ['open', 'kept', 'broken', 'released'] as const
export type PromiseState = (typeof promiseStates)[number]

/** Who promised. */
export const sides = ['me', 'them'] as const
export type Side = (typeof sides)[number]

/** What a client was asked with. */
export const instruments = ['nps', 'csat', 'ces', 'pulse', 'health-check', 'review', 'testimonial', 'exit'] as const
export type Instrument = (typeof instruments)[number]

/** Whether a larger score is the better one. */
export const scoreDirections = ['higher', 'lower'] as const
export type ScoreDirection = (typeof scoreDirections)[number]

/** How an offer was answered; `none` where they said nothing, which is no missing answer. */
export const offerAnswers = ['accepted', 'declined', 'none'] as const
export type OfferAnswer = (typeof offerAnswers)[number]

/** What somebody said on being written to. */
export const consentStates = ['given', 'withdrawn'] as const
export type ConsentState = (typeof consentStates)[number]

/** What became of a referral that is not open any more. */
export const referralOutcomes = ['won', 'lost'] as const
export type ReferralOutcome = (typeof referralOutcomes)[number]

/** How points came or went: earned, redeemed for a reward, or taken back to put a line right. */
export const loyaltyWays = ['earned', 'redeemed', 'taken'] as const
export type LoyaltyWay = (typeof loyaltyWays)[number]

/** What time and money are spent for. */
export const purposes = ['acquisition', 'retention', 'delivery'] as const
export type Purpose = (typeof purposes)[number]

/**
 * The direction of a touch where none is given: a talk is two-way, what is sent is mine.
 * A note is no touch at all: it never counts.
 */
export const directionOf: Readonly<Record<Channel, Direction>> = {
  call: 'both',
  meeting: 'both',
  video: 'both',
  visit: 'both',
  chat: 'both',
  email: 'out',
  whatsapp: 'out',
  sms: 'out',
  social: 'out',
  letter: 'out',
  note: 'out',
}
