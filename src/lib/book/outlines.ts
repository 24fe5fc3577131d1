import type {Outline} from './registry.ts'

/*
 * Records as rules over many of them read them, under the names that the records bear in the registry: a rule that takes
 * these takes whole records too.
 */
export type AgendaState = Outline<'agenda-state'>
export type ClientRequest = Outline<'request'>
export type Commitment = Outline<'promise'>
export type Contact = Outline<'contact'>
export type Customer = Outline<'customer'>
export type Engagement = Outline<'engagement'>
export type Feedback = Outline<'feedback'>
export type LoyaltyEntry = Outline<'loyalty'>
export type Opportunity = Outline<'opportunity'>
export type PlaybookRun = Outline<'playbook-run'>
export type Purchase = Outline<'purchase'>
export type Referral = Outline<'referral'>
export type Reminder = Outline<'reminder'>
export type Touch = Outline<'touch'>
