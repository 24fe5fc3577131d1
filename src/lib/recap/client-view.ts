import {contact} from '../book/collections/contact.ts'
import {engagement} from '../book/collections/engagement.ts'
import {opportunity} from '../book/collections/opportunity.ts'
import {promise} from '../book/collections/promise.ts'
import {value} from '../book/collections/value.ts'
import type {ClientViewOf, Collection, Fields} from '../book/fields.ts'
import type {Commitment, Contact, Engagement, Opportunity, ValueItem} from '../book/registry.ts'
import {cleanText} from './clean-text.ts'

/** A value item that has a client wording, as the client may see it. */
export type SharedValue = ClientViewOf<typeof value.fields> & Pick<ValueItem, 'on' | 'kind'> & {readonly share: string}
/** A promise that has a client wording, as the client may see it. */
export type SharedPromise = ClientViewOf<typeof promise.fields> & {readonly share: string}
/** An opportunity that has a client wording, as the client may see it: a proposal. */
export type SharedProposal = ClientViewOf<typeof opportunity.fields> & {readonly share: string}
export type ContactView = ClientViewOf<typeof contact.fields>
export type EngagementView = ClientViewOf<typeof engagement.fields>

/** The client wording of a record; nothing where it has none, for then it is private. */
export const wordingOf = (record: {readonly share?: string | null}): string | undefined =>
  cleanText(record.share ?? '') || undefined

/** What a client may see of a value item; nothing of one without a wording. */
export const viewValue = (record: ValueItem): SharedValue[] => {
  const share = wordingOf(record)
  return share ? [{...viewOf(value, record), on: record.on, kind: record.kind, share}] : []
}

/** What a client may see of a promise; nothing of one without a wording. */
export const viewPromise = (record: Commitment): SharedPromise[] => {
  const share = wordingOf(record)
  return share ? [{...viewOf(promise, record), share}] : []
}

/** What a client may see of an opportunity; nothing of one without a wording. */
export const viewProposal = (record: Opportunity): SharedProposal[] => {
  const share = wordingOf(record)
  return share ? [{...viewOf(opportunity, record), share}] : []
}

/** What a letter may say of the contact it addresses. */
export const viewContact = (record: Contact): ContactView => viewOf(contact, record)

/** What a letter may say of an engagement. */
export const viewEngagement = (record: Engagement): EngagementView => viewOf(engagement, record)

/** The client-facing fields of a record, as the registry marks them, cleaned; nothing else gets through here. */
function viewOf<T extends string, F extends Fields>(collection: Collection<T, F>, record: object): ClientViewOf<F> {
  const held = new Map(Object.entries(record))
  const shown = Object.entries(collection.fields).flatMap(([name, field]): [string, unknown][] => {
    const given: unknown = held.get(name)
    if (!field.client || given === null || given === undefined) return []
    const clean = typeof given === 'string' ? cleanText(given) : given
    return clean === '' ? [] : [[name, clean]]
  })
  return Object.fromEntries(shown) as ClientViewOf<F>
}
