import {type Day, dayOfMonth, isDay, monthOf, weekdayOf, yearOf} from '../calendar/day.ts'
import {monthNames, weekdayNames} from '../calendar/format.ts'
import type {Instant} from '../calendar/instant.ts'
import {cleanText} from './clean-text.ts'
import {encodeBase64} from './mail-body.ts'

/** Somebody that a mail is from or to. */
export interface Mailbox {
  readonly name?: string | undefined
  readonly address?: string | undefined
}

const lineLength = 78
/** Bytes of one encoded word: with the name of its header it fits on a line of 76 characters (RFC 2047). */
const bytesOfWord = 36
const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** A header on lines of at most 78 characters where its spaces allow it; a value of a header has no line break of its own. */
export function writeHeader(name: string, value: string): string {
  const lines: string[] = []
  let line = `${name}:`
  for (const word of value.split(' ').filter(Boolean)) {
    if (line.length + 1 + word.length > lineLength && line.trim() !== '' && line !== `${name}:`) {
      lines.push(line)
      line = ` ${word}`
    } else line = `${line} ${word}`
  }
  return [...lines, line].join('\r\n')
}

/**
 * Text in a header: as it is where it is plain ASCII, else as encoded words (RFC 2047) that each hold whole characters.
 *
 * @example encodeText('Łódź') //=> '=?utf-8?B?xYHDs2TFug==?='
 */
export function encodeText(text: string): string {
  const clean = cleanText(text)
  if (/^[\x20-\x7e]*$/.test(clean) && !clean.includes('=?')) return clean
  const words = ['']
  for (const character of clean) {
    const word = words.at(-1) ?? ''
    if (bytesOf(word + character) > bytesOfWord) words.push(character)
    else words[words.length - 1] = word + character
  }
  return words.map(word => `=?utf-8?B?${encodeBase64(word)}?=`).join(' ')
}

const atoms = /^[\w!#$%&'*+/=?^`{|}~-]+( [\w!#$%&'*+/=?^`{|}~-]+)*$/

/** The name of a mailbox: as it is, in quotes where it has special characters, or as encoded words (RFC 5322). */
function encodeName(name: string): string {
  const encoded = encodeText(name)
  if (encoded === '' || encoded.startsWith('=?') || atoms.test(encoded)) return encoded
  return `"${encoded.replace(/["\\]/g, '\\$&')}"`
}

const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/

/** An address as a header can carry it, its domain in ASCII; nothing for one that no plain header can. */
export function encodeAddress(address: string | undefined): string | undefined {
  const [, local = '', domain = ''] = /^([^@]+)@([^@/?#:\\\s]+)$/.exec(address?.trim() ?? '') ?? []
  if (!localPart.test(local) || !URL.canParse(`https://${domain}`)) return undefined
  const host = new URL(`https://${domain}`).hostname
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) ? `${local}@${host}` : undefined
}

/**
 * A mailbox as a header names it. One without an address is a group of nobody, which RFC 6854 allows for who a mail is from;
 * nothing where there is neither name nor address.
 */
export function encodeMailbox({name = '', address}: Mailbox): string | undefined {
  const spec = encodeAddress(address)
  const shown = encodeName(name)
  if (spec) return shown === '' ? spec : `${shown} <${spec}>`
  return shown === '' ? undefined : `${shown}:;`
}

/** An instant as RFC 5322 writes it: `Sun, 01 Nov 2026 08:00:00 +0100`. */
export function formatMailDate(instant: Instant): string {
  const [text = '', time = ''] = instant.split('T')
  const day: Day = isDay(text) ? text : '1970-01-01'
  const offset = /[+-]\d{2}:\d{2}$/.exec(time)?.[0].replace(':', '') ?? '+0000'
  const weekday = (weekdayNames[weekdayOf(day) - 1] ?? '').slice(0, 3)
  const month = (monthNames[monthOf(day) - 1] ?? '').slice(0, 3)
  return `${weekday}, ${`${dayOfMonth(day)}`.padStart(2, '0')} ${month} ${yearOf(day)} ${time.slice(0, 8)} ${offset}`
}
