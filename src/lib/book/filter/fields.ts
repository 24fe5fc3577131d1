import {isDay} from '../../calendar/day.ts'
import {toAsciiDigits} from '../../calendar/digits.ts'
import {readSpan} from '../../calendar/span.ts'
import {foldText} from '../../text/fold.ts'
import {channels, statuses, tiers} from '../choices.ts'
import {readAmount} from './amounts.ts'
import type {Operator} from './expression.ts'

/** What values a field has, and so how it is compared. */
type FieldKind = 'text' | 'choice' | 'day' | 'ahead' | 'days' | 'score' | 'amount'

export interface FilterField {
  readonly kind: FieldKind
  /** Of a choice: its words in order, where there are only these. */
  readonly options?: readonly string[]
}

const scored: FilterField = {kind: 'score'}

/** The fields that a filter may ask for. `custom` is asked with a key: `custom.vat`. */
export const filterFields = {
  name: {kind: 'text'},
  tier: {kind: 'choice', options: tiers},
  tag: {kind: 'text'},
  status: {kind: 'choice', options: statuses},
  language: {kind: 'text'},
  channel: {kind: 'choice', options: channels},
  timezone: {kind: 'text'},
  country: {kind: 'text'},
  person: {kind: 'choice', options: ['yes', 'no']},
  added: {kind: 'day'},
  since: {kind: 'day'},
  'last-touch': {kind: 'day'},
  silent: {kind: 'days'},
  'next-due': {kind: 'ahead'},
  health: {kind: 'choice', options: ['red', 'yellow', 'green']},
  recency: scored,
  frequency: scored,
  money: scored,
  spend: {kind: 'amount'},
  email: {kind: 'text'},
  phone: {kind: 'text'},
  consent: {kind: 'text'},
  custom: {kind: 'text'},
} as const satisfies {readonly [name: string]: FilterField}

export type FieldName = keyof typeof filterFields

/** The names as they are listed in help and in messages. */
export const filterFieldNames: readonly string[] = Object.keys(filterFields).map(name =>
  name === 'custom' ? 'custom.KEY' : name,
)

/** Other names of fields: those of the JSON, in the plural. */
const otherNames: Readonly<Record<string, string>> = {
  tags: 'tag',
  emails: 'email',
  phones: 'phone',
  band: 'health',
  monetary: 'money',
}

/**
 * A name as it is listed: `lastTouch`, `last_touch` and `Last-Touch` are `last-touch`, `tags` is `tag`.
 *
 * @example plainName('nextDue') //=> 'next-due'
 */
export function plainName(text: string): string {
  const plain = text
    .replace(/(?<=[a-z])[A-Z]/g, letter => `-${letter}`)
    .replaceAll('_', '-')
    .toLowerCase()
  return Object.hasOwn(otherNames, plain) ? (otherNames[plain] ?? plain) : plain
}

/** Whether a filter may ask for a field of that name, as `plainName` writes it. */
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(filterFields, name)

const equality: readonly Operator[] = ['=', '!=']
const order: readonly Operator[] = ['<', '<=', '>', '>=']

/** Choices with an order, small to large: tier A before D, health red before green. */
const ordered: ReadonlySet<FieldName> = new Set(['tier', 'health'])

/** The operators that a field is compared with. */
export function operatorsOf(name: FieldName): readonly Operator[] {
  const {kind} = filterFields[name]
  if (kind === 'text') return [...equality, '~']
  if (kind === 'choice') return ordered.has(name) ? [...equality, ...order] : equality
  return [...equality, ...order]
}

/** A whole number, in the digits of any script. */
export const readWhole = (text: string): number | undefined => {
  const digits = toAsciiDigits(text.trim())
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
}

/** What a value of a field must be, in words; undefined where the text is one. */
export function missingForm(name: FieldName, text: string): string | undefined {
  const field: FilterField = filterFields[name]
  const {kind, options} = field
  if (kind === 'text') return undefined
  if (kind === 'choice') {
    const isOne = options?.some(option => foldText(option) === foldText(text)) ?? true
    return isOne ? undefined : `one of ${options?.join(', ')}`
  }
  if (kind === 'score') {
    const score = readWhole(text)
    return score !== undefined && score >= 1 && score <= 5 ? undefined : 'a score from 1 to 5'
  }
  if (kind === 'amount') return readAmount(text) ? undefined : 'an amount such as 5000 or "5000 EUR"'
  if (kind === 'days') {
    return readWhole(text) === undefined && readSpan(text) === undefined
      ? 'a number of days or a span such as 60d'
      : undefined
  }
  if (text.toLowerCase() === 'today' || isDay(text) || readSpan(text) !== undefined) return undefined
  return kind === 'ahead'
    ? 'a day such as 2026-03-31, or how far ahead: 14d, 2m, today'
    : 'a day such as 2026-03-31, or how long ago: 60d, 3m, today'
}
