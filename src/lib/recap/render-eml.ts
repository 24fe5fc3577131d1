import {idFor} from '../book/ids.ts'
import type {Instant} from '../calendar/instant.ts'
import type {Letter} from './letter.ts'
import {encodeBody} from './mail-body.ts'
import {encodeAddress, encodeMailbox, encodeText, formatMailDate, type Mailbox, writeHeader} from './mail-headers.ts'
import {plainText} from './phrase.ts'
import {renderMailHtml} from './render-html.ts'
import {renderText} from './render-text.ts'

/** Who sends a letter to whom, and when. */
export interface Envelope {
  readonly from: Mailbox
  readonly to: Mailbox
  readonly at: Instant
}

/**
 * The letter as a mail that was not sent yet (`X-Unsent`): opening the file opens a draft. Its text and its page are two
 * forms of the same, lines end in CRLF, and nothing of the letter can begin a header.
 */
export function renderEml(letter: Letter, {from, to, at}: Envelope): string {
  const text = renderText(letter)
  const fingerprint = idFor('l', `${at}\n${text}`).slice(1)
  const boundary = `=_${fingerprint}`
  const domain = encodeAddress(from.address)?.split('@')[1] ?? 'crm.invalid'
  const recipient = encodeAddress(to.address) && encodeMailbox(to)
  const sender = encodeMailbox(from)
  const headers = [
    writeHeader('Date', formatMailDate(at)),
    ...(sender ? [writeHeader('From', sender)] : []),
    ...(recipient ? [writeHeader('To', recipient)] : []),
    writeHeader('Subject', encodeText(letter.title + letter.separator + plainText(letter.subject))),
    writeHeader('Message-ID', `<${fingerprint}@${domain}>`),
    writeHeader('X-Unsent', '1'),
    writeHeader('MIME-Version', '1.0'),
    writeHeader('Content-Language', letter.language),
    writeHeader('Content-Type', `multipart/alternative; boundary="${boundary}"`),
  ]
  const parts = [writePart('text/plain', text), writePart('text/html', renderMailHtml(letter))]
  return [...headers, '', ...parts.flatMap(part => [`--${boundary}`, part]), `--${boundary}--`, ''].join('\r\n')
}

function writePart(type: string, text: string): string {
  const {encoding, body} = encodeBody(text)
  return [
    writeHeader('Content-Type', `${type}; charset=utf-8`),
    writeHeader('Content-Transfer-Encoding', encoding),
    '',
    body,
  ].join('\r\n')
}
