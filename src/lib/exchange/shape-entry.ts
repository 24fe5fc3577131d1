import type {Json} from '../change/json.ts'
import type {CleanEntry, Values} from './clean-entry.ts'

/** What an entry becomes: an organisation, a person who is a customer of their own, or a contact of a customer. */
export type EntryKind = 'organisation' | 'person' | 'contact'

/** The fields that an entry gives to the records that it becomes. */
export interface Shape {
  readonly customer: Values
  /** Of a person who is a customer: what only a contact can hold, where there is any. */
  readonly contact: Values | undefined
  /** The text of the private note. */
  readonly note: string | undefined
}

export const kindOf = ({isOrganisation, organisation}: CleanEntry): EntryKind => {
  if (isOrganisation) return 'organisation'
  return organisation === undefined ? 'person' : 'contact'
}

/** The fields of an entry for the kind of record that it was found to be. */
export const shapeEntry = (entry: CleanEntry, kind: EntryKind): Shape => shapes[kind](entry)

const shapes: Readonly<Record<EntryKind, (entry: CleanEntry) => Shape>> = {
  organisation: entry => {
    const {title, role, birthday, ...rest} = entry.details
    const custom = {...texts({title, role, birthday}), ...entry.dates, ...entry.handles, ...entry.custom}
    return {customer: {...ownFields(entry, custom), ...rest, ...entry.standing}, contact: undefined, note: entry.note}
  },
  person: entry => {
    const {language, timezone, ...forContact} = entry.details
    const contact = filled({...forContact, handles: entry.handles, dates: entry.dates})
    return {
      customer: {...ownFields(entry, entry.custom), ...filled({language, timezone}), ...entry.standing},
      contact: Object.keys(contact).length > 0 ? contact : undefined,
      note: entry.note,
    }
  },
  contact: entry => {
    const {emails, phones, handles, dates, tags, websites, note, name} = entry
    const custom = {...(websites.length > 0 ? {website: websites.join(', ')} : {}), ...entry.custom}
    return {
      customer: {...filled({tags: toSet(tags)}), ...entry.standing},
      contact: filled({...entry.details, handles, dates, custom, emails: toSet(emails), phones}),
      note: note === undefined ? undefined : `${name}: ${note}`,
    }
  },
}

/**
 * What a customer holds itself: the first website, and the others among its own fields. Addresses, which differ from record to
 * record, come last: objects that begin with the same keys share their shape in memory.
 */
function ownFields({emails, phones, tags, websites}: CleanEntry, more: Values): Values {
  const [website, ...others] = websites
  const custom = {...(others.length > 0 ? {'other websites': others.join(', ')} : {}), ...more}
  return filled({tags: toSet(tags), custom, website, emails: toSet(emails), phones})
}

const toSet = (elements: readonly string[]): Values => Object.fromEntries(elements.map(element => [element, true]))

const texts = (values: {readonly [key: string]: Json | undefined}): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

const filled = (values: {readonly [field: string]: Json | undefined}): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (isEmpty(value) || value === undefined ? [] : [[field, value]])),
  )
