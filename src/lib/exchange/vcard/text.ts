import {isUtf8} from 'node:buffer'
import {TextDecoder} from 'node:util'
import {decodeWindows1252} from '../windows-1252.ts'

const decodeUndeclared = (binary: string): string => {
  const bytes = Buffer.from(binary, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : decodeWindows1252(binary)
}

const decoderOf = (charset: string): TextDecoder | undefined => {
  try {
    const decoder = new TextDecoder(charset, {fatal: true})
    return ['utf-8', 'windows-1252', 'iso-8859-1'].includes(decoder.encoding) ? undefined : decoder
  } catch {
    return undefined
  }
}

/** Bytes, one character each, to text; `charset` is a label such as `ISO-8859-2`. */
export type DecodeText = (binary: string, charset?: string) => string

/**
 * Makes a decoder for the values of one file. It follows the declared character set where that is known and fits;
 * otherwise, and for Latin-1, the text is UTF-8 if it can be, else windows-1252. It never throws.
 */
export const createTextDecoder = (): DecodeText => {
  const decoders = new Map<string, TextDecoder | undefined>()
  return (binary, charset) => {
    if (charset !== undefined) {
      if (!decoders.has(charset)) decoders.set(charset, decoderOf(charset))
      try {
        const decoder = decoders.get(charset)
        if (decoder) return decoder.decode(Buffer.from(binary, 'latin1'))
      } catch {
        decoders.delete(charset)
      }
    }
    return /[\x80-\xff]/.test(binary) ? decodeUndeclared(binary) : binary
  }
}

/** The bytes of a quoted-printable text (RFC 2045, 6.7) whose soft breaks are already joined; what is no code stays. */
export const decodeQuotedPrintable = (binary: string): string =>
  (binary.endsWith('=') ? binary.slice(0, -1) : binary).replace(/=([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )

/** Splits at the separators that no backslash escapes; the parts keep their escapes. */
export const splitEscaped = (text: string, separator: ';' | ','): string[] => {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') {
      at += 1
    } else if (text[at] === separator) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)]
}

/**
 * Takes the escapes of a vCard text out; a backslash before any other character stays, as vCard 2.1 writes it.
 * @example unescapeText('Kathmandu\\, Nepal') //=> 'Kathmandu, Nepal'
 */
export const unescapeText = (text: string): string =>
  text.replace(/\\([\\,;:n])/gi, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped))
