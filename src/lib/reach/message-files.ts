import type {Instant} from '../calendar/instant.ts'
import {fileStem} from '../recap/file-stem.ts'
import type {Mailbox} from '../recap/mail-headers.ts'
import {renderMessageMail} from './mail.ts'

/** How messages are written to files: the link alone, the text to paste, or a mail draft. */
export const messageFormats = ['link', 'text', 'eml'] as const
export type MessageFormat = (typeof messageFormats)[number]

/** A message that is to become a file of its own. */
export interface FiledMessage {
  readonly url: string
  readonly text: string
  readonly subject?: string
  readonly address?: string
  readonly language: string
  readonly contact: {readonly name: string} | null
  readonly customer: {readonly name: string}
}

/** What all files of one going-out share. */
export interface FilingOptions {
  readonly format: MessageFormat
  readonly from: Mailbox
  readonly at: Instant
  readonly isMailing: boolean
}

const extensions: Readonly<Record<MessageFormat, string>> = {link: 'txt', text: 'txt', eml: 'eml'}

/** One file for each message, named after its reader; no file holds anything of another one. */
export function fileMessages(
  messages: readonly FiledMessage[],
  options: FilingOptions,
): {readonly name: string; readonly text: string}[] {
  const taken = new Set<string>()
  return messages.map(message => {
    const {contact, customer} = message
    const whom = contact && contact.name !== customer.name ? `${contact.name} ${customer.name}` : customer.name
    return {name: `${fileStem(whom, taken)}.${extensions[options.format]}`, text: writeMessage(message, options)}
  })
}

function writeMessage(message: FiledMessage, {format, ...envelope}: FilingOptions): string {
  const {url, text, subject, language, contact, customer, address} = message
  if (format === 'link') return `${url}\n`
  if (format === 'text') return `${subject === undefined ? '' : `Subject: ${subject}\n\n`}${text}\n`
  return renderMessageMail({subject, text}, {...envelope, language, to: {name: (contact ?? customer).name, address}})
}
