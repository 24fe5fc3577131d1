import {isDay} from '../calendar/day.ts'
import {toAsciiDigits} from '../calendar/digits.ts'
import {parseTimeOfDay, parseZone} from '../calendar/instant.ts'
import {formatSpan, parseSpan} from '../calendar/span.ts'
import {forbiddenKeys, type Json} from '../change/json.ts'
import {invalidValue} from '../errors.ts'
import {nearest} from '../text/fold.ts'
import {shorten} from '../text/shorten.ts'
import type {Book} from './book.ts'
import type {Collection, Field} from './fields.ts'
import {parseMoney, parseRate, storeMoney, storeRate} from './money.ts'
import {readAnnual, readInstant, readLanguage, readUrl} from './read-values.ts'
import {resolveContact, resolveEngagement} from './resolve-named.ts'
import {resolveCustomer} from './resolve-party.ts'

/** What a user gave for the fields of a record: texts, days already as YYYY-MM-DD, several for sets. */
export type FieldInput = {readonly [field: string]: string | readonly string[] | boolean | undefined}

/** What a field's value is read against. */
interface Reading {
  readonly book: Book
  /** The customer whose contacts and engagements are meant. */
  readonly customer: string | undefined
  readonly collection: Collection
}

const longestLine = 200
const longestText = 20_000

type Reader = (text: string, name: string, reading: Reading, field: Field) => Json

/** Reads every field that was given into its stored value. Throws `invalid-value` naming field, value and way out. */
export function readFields(
  book: Book,
  collection: Collection,
  input: FieldInput,
  customer?: string,
): {[field: string]: Json} {
  const reading: Reading = {book, customer, collection}
  const values: {[field: string]: Json} = {}
  for (const [name, given] of Object.entries(input)) {
    const field = Object.hasOwn(collection.fields, name) ? collection.fields[name] : undefined
    if (given === undefined || !field) continue
    values[name] = readGiven(given, name, field, reading)
  }
  return values
}

function readGiven(given: string | readonly string[] | boolean, name: string, field: Field, reading: Reading): Json {
  if (typeof given === 'boolean') return given
  const elementReader = elementReaders[field.kind]
  if (elementReader) {
    const texts = typeof given === 'string' ? [given] : given
    return Object.fromEntries(texts.map(text => elementReader(text, flagOf(name, field) ?? name, reading, field)))
  }
  return readers[field.kind](String(given), name, reading, field)
}

/** One line: outer space gone, line breaks and tabs as spaces. Throws when empty or over 200 characters. */
export function readLine(text: string, what: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
    .trim()
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(line)) throw invalidValue(`an empty ${what}`, `Give a ${what}.`)
  const length = [...line].length
  if (length > longestLine) {
    throw invalidValue(`a ${what} of ${length} characters: ${shorten(line, 30)}`, `Keep it to ${longestLine}.`)
  }
  return line
}

/** A tag. Throws when empty, over 200 characters, or a name that JavaScript keeps to itself. */
export const readTag = (text: string): string => refuseReserved(readLine(text, 'tag'))

/** Free text, its line breaks kept. Throws when empty or over 20,000 characters. */
export function readText(text: string, what: string): string {
  const read = text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  if (read === '') throw invalidValue(`an empty ${what}`, `Write the ${what} at the end of the command.`)
  if (read.length > longestText) {
    throw invalidValue(
      `a ${what} of ${read.length} characters`,
      `Keep it to ${longestText}; put the rest in a document and link it.`,
    )
  }
  return read
}

