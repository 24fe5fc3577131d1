/** Text that is safe as it is, as most is: patterns of more than ASCII take a millisecond to compile. */
const printableAscii = /^[\x20-\x7e]*$/

/*
 * What must never reach a terminal raw: C0, DEL and C1 controls (escape sequences start with them), bidirectional controls
 * (they reorder what is read), invisible format characters (soft hyphen, zero-width space, byte order mark, annotations, tags)
 * and unpaired surrogates. The joiners U+200C and U+200D stay: Hindi, Persian and emoji are misspelt without them.
 */
const hazard =
  /[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/u
const spacing = /^[\t\n\v\f\r\x85\u2028\u2029]/

/** The same set without C0, which JSON.stringify escapes itself; tags are named by their two UTF-16 units. */
const jsonHazards =
  /[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g

const hexadecimal = (code: number): string => code.toString(16).toUpperCase()

const makeVisible = (found: string): string => {
  if (spacing.test(found)) return ' '
  const code = found.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  if (code < 0xa0) return `<${hexadecimal(code)}>`
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  return ''
}

/**
 * Data as one line that cannot drive a terminal: runs of line breaks and tabs become a space, other controls a visible sign
 * (`␛`, `␡`, `<9B>`), unpaired surrogates U+FFFD; bidirectional controls and invisible format characters are taken out.
 *
 * @example safeText('Apex\r\n\x1b[31m') //=> 'Apex ␛[31m'
 */
export const safeText = (text: string): string => {
  if (printableAscii.test(text) || !hazard.test(text)) return text
  return text.replace(new RegExp(`[\\t\\n\\v\\f\\r\\x85\\u2028\\u2029]+|${hazard.source}`, 'gu'), makeVisible)
}

/** As `safeText`, for text of several lines: LF stays, CR LF becomes LF. */
export const safeLines = (text: string): string =>
  hazard.test(text) ? text.replaceAll('\r\n', '\n').split('\n').map(safeText).join('\n') : text

const escapeUnits = (found: string): string =>
  Array.from({length: found.length}, (_, unit) => `\\u${found.charCodeAt(unit).toString(16).padStart(4, '0')}`).join('')

/**
 * JSON that is safe on a terminal: `JSON.stringify` leaves DEL, C1, bidirectional controls and invisible characters raw; here
 * they are `\uXXXX`, which parses to the same value. What JSON has no form for (undefined, a function) is `null`.
 */
export const safeJson = (value: unknown, space?: number): string => {
  const json: string | undefined = JSON.stringify(value, null, space)
  return json === undefined ? 'null' : json.replace(jsonHazards, escapeUnits)
}
