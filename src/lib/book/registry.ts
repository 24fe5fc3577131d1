import {agendaState} from './collections/agenda-state.ts'
import {bookInfo} from './collections/book-info.ts'
import {consent} from './collections/consent.ts'
import {contact} from './collections/contact.ts'
import {customer} from './collections/customer.ts'
import {engagement} from './collections/engagement.ts'
import {expense} from './collections/expense.ts'
import {feedback} from './collections/feedback.ts'
import {loyalty} from './collections/loyalty.ts'
import {note} from './collections/note.ts'
import {offer} from './collections/offer.ts'
import {opportunity} from './collections/opportunity.ts'
import {playbookRun} from './collections/playbook-run.ts'
import {promise} from './collections/promise.ts'
import {purchase} from './collections/purchase.ts'
import {recap} from './collections/recap.ts'
import {referral} from './collections/referral.ts'
import {reminder} from './collections/reminder.ts'
import {request} from './collections/request.ts'
import {segment} from './collections/segment.ts'
import {setting} from './collections/setting.ts'
import {touch} from './collections/touch.ts'
import {value} from './collections/value.ts'
import type {Collection, OutlineOf, RecordOf} from './fields.ts'

/** Every record type there is. A new type is one file in `collections/` and one line here. */
const definitions = {
  customer,
  contact,
  engagement,
  touch,
  note,
  value,
  promise,
  reminder,
  recap,
  feedback,
  purchase,
  request,
  offer,
  referral,
  loyalty,
  opportunity,
  expense,
  consent,
  segment,
  'playbook-run': playbookRun,
  'agenda-state': agendaState,
  setting,
  book: bookInfo,
} as const

export type TypeName = keyof typeof definitions

/** The record of each type, e.g. `RecordTypes['touch']`. */
export type RecordTypes = {
  readonly [T in TypeName]: (typeof definitions)[T] extends Collection<T, infer F> ? RecordOf<T, F> : never
}
export type KnownRecord = RecordTypes[TypeName]

/** A record of a type as rules over many records read it. */
export type Outline<T extends TypeName> = (typeof definitions)[T] extends Collection<T, infer F> ? OutlineOf<F> : never

export type Customer = RecordTypes['customer']
export type Contact = RecordTypes['contact']
export type Engagement = RecordTypes['engagement']
export type Touch = RecordTypes['touch']
export type ValueItem = RecordTypes['value']
export type Commitment = RecordTypes['promise']
export type Reminder = RecordTypes['reminder']
export type Feedback = RecordTypes['feedback']
export type Purchase = RecordTypes['purchase']
export type ClientRequest = RecordTypes['request']
export type Offer = RecordTypes['offer']
export type Referral = RecordTypes['referral']
export type Opportunity = RecordTypes['opportunity']
export type Consent = RecordTypes['consent']
export type Segment = RecordTypes['segment']
export type AgendaState = RecordTypes['agenda-state']

/** The collections as the registry walks them: any record, seen through its own fields. */
export const collections: readonly Collection[] = Object.values(definitions) as unknown as readonly Collection[]

const byType = new Map(collections.map(each => [each.type, each]))

/** The collection of a type; undefined for a type that this version does not know. */
export const collectionOf = (type: string): Collection | undefined => byType.get(type)

/** The collection of a type that is known to exist. */
export const knownCollection = (type: TypeName): Collection => definitions[type] as unknown as Collection