/** A whole number from 0. Of a hundred at most, it may be written as a percentage. */
export function readCount(text: string, what: string, max = Number.MAX_SAFE_INTEGER): number {
  const digits = toAsciiDigits(max === 100 ? text.replace(/[%٪]\s*$/, '') : text).trim()
  const range = `Give a whole number from 0${max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`}.`
  if (!/^\d+$/.test(digits)) throw invalidValue(`not a number for ${what}: ${text}`, range)
  const count = Number(digits)
  if (count > max) throw invalidValue(`too large a number for ${what}: ${text}`, range)
  return count
}

/** A member of a closed set, in any case. */
export function readChoice<T extends string>(text: string, options: readonly T[], what: string): T {
  const wanted = text.trim().toLowerCase()
  const found = options.find(option => option.toLowerCase() === wanted)
  if (found) return found
  const [near] = [...wanted].length < 3 ? [] : nearest(wanted, options, option => option)
  throw invalidValue(
    `no such ${what}: ${text}`,
    `${near ? `Did you mean ${near}? ` : ''}Choose one of: ${options.join(', ')}.`,
  )
}

const readers: Readonly<Record<Field['kind'], Reader>> = {
  line: (text, name, _reading, field) =>
    field.kind === 'line' && field.read ? field.read(text) : readLine(text, name),
  text: (text, name) => readText(text, name),
  span: text => formatSpan(parseSpan(text)),
  money: (text, _name, {book}) => storeMoney(parseMoney(text, book.settings.currency)),
  rate: (text, _name, {book}) => storeRate(parseRate(text, book.settings.currency)),
  zone: text => parseZone(text),
  language: text => readLanguage(text),
  url: text => readUrl(text),
  time: text => parseTimeOfDay(text),
  instant: text => readInstant(text),
  day: (text, name) => {
    if (isDay(text)) return text
    throw invalidValue(`not a day for ${name}: ${text}`, 'Write YYYY-MM-DD.')
  },
  annual: text => readAnnual(text),
  count: (text, name, _reading, field) => readCount(text, name, field.kind === 'count' ? field.max : undefined),
  yes: text => readChoice(text, ['true', 'false'], 'answer') === 'true',
  choice: (text, name, _reading, field) => readChoice(text, field.kind === 'choice' ? field.options : [], name),
  reference: (text, _name, reading, field) => readReference(text, field.kind === 'reference' ? field.to : '', reading),
  set: text => text,
  emails: text => text,
  phones: text => text,
  references: text => text,
  map: text => text,
  annuals: text => text,
}

type ElementReader = (text: string, name: string, reading: Reading, field: Field) => readonly [string, Json]

const elementReaders: {readonly [K in Field['kind']]?: ElementReader} = {
  set: (text, name) => [refuseReserved(readLine(text, name)), true],
  emails: text => [readEmail(text), true],
  phones: text => [readPhone(text), true],
  references: (text, _name, {book, customer}) => [resolveContact(book, customer, text).id, true],
  map: (text, _name, {collection}, field) => {
    if (field.kind !== 'map' || !field.readPair) return readPair(text, collection)
    const [key, value] = field.readPair(text)
    return [refuseReserved(key), readLine(value, key)]
  },
  annuals: text => {
    const [label, day] = splitPair(text, 'label=DAY, e.g. founded=2001-04-01')
    return [refuseReserved(label), readAnnual(day)]
  },
}

const emailPattern = /^[^\s@<>,;:"()[\]\\]+@(?:[^\s@<>,;:"()[\]\\.]+\.)+[^\s@<>,;:"()[\]\\.]+$/u

/** An e-mail address, its domain in lower case. */
export function readEmail(text: string): string {
  const address = text.trim()
  if (address.length > 254 || !emailPattern.test(address)) {
    throw invalidValue(`not an e-mail address: ${shorten(address)}`, 'Write it like helen@apex.example.')
  }
  const at = address.lastIndexOf('@')
  return address.slice(0, at) + address.slice(at).toLowerCase()
}

/** A phone number as written, its digits in ASCII. */
export function readPhone(text: string): string {
  const number = toAsciiDigits(text.trim()).replace(/\s+/g, ' ')
  const digits = number.replace(/\D/g, '').length
  if (!/^\+?[\d\s()./-]+(\s*(x|ext\.?)\s*\d+)?$/i.test(number) || digits < 3 || digits > 20) {
    throw invalidValue(`not a phone number: ${shorten(text)}`, 'Write it with its country code, e.g. +49 30 1234567.')
  }
  return number
}

function readReference(text: string, to: string, {book, customer}: Reading): string {
  if (to === 'customer') return resolveCustomer(book, text).id
  if (to === 'engagement') return resolveEngagement(book, customer, text).id
  return resolveContact(book, customer, text).id
}

function splitPair(text: string, form: string): [string, string] {
  const equals = text.indexOf('=')
  const key = readLineOrEmpty(text.slice(0, Math.max(0, equals)))
  if (equals < 1 || key === '') throw invalidValue(`not a pair: ${text}`, `Write ${form}.`)
  return [key, text.slice(equals + 1).trim()]
}

const readLineOrEmpty = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** A name as it is. Throws `invalid-value` for the names that no key of the data file may have. */
export function refuseReserved(name: string): string {
  if (!forbiddenKeys.includes(name)) return name
  throw invalidValue(`a name that the data file cannot hold: ${name}`, 'Choose another, e.g. in the plural.')
}

/** A custom field as `key=value`; a key that is a real field is refused, naming its flag. */
function readPair(text: string, collection: Collection): [string, Json] {
  const [key, value] = splitPair(text, 'key=value, e.g. --set industry=textiles')
  checkCustomKey(key, collection)
  return [key, readText(value, `value of ${key}`)]
}

/** Throws for a custom key that is a real field of the type, naming what `wayOut` makes of its flag. */
export function checkCustomKey(key: string, collection: Collection, wayOut: (flag: string) => string = useFlag): void {
  refuseReserved(key)
  const wanted = key.toLowerCase().replaceAll('-', '')
  const real = Object.entries(collection.fields).find(
    ([name, field]) =>
      name.toLowerCase() === wanted || (typeof field.flag === 'string' && field.flag.replaceAll('-', '') === wanted),
  )
  if (!real && !['id', 'type'].includes(wanted)) return
  const flag = real ? flagOf(real[0], real[1]) : undefined
  throw invalidValue(`${key} is a field of its own`, flag ? wayOut(flag) : 'It cannot be set this way.')
}

const useFlag = (flag: string): string => `Use --${flag}.`

/** The flag that gives a field, without its dashes; undefined where no flag does. */
export const flagOf = (name: string, field: Field): string | undefined =>
  field.flag === false ? undefined : (field.flag ?? name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`))
