/** A message of a mailbox: the line it begins on, and its head as bytes of one character each. */
export interface MailHead {
  readonly line: number
  readonly head: string
}

/** A head of more than this is no head. */
const longestHead = 262_144
/** Of a line so much can matter. */
const longestLine = 32_768

/** The lines of a file that comes in chunks, with their numbers from 1, as one character per byte. */
function* linesOf(chunks: Iterable<Uint8Array>): Generator<{line: number; text: string}> {
  let line = 1
  let rest = ''
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield {line, text: rest + bytes.toString('latin1', start, Math.min(end, start + longestLine))}
      rest = ''
      line += 1
      start = end + 1
    }
    if (rest.length < longestLine) rest += bytes.toString('latin1', start, Math.min(bytes.length, start + longestLine))
  }
  if (rest !== '') yield {line, text: rest}
}

/**
 * The heads of the messages of a mailbox (mbox), one after the other: a message begins with a line `From …` at the beginning or
 * behind an empty line. Bodies are passed over without being kept.
 */
export function* readMailbox(chunks: Iterable<Uint8Array>): Generator<MailHead> {
  let head: string[] | undefined
  let [begun, size] = [0, 0]
  let isAfterEmpty = true
  for (const {line, text} of linesOf(chunks)) {
    const plain = text.endsWith('\r') ? text.slice(0, -1) : text
    if (isAfterEmpty && plain.startsWith('From ')) {
      if (head) yield {line: begun, head: head.join('\r\n')}
      head = []
      ;[begun, size] = [line, 0]
    } else if (head) {
      size += plain.length
      if (plain === '' || size > longestHead) {
        yield {line: begun, head: head.join('\r\n')}
        head = undefined
      } else head.push(plain)
    }
    isAfterEmpty = plain === ''
  }
  if (head) yield {line: begun, head: head.join('\r\n')}
}

/** The head of a message that is a file of its own. */
export function readMailHead(bytes: Uint8Array): MailHead {
  const beginning = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, longestHead)).toString(
    'latin1',
  )
  return {line: 1, head: beginning.split(/\r?\n\r?\n/, 1)[0] ?? ''}
}
