import {quoteText} from '../entry-text.ts'
import {type DecodeText, decodeQuotedPrintable} from './text.ts'

/** One property of a vCard file: `item1.TEL;TYPE=WORK:555 1234`. */
export interface VcardProperty {
  /** 1-based line in the file. */
  readonly line: number
  /** The prefix that ties properties together (`ITEM1`), or ''. */
  readonly group: string
  /** In upper case. */
  readonly name: string
  /** By name in upper case; a bare parameter of vCard 2.1 is a TYPE or the ENCODING. TYPE is split at commas. */
  readonly parameters: ReadonlyMap<string, readonly string[]>
  /** Unfolded and decoded, still with its backslash escapes. */
  readonly value: string
}

/** What could not be read, with its 1-based line in the file. */
export interface CardProblem {
  readonly line: number
  readonly message: string
}

export type Encoding = 'plain' | 'quoted' | 'binary'

/** How the value of a property is written, from the beginning of its line; pictures, sounds and keys are binary. */
export const encodingOf = (head: string): Encoding => {
  const colon = head.indexOf(':')
  const upper = (colon < 0 ? head : head.slice(0, colon)).toUpperCase()
  const [name = '', ...parameters] = upper.split(';').map(part => part.replaceAll(/\s/g, ''))
  if (/^(?:[^.]+\.)?(?:PHOTO|LOGO|SOUND|KEY)$/.test(name)) return 'binary'
  if (parameters.some(parameter => /^(?:ENCODING=)?BASE64$|^ENCODING=B$/.test(parameter))) return 'binary'
  return parameters.some(parameter => /^(?:ENCODING=)?QUOTED-PRINTABLE$/.test(parameter)) ? 'quoted' : 'plain'
}

/**
 * Reads an unfolded line, given as bytes, one character each.
 *
 * @param isUnicode the file says by its byte order mark that it is Unicode; then a declared character set counts only
 * for bytes written as quoted-printable codes.
 */
export const readProperty = (
  line: number,
  binary: string,
  decode: DecodeText,
  isUnicode: boolean,
): VcardProperty | CardProblem => {
  const colon = findColon(binary)
  if (colon < 0) return {line, message: `${quoteText(decode(binary))} has no colon: left out`}
  const head = binary.slice(0, colon)
  const [title = '', ...rest] = splitOutsideQuotes(decode(head), ';')
  const [, group = '', name = ''] = /^(?:([^.]*)\.)?([\w-]+)$/.exec(title.trim().toUpperCase()) ?? []
  if (name === '') return {line, message: `${quoteText(title)} is not the name of a property: left out`}
  const parameters = readParameters(rest)
  const charset = parameters.get('CHARSET')?.[0]
  const written = binary.slice(colon + 1)
  const value =
    encodingOf(head) === 'quoted'
      ? decode(decodeQuotedPrintable(written), charset)
      : decode(written, isUnicode ? undefined : charset)
  return {line, group, name, parameters, value}
}

/** The colon that ends the head: not one in a quoted parameter, unless the quotes never close. */
const findColon = (text: string): number => {
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === ':' && !quoted) return at
  }
  return text.indexOf(':')
}

const splitOutsideQuotes = (text: string, separator: string): string[] => {
  const parts: string[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') {
      quoted = !quoted
    } else if (text[at] === separator && !quoted) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

const readParameters = (texts: readonly string[]): Map<string, string[]> => {
  const parameters = new Map<string, string[]>()
  for (const text of texts) {
    const equals = text.indexOf('=')
    const written = text
      .slice(equals + 1)
      .replaceAll('"', '')
      .trim()
    const name = equals < 0 ? nameOfBare(written) : text.slice(0, equals).trim().toUpperCase()
    const values = parameters.get(name) ?? []
    for (const value of name === 'TYPE' ? written.split(',') : [written]) values.push(value.trim())
    parameters.set(name, values)
  }
  return parameters
}

const nameOfBare = (value: string): string =>
  /^(?:QUOTED-PRINTABLE|BASE64|7BIT|8BIT)$/i.test(value) ? 'ENCODING' : 'TYPE'
