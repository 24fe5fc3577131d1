/** vCard and iCalendar put at most so many octets on a line, its end not counted (RFC 6350 3.2, RFC 5545 3.1). */
const longestLine = 75

/**
 * A content line in pieces that fit: CRLF and a space between them, and no character cut in two.
 *
 * @example foldLine(`NOTE:${'a'.repeat(80)}`) //=> 'NOTE:aaaa…aaa\r\n aaaaaaaaaa'
 */
export function foldLine(line: string): string {
  if (Buffer.byteLength(line) <= longestLine) return line
  let folded = ''
  let size = 0
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (size + octets > longestLine) {
      folded += '\r\n '
      size = 1
    }
    folded += character
    size += octets
  }
  return folded
}

/** Half a surrogate pair is no character: in a file it would be none, too. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd')

const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g

/** A text value with what has a meaning of its own escaped; line breaks are `\n`, other controls are left out. */
export const escapeValue = (text: string): string =>
  wellFormed(text)
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** The value of a parameter: quoted where it must be; it can hold neither quotes nor line breaks. */
export const quoteParameter = (text: string): string => {
  const plain = wellFormed(text)
    .replace(/[\x00-\x1f\x7f"]+/g, ' ')
    .trim()
  return /^[\w-]*$/.test(plain) ? plain : `"${plain}"`
}

/** Lines as a file of them: folded, each ended by CRLF. */
export const contentLines = (lines: readonly string[]): string => lines.map(line => `${foldLine(line)}\r\n`).join('')
