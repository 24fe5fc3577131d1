import {type CardProblem, type Encoding, encodingOf, readProperty, type VcardProperty} from './property.ts'
import {createTextDecoder} from './text.ts'

interface Piece {
  readonly text: string
  readonly afterSoftBreak: boolean
}

/** A line as it grows over its folds. `head` is the beginning of it, up to the colon. */
interface LogicalLine {
  readonly line: number
  head: string
  encoding: Encoding
  size: number
  pieces: Piece[]
}

const maxLineLength = 10_000_000
const maxHeadLength = 1000
const byteOrderMark = [0xef, 0xbb, 0xbf]

/**
 * The properties of a vCard file of version 2.1, 3.0 or 4.0, in any mixture, one by one in the order of the file.
 * Pictures, sounds and keys are passed over without being kept. A fold takes one space or tab away, in version 2.1 too,
 * because the programs that fold there do it as 3.0 does. Takes time linear in the size; never throws.
 */
export function* readVcardLines(bytes: Uint8Array): Generator<VcardProperty | CardProblem> {
  const decode = createTextDecoder()
  const {content, isUnicode} = readByteOrderMark(bytes)
  for (const logical of logicalLines(content)) {
    if (logical.size > maxLineLength) yield {line: logical.line, message: 'the line is longer than 10 MB: left out'}
    else yield readProperty(logical.line, joinPieces(logical.pieces), decode, isUnicode)
  }
}

const readByteOrderMark = (bytes: Uint8Array): {content: Buffer; isUnicode: boolean} => {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (content[0] === 0xff && content[1] === 0xfe) return {content: toUtf8(content, 'utf-16le'), isUnicode: true}
  if (content[0] === 0xfe && content[1] === 0xff) return {content: toUtf8(content, 'utf-16be'), isUnicode: true}
  return {content, isUnicode: startsWithMark(content, 0)}
}

const startsWithMark = (content: Buffer, start: number): boolean =>
  byteOrderMark.every((byte, at) => content[start + at] === byte)

/** In steps, because the text of a large file does not fit into one string. */
const toUtf8 = (content: Buffer, encoding: string): Buffer => {
  const decoder = new TextDecoder(encoding)
  const step = 1 << 20
  const parts: Buffer[] = []
  for (let at = 0; at < content.length; at += step) {
    parts.push(Buffer.from(decoder.decode(content.subarray(at, at + step), {stream: true})))
  }
  return Buffer.concat(parts)
}

function* logicalLines(content: Buffer): Generator<LogicalLine> {
  let open: LogicalLine | undefined
  for (const {line, start, end} of physicalLines(content)) {
    const beginning = content.toString('latin1', start, Math.min(end, start + maxHeadLength))
    if (open && continues(open, beginning)) {
      append(open, content, start, end)
    } else if (beginning.trim() !== '') {
      if (open && open.encoding !== 'binary') yield open
      open = {line, head: '', encoding: 'plain', size: 0, pieces: []}
      add(open, content, start, end, false)
    }
  }
  if (open && open.encoding !== 'binary') yield open
}

/** Lines end with CRLF, LF, CR, or the CRCRLF that a copy in text mode leaves; joined files have marks in them. */
function* physicalLines(content: Buffer): Generator<{line: number; start: number; end: number}> {
  const find = (byte: number, from: number) => {
    const at = content.indexOf(byte, from)
    return at < 0 ? content.length : at
  }
  let lineFeed = find(10, 0)
  let carriageReturn = find(13, 0)
  let start = 0
  for (let line = 1; start < content.length; line += 1) {
    const end = Math.min(lineFeed, carriageReturn)
    yield {line, start: startsWithMark(content, start) ? start + byteOrderMark.length : start, end}
    const isPair = lineFeed > end && lineFeed <= end + 2 && content[lineFeed - 1] === 13
    start = (isPair ? lineFeed : end) + 1
    if (lineFeed < start) lineFeed = find(10, start)
    if (carriageReturn < start) carriageReturn = find(13, start)
  }
}

/** Base64 of version 2.1 may stand at the margin; it has no colon, so that the next property is not taken for it. */
const continues = (open: LogicalLine, beginning: string): boolean => {
  if (beginning.startsWith(' ') || beginning.startsWith('\t')) return true
  if (open.encoding === 'binary') return /^[a-z0-9+/=]+\s*$/i.test(beginning)
  return endsInSoftBreak(open) && !/^(?:BEGIN|END):VCARD\s*$/i.test(beginning)
}

const endsInSoftBreak = (open: LogicalLine): boolean =>
  open.encoding === 'quoted' && open.pieces.at(-1)?.text.trimEnd().endsWith('=') === true

const append = (open: LogicalLine, content: Buffer, start: number, end: number): void => {
  if (!endsInSoftBreak(open)) {
    add(open, content, start + 1, end, false)
    return
  }
  const last = open.pieces.pop()
  if (last) open.pieces.push({...last, text: last.text.trimEnd().slice(0, -1)})
  add(open, content, start, end, true)
}

const add = (open: LogicalLine, content: Buffer, start: number, end: number, afterSoftBreak: boolean): void => {
  if (!open.head.includes(':') && open.head.length < maxHeadLength && end > start) {
    open.head += content.toString('latin1', start, Math.min(end, start + maxHeadLength))
    open.encoding = encodingOf(open.head)
  }
  open.size += end - start + 1
  if (open.encoding === 'binary' || open.size > maxLineLength) open.pieces = []
  else if (end > start || afterSoftBreak)
    open.pieces.push({text: content.toString('latin1', start, end), afterSoftBreak})
}

/** White space after a soft break belongs to the text, except where a program has folded every such line besides. */
const joinPieces = (pieces: readonly Piece[]): string => {
  const isFolded = pieces.every(({text, afterSoftBreak}) => !afterSoftBreak || text === '' || /^[ \t]/.test(text))
  return pieces.map(({text, afterSoftBreak}) => (isFolded && afterSoftBreak ? text.slice(1) : text)).join('')
}
