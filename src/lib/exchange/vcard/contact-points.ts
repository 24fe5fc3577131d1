import {quoteText, toLines, toOneLine} from '../entry-text.ts'
import type {Reading} from './card-reader.ts'
import {labelParameter} from './dialects.ts'
import type {VcardProperty} from './property.ts'
import {splitEscaped, unescapeText} from './text.ts'

/** A phone number as it is written, and what it is: `work`, `home`, `cell`, `fax` …, or the label the owner gave it. */
export interface CardPhone {
  readonly number: string
  readonly kind?: string
}

/** Reads an EMAIL; the domain comes out in lower case. */
export const readEmail = (property: VcardProperty): Reading<string> => {
  const text = toOneLine(unescapeText(property.value)).replace(/^mailto:/i, '')
  if (text === '') return undefined
  const [, local, domain] = /^([^\s@<>]+)@([^\s@<>]+)$/.exec(text) ?? []
  return domain === undefined
    ? {problem: `${quoteText(text)} is not an e-mail address: left out`}
    : {value: `${local}@${domain.toLowerCase()}`}
}

/** Reads a TEL, also as the address of RFC 3966 that vCard 4.0 uses: `tel:+977-1-5551234;ext=12`. */
export const readPhone = (property: VcardProperty): Reading<CardPhone> => {
  const text = toOneLine(unescapeText(property.value))
  if (text === '') return undefined
  const number = /^tel:/i.test(text) ? readTelAddress(text.slice(4)) : text
  if (!/\p{Nd}/u.test(number)) return {problem: `${quoteText(text)} is not a phone number: left out`}
  const kind = phoneKindOf(property)
  return {value: kind === undefined ? {number} : {number, kind}}
}

const readTelAddress = (address: string): string => {
  const [number = '', ...parameters] = address.split(';')
  const extension = parameters.find(parameter => /^ext=/i.test(parameter))
  return extension === undefined ? number : `${number} ext. ${extension.slice(4)}`
}

/** The types that say most about a number come first: a fax at work is a fax. */
const phoneKinds = ['fax', 'pager', 'cell', 'car', 'video', 'main', 'work', 'home', 'other']

const phoneKindOf = ({parameters}: VcardProperty): string | undefined => {
  const label = parameters.get(labelParameter)?.[0]
  const types = (label === undefined ? (parameters.get('TYPE') ?? []) : [label]).map(readPhoneType)
  return phoneKinds.find(kind => types.includes(kind)) ?? label
}

const readPhoneType = (written: string): string => {
  const type = written.toLowerCase()
  if (/\bfax$/.test(type)) return 'fax'
  return /^(?:x-)?(?:mobile|iphone)$/.test(type) ? 'cell' : type
}

/** What two writings of one number have in common. */
export const phoneKey = ({number}: CardPhone): string => number.toLowerCase().replace(/[\s().\-/]/g, '')

/** Reads the components of an ADR as one line, from the street to the country. */
export const readPostalAddress = (property: VcardProperty): Reading<string> => {
  const lines = splitEscaped(property.value, ';')
    .flatMap(component => splitEscaped(component, ','))
    .flatMap(part => toLines(unescapeText(part)).split('\n'))
    .map(line => toOneLine(line).replace(/,$/, ''))
  const value = lines.filter(line => line !== '').join(', ')
  return value === '' ? undefined : {value}
}
