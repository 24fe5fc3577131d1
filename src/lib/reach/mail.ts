import {idFor} from '../book/ids.ts'
import type {Instant} from '../calendar/instant.ts'
import {encodeBody} from '../recap/mail-body.ts'
import {
  encodeAddress,
  encodeMailbox,
  encodeText,
  formatMailDate,
  type Mailbox,
  writeHeader,
} from '../recap/mail-headers.ts'
import {percentEncode} from './link.ts'
import type {Message} from './templates.ts'

/** Who sends a message to whom, in which language, and when. */
export interface MessageEnvelope {
  readonly from: Mailbox
  readonly to: Mailbox
  readonly at: Instant
  readonly language: string
  /** One of a mailing: the reader can leave it with one click (RFC 2369). */
  readonly isMailing: boolean
}

/** A message to one person as a mail that was not sent yet: opening the file opens a draft. Lines end in CRLF. */
export function renderMessageMail({subject, text}: Message, envelope: MessageEnvelope): string {
  const {from, to, at, language, isMailing} = envelope
  const own = encodeAddress(from.address)
  const sender = encodeMailbox(from)
  const recipient = encodeAddress(to.address) && encodeMailbox(to)
  const {encoding, body} = encodeBody(text)
  const headers = [
    writeHeader('Date', formatMailDate(at)),
    ...(sender ? [writeHeader('From', sender)] : []),
    ...(recipient ? [writeHeader('To', recipient)] : []),
    ...(subject ? [writeHeader('Subject', encodeText(subject))] : []),
    writeHeader(
      'Message-ID',
      `<${idFor('l', `${at}\n${to.address}\n${text}`).slice(1)}@${own?.split('@')[1] ?? 'crm.invalid'}>`,
    ),
    ...(isMailing && own
      ? [writeHeader('List-Unsubscribe', `<mailto:${percentEncode(own).replaceAll('%40', '@')}?subject=unsubscribe>`)]
      : []),
    writeHeader('X-Unsent', '1'),
    writeHeader('MIME-Version', '1.0'),
    writeHeader('Content-Language', language),
    writeHeader('Content-Type', 'text/plain; charset=utf-8'),
    writeHeader('Content-Transfer-Encoding', encoding),
  ]
  return [...headers, '', body, ''].join('\r\n')
}
