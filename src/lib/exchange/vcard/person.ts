import type {Handle} from '../../book/handles.ts'
import type {Day} from '../../calendar/day.ts'
import type {MonthDay} from '../../calendar/yearly.ts'
import {quoteText, toLines} from '../entry-text.ts'
import {composeName} from '../person-name.ts'
import {type CardReader, createCardReader, type Reading} from './card-reader.ts'
import type {Card} from './cards.ts'
import {type CardPhone, phoneKey, readEmail, readPhone, readPostalAddress} from './contact-points.ts'
import {readVcardDay} from './days.ts'
import {standardise} from './dialects.ts'
import {readHandle, readWebsite} from './handles.ts'
import {readNameParts} from './name.ts'
import type {CardProblem, VcardProperty} from './property.ts'
import {unescapeText} from './text.ts'

/** A person or organisation of a file. Texts are trimmed, without control characters, of one line but the note. */
export interface CardPerson {
  /** 1-based line of BEGIN in the file. */
  readonly line: number
  readonly uid?: string
  /** The formatted name, else one composed of its parts, else an e-mail address, the organisation or a phone number. */
  readonly name: string
  readonly prefix?: string
  readonly given?: string
  readonly family?: string
  readonly suffix?: string
  readonly nickname?: string
  readonly organisation?: string
  readonly title?: string
  readonly role?: string
  /** Unique, the domain in lower case, preferred first. */
  readonly emails: readonly string[]
  /** As written, unique, preferred first. */
  readonly phones: readonly CardPhone[]
  readonly handles: readonly Handle[]
  readonly websites: readonly string[]
  readonly birthday?: Day | MonthDay
  readonly anniversary?: Day | MonthDay
  readonly addresses: readonly string[]
  readonly note?: string
  readonly categories: readonly string[]
  readonly language?: string
  readonly timezone?: string
  readonly isOrganisation: boolean
}

/** The person of a card, unless it is a group or has nothing to know them by; and what was wrong with it. */
export const composePerson = ({line, properties: written}: Card): {person?: CardPerson; problems: CardProblem[]} => {
  const problems: CardProblem[] = []
  const properties = standardise(written)
  const reader = createCardReader(properties, problems)
  const kinds = reader.list('KIND', ',').map(kind => kind.toLowerCase())
  if (kinds.includes('group')) return {problems: [{line, message: 'the card is a group of people: skipped'}]}
  const reachable = readReachable(reader, properties)
  const identity = readIdentity(reader)
  const name = identity.formatted || reachable.emails[0] || identity.organisation || reachable.phones[0]?.number
  if (!name) {
    problems.push({line, message: 'the card has no name, e-mail address, phone number or organisation: skipped'})
    return {problems}
  }
  const {formatted, ...details} = identity
  const person = {
    line,
    name,
    ...withoutEmpty(details),
    ...reachable,
    ...withoutEmpty(readDetails(reader)),
    addresses: uniqueBy(reader.values('ADR', readPostalAddress), address => address),
    categories: uniqueBy(reader.list('CATEGORIES', ','), category => category.toLowerCase()),
    isOrganisation: kinds.includes('org'),
  }
  return {person, problems}
}

const readIdentity = (reader: CardReader) => {
  const [parts] = reader.values('N', ({value}) => ({value: readNameParts(value)}))
  return {
    formatted: reader.text('FN') || (parts && composeName(parts)),
    prefix: parts?.prefix,
    given: parts?.given,
    family: parts?.family,
    suffix: parts?.suffix,
    nickname: reader.list('NICKNAME', ',')[0],
    organisation: reader.list('ORG', ';')[0],
  }
}

const readReachable = (reader: CardReader, properties: readonly VcardProperty[]) => {
  const links = reader.values('URL', readWebsite)
  const handles = properties.map(readHandle).concat(links.filter(link => typeof link !== 'string'))
  return {
    emails: uniqueBy(reader.values('EMAIL', readEmail), email => email.toLowerCase()),
    phones: uniqueBy(reader.values('TEL', readPhone), phoneKey),
    handles: uniqueBy(
      handles.filter(handle => handle !== undefined),
      ({service, handle}) => `${service} ${handle.toLowerCase()}`,
    ),
    websites: uniqueBy(
      links.filter(link => typeof link === 'string'),
      website =>
        website
          .toLowerCase()
          .replace(/^https?:\/\//, '')
          .replace(/\/$/, ''),
    ),
  }
}

const readDetails = (reader: CardReader) => {
  const notes = reader.values('NOTE', ({value}) => ({value: toLines(unescapeText(value))}))
  return {
    uid: reader.text('UID'),
    title: reader.text('TITLE'),
    role: reader.text('ROLE'),
    birthday: reader.values('BDAY', readDay)[0],
    anniversary: reader.values('ANNIVERSARY', readDay)[0],
    note: uniqueBy(notes, note => note)
      .join('\n')
      .trim(),
    language: reader.text('LANG'),
    timezone: reader.text('TZ'),
  }
}

const readDay = (property: VcardProperty): Reading<Day | MonthDay> => {
  if (property.value.trim() === '') return undefined
  const day = readVcardDay(property)
  return day ? {value: day} : {problem: `${quoteText(property.value)} is not a full date that exists: left out`}
}

/** Of equals, the first. */
const uniqueBy = <T>(values: readonly T[], keyOf: (value: T) => string): T[] => {
  const byKey = new Map<string, T>()
  for (const value of values) {
    const key = keyOf(value)
    if (!byKey.has(key)) byKey.set(key, value)
  }
  return [...byKey.values()]
}

type Filled<T> = {[K in keyof T]?: Exclude<T[K], undefined>}

const withoutEmpty = <T extends object>(fields: T): Filled<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as Filled<T>
