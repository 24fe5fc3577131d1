import {isDay} from '../calendar/day.ts'
import {toAsciiDigits} from '../calendar/digits.ts'
import {isInstant} from '../calendar/instant.ts'
import {isMonthDay} from '../calendar/yearly.ts'
import {invalidValue} from '../errors.ts'
import {shorten} from '../text/shorten.ts'

/** A language tag in its canonical spelling. */
export function readLanguage(text: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim())
    // Longer first parts are well-formed, but no language has one: `english` is a mistake for `en`.
    if (tag && tag.length <= 35 && /^[a-z]{2,3}(-|$)/.test(tag)) return tag
  } catch {
    // Not a well-formed tag: said below.
  }
  throw invalidValue(`not a language: ${shorten(text)}`, 'Give a language tag such as en, hi, ne, bn or fa.')
}

const longestUrl = 2000

/** A web address with its scheme, as written. */
export function readUrl(text: string): string {
  const written = text.trim()
  const url = /[\s\p{Cc}]/u.test(written) || !URL.canParse(written) ? undefined : new URL(written)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (isWeb && written.length <= longestUrl) return written
  throw invalidValue(`not a web address: ${shorten(text)}`, 'Give it whole, e.g. https://example.com/report')
}

/** A point in time, RFC 3339. */
export function readInstant(text: string): string {
  if (isInstant(text)) return text
  throw invalidValue(`not a point in time: ${shorten(text)}`, 'Write RFC 3339, e.g. 2026-01-05T09:00:00+01:00.')
}

/** A day of every year, with or without the year it began in. */
export function readAnnual(text: string): string {
  const day = toAsciiDigits(text.trim())
  const withoutYear = /^(\d{2})-(\d{2})$/.test(day) ? `--${day}` : day
  if (isDay(withoutYear) || isMonthDay(withoutYear)) return withoutYear
  throw invalidValue(`no such day: ${text}`, 'Write YYYY-MM-DD, or --MM-DD where the year is not known.')
}
