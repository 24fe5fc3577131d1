/*
 * What a letter never carries: C0, DEL and C1 controls (escape sequences start with them), bidirectional controls (they
 * reorder what is read), invisible format characters and unpaired surrogates. The joiners U+200C and U+200D stay: Hindi,
 * Persian and emoji are misspelt without them.
 */
const unseen =
  /[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const unpaired = /\p{Cs}/gu
const spaces = /[\s\x85]+/gu

/**
 * Data as one line of plain text: line breaks, tabs and runs of spaces become one space; controls are taken out.
 *
 * @example cleanText('Apex\r\n\x1b[31m\u202eLtd ') //=> 'Apex [31mLtd'
 */
export const cleanText = (text: string): string =>
  text.replace(spaces, ' ').replace(unseen, '').replace(unpaired, '\ufffd').replace(/ {2,}/g, ' ').trim()

const linkable: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/**
 * The address of a link that a letter may carry, percent-encoded; nothing for any other scheme (`javascript:`, `data:`,
 * `file:` …), for text that is no address, and for one that carries a password.
 */
export const safeLink = (text: string): string | undefined => {
  const address = cleanText(text)
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (!linkable.has(url.protocol) || url.password !== '') return undefined
  return url.href.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent)
}

const shownLength = 48

/** A link as a reader sees it: without its scheme, cut where it is long. */
export const linkText = (href: string): string => {
  const bare = href.replace(/^(https?:\/\/(www\.)?|mailto:)/, '').replace(/\/$/, '')
  return bare.length > shownLength ? `${bare.slice(0, shownLength - 1)}…` : bare
}
