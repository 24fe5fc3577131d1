import {profilePage} from '../book/handles.ts'
import type {DialledNumber} from './phone.ts'

/** UTF-8, percent-encoded: all but the unreserved characters of RFC 3986; half a character becomes U+FFFD. */
export const percentEncode = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const query = (name: string, text: string): string => (text === '' ? '' : `?${name}=${percentEncode(text)}`)

/** `https://wa.me/491701234567?text=…`: the digits alone, without a plus. */
export const whatsappLink = ({e164}: DialledNumber, text: string): string =>
  `https://wa.me/${e164.slice(1)}${query('text', text)}`

/** RFC 5724: `sms:+491701234567?body=…`. */
export const smsLink = ({e164}: DialledNumber, text: string): string => `sms:${e164}${query('body', text)}`

/** RFC 3966: `tel:+493012345678;ext=12`. */
export const callLink = ({e164, extension}: DialledNumber): string =>
  `tel:${e164}${extension === undefined ? '' : `;ext=${extension}`}`

/** RFC 6068: subject and body, line breaks as CR LF. */
export function emailLink(address: string, subject: string | undefined, text: string): string {
  const fields = [
    ...(subject === undefined || subject === '' ? [] : [`subject=${percentEncode(subject)}`]),
    ...(text === '' ? [] : [`body=${percentEncode(text.replace(/\r?\n/g, '\r\n'))}`]),
  ]
  const to = percentEncode(address).replaceAll('%40', '@')
  return `mailto:${to}${fields.length === 0 ? '' : `?${fields.join('&')}`}`
}

/** By name, or by number for those who let themselves be found by it. */
export const telegramLink = (name: string, text: string): string =>
  `https://t.me/${/^\+\d+$/.test(name) ? name : percentEncode(name)}${query('text', text)}`

/** Signal takes no text in its links. */
export const signalLink = ({e164}: DialledNumber): string => `https://signal.me/#p/${e164}`

/** The page of a person on a service: of a whole web address that address; undefined for a service that is not known. */
export function profileLink(service: string, name: string): string | undefined {
  const written = name.trim()
  if (/^https?:\/\//i.test(written)) return URL.canParse(written) ? new URL(written).href : undefined
  const page = profilePage(service)
  return page === undefined ? undefined : page + percentEncode(written.replace(/^@/, ''))
}
