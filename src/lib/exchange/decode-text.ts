import {isUtf8} from 'node:buffer'
import {TextDecoder} from 'node:util'
import {decodeWindows1252} from './windows-1252.ts'

/** The text of a file, without a byte-order mark and with LF at the end of its lines. */
export interface DecodedText {
  readonly text: string
  /** The encoding that was taken because nothing else fits: worth a word. */
  readonly guessed?: string
}

/** Of UTF-16 without a mark every other byte is zero, in texts of Latin letters; two zeros never stand together. */
function utf16WithoutMark(bytes: Buffer): string | undefined {
  const sample = bytes.subarray(0, 400)
  let [even, odd] = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) at % 2 === 0 ? even++ : odd++
  })
  const half = sample.length / 2
  if (half < 2) return undefined
  if (odd > half * 0.4 && even === 0) return 'utf-16le'
  return even > half * 0.4 && odd === 0 ? 'utf-16be' : undefined
}

const unify = (text: string): string => text.replace(/\r\n?/g, '\n')

const decodeUtf16 = (bytes: Buffer, encoding: string): string =>
  unify(new TextDecoder(encoding, {ignoreBOM: false}).decode(bytes))

/**
 * Decodes the bytes of a text file: UTF-8 and UTF-16 by their byte-order marks, UTF-8 where it can be that, UTF-16 without a mark,
 * else windows-1252, which reads any byte.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (content[0] === 0xff && content[1] === 0xfe) return {text: decodeUtf16(content, 'utf-16le')}
  if (content[0] === 0xfe && content[1] === 0xff) return {text: decodeUtf16(content, 'utf-16be')}
  const unmarked = utf16WithoutMark(content)
  if (unmarked !== undefined) return {text: decodeUtf16(content, unmarked), guessed: unmarked.toUpperCase()}
  if (isUtf8(content)) return {text: unify(content.toString('utf8').replace(/^\ufeff/, ''))}
  return {text: unify(decodeWindows1252(content.toString('latin1'))), guessed: 'windows-1252'}
}
