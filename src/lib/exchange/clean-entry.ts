import {Book} from '../book/book.ts'
import {idFor} from '../book/ids.ts'
import {checkCustomKey, readEmail, readFields, readLine, readPhone, readText, refuseReserved} from '../book/input.ts'
import {knownCollection} from '../book/registry.ts'
import {isMap, type Json} from '../change/json.ts'
import {CrmError} from '../errors.ts'
import {foldText} from '../text/fold.ts'
import type {ImportEntry, ImportProblem} from './import-entry.ts'
import type {ImportSource} from './import-source.ts'

/** Values of a map or a set, by element. */
export type Values = {readonly [element: string]: Json}

/** An entry whose every value the book takes. */
export interface CleanEntry extends ImportSource {
  readonly name: string
  readonly uid: string | undefined
  /** By it an entry is known again, whatever became of its record. */
  readonly fingerprint: string
  readonly organisation: string | undefined
  readonly isOrganisation: boolean
  readonly emails: readonly string[]
  /** Number → what it is, or true. */
  readonly phones: Values
  readonly handles: Values
  readonly websites: readonly string[]
  readonly dates: Values
  readonly tags: readonly string[]
  readonly custom: Values
  readonly note: string | undefined
  /** Title, role, birthday, language and time zone, where they are given. */
  readonly details: Values
  /** Tier and status of the customer, where they are given. */
  readonly standing: Values
}

const longestLine = 200
const longestText = 20_000
const emptyBook = new Book([])
const contact = knownCollection('contact')
const customer = knownCollection('customer')

type Pair = readonly [string, Json]

/** What `read` makes of something, in a list; an empty list, and a problem, where the book does not take it. */
type Attempt = <T>(read: () => T) => T[]
type Report = (message: string) => void

/**
 * Holds an entry against what the book takes: what it cannot take is left out, or cut, and named in `problems`. Undefined
 * for an entry without any name.
 */
export function cleanEntry(entry: ImportEntry, problems: ImportProblem[]): CleanEntry | undefined {
  const {file, line, emails, note, organisation} = entry
  const report: Report = message => void problems.push({file, line, message})
  const attempt: Attempt = read => {
    try {
      return [read()]
    } catch (error) {
      if (!(error instanceof CrmError)) throw error
      report(`${error.message}: left out`)
      return []
    }
  }
  const lineOf = (text: string, what: string): string[] => attempt(() => readLine(cutLine(text, what, report), what))
  const addresses = emails.flatMap(email => attempt(() => readEmail(email)))
  const [name = addresses[0]] = lineOf(entry.name, 'name')
  if (name === undefined) return undefined
  const [firm] = organisation === undefined ? [] : lineOf(organisation, 'organisation')
  const texts = Object.entries(entry.custom)
  return {
    file,
    line,
    name,
    uid: entry.uid,
    fingerprint: fingerprintOf(entry.uid ?? [name, firm ?? '', addresses[0] ?? entry.phones[0]?.number ?? '']),
    organisation: firm,
    isOrganisation: entry.isOrganisation || (firm !== undefined && foldText(firm) === foldText(name)),
    emails: addresses,
    phones: Object.fromEntries(
      entry.phones.flatMap(({number, kind}) => attempt((): Pair => [readPhone(number), kind ?? true])),
    ),
    handles: cleanHandles(entry, attempt),
    websites: entry.websites.flatMap(website => attempt(() => readWebsite(website))),
    dates: Object.fromEntries(Object.entries(entry.dates).flatMap(pair => attempt(() => readDay(...pair)))),
    tags: entry.tags.flatMap(tag => lineOf(tag, 'tag')).flatMap(tag => attempt(() => refuseReserved(tag))),
    custom: Object.fromEntries(
      texts.flatMap(([key, text]) => attempt(() => readCustom(key, cutText(text, key, report)))),
    ),
    note: note === undefined ? undefined : attempt(() => readText(cutText(note, 'note', report), 'note'))[0],
    details: cleanDetails(entry, attempt, report),
    standing: cleanFields(customer, {tier: entry.tier, status: entry.status}, attempt),
  }
}

/** The fields of a collection that are given and that it takes. */
const cleanFields = (
  of: typeof customer,
  texts: {readonly [field: string]: string | undefined},
  attempt: Attempt,
): Values =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([field, text]) =>
      text === undefined ? [] : attempt(() => Object.entries(readFields(emptyBook, of, {[field]: text}))).flat(),
    ),
  )

/** 65 bits of what an entry is known by: its UID, or its name, organisation and first address. */
const fingerprintOf = (key: string | readonly string[]): string =>
  idFor('', typeof key === 'string' ? `uid ${key}` : key.map(foldText).join('\0'))

function cleanDetails(entry: ImportEntry, attempt: Attempt, report: Report): Values {
  const {title, role, birthday, language, timezone} = entry
  const texts = {
    title: title && cutLine(title, 'title', report),
    role: role && cutLine(role, 'role', report),
    birthday,
    language,
    timezone,
  }
  return cleanFields(contact, texts, attempt)
}

/** Two names on one service get keys of their own. */
function cleanHandles({handles}: ImportEntry, attempt: Attempt): Values {
  const cleaned = new Map<string, Json>()
  for (const {service, handle} of handles) {
    const pairs = attempt((): Pair => [refuseReserved(readLine(service, 'service')), readLine(handle, service)])
    for (const [key, name] of pairs) {
      let free = key
      for (let count = 2; cleaned.has(free); count++) free = `${key} ${count}`
      cleaned.set(free, name)
    }
  }
  return Object.fromEntries(cleaned)
}

function readCustom(key: string, value: string): Pair {
  checkCustomKey(key, contact)
  checkCustomKey(key, customer)
  return [key, readText(value, key)]
}

function readDay(label: string, day: string): Pair {
  const {dates} = readFields(emptyBook, contact, {dates: [`${label}=${day}`]})
  return [label, isMap(dates) ? (dates[label] ?? null) : null]
}

/** A web address on a card may lack its beginning. */
function readWebsite(text: string): string {
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`
  return String(readFields(emptyBook, customer, {website: whole})['website'])
}

function cutLine(text: string, what: string, report: Report): string {
  const characters = [...text.normalize('NFC')]
  if (characters.length <= longestLine) return text
  report(`a ${what} of ${characters.length} characters: cut to ${longestLine}`)
  return characters.slice(0, longestLine).join('')
}

function cutText(text: string, what: string, report: Report): string {
  const whole = text.normalize('NFC')
  if (whole.length <= longestText) return whole
  report(`a ${what} of ${whole.length} characters: cut to ${longestText}`)
  return whole.slice(0, longestText).replace(/[\ud800-\udbff]$/, '')
}
