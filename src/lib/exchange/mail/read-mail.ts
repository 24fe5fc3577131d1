import type {Address, Email} from 'postal-mime'
import {dayIn, timeIn} from '../../calendar/instant.ts'
import {toOneLine} from '../entry-text.ts'
import type {FileReading, ImportSink} from '../import-entry.ts'
import type {EventPerson} from '../import-events.ts'
import type {ImportFile} from '../import-file.ts'
import type {ReadSettings} from '../import-settings.ts'
import {type MailHead, readMailbox, readMailHead} from './mailbox-lines.ts'

/** Reads one message (`.eml`). */
export const readMessage = (file: ImportFile, settings: ReadSettings, sink: ImportSink): Promise<FileReading> =>
  readHeads([readMailHead(file.bytes())], file.name, settings, sink)

/** Reads the messages of a mailbox (`.mbox`), however large it is. */
export const readMessages = (file: ImportFile, settings: ReadSettings, sink: ImportSink): Promise<FileReading> =>
  readHeads(readMailbox(file.chunks()), file.name, settings, sink)

/** Only heads are read: who wrote to whom, when and on what. What was written stays in the mail program. */
async function readHeads(
  heads: Iterable<MailHead>,
  file: string,
  {zone, nowMs}: ReadSettings,
  sink: ImportSink,
): Promise<FileReading> {
  const {default: PostalMime} = await import('postal-mime')
  for (const {line, head} of heads) {
    const mail = await PostalMime.parse(Buffer.from(`${head}\r\n\r\n`, 'latin1'))
    const report = (message: string): void => sink.problem({file, line, message})
    const sent = Date.parse(mail.date ?? '')
    const people = peopleOf(mail)
    if (people.length === 0) report('the message names nobody: left out')
    else if (Number.isNaN(sent) || sent > nowMs)
      report('the message has no date on which it can have been sent: left out')
    else {
      const text = toOneLine(mail.subject ?? '')
      sink.event({
        file,
        line,
        key: `mail ${mail.messageId ?? `${mail.date} ${people[0]?.email} ${text}`}`,
        on: dayIn(sent, zone),
        at: timeIn(sent, zone),
        isAhead: false,
        channel: 'email',
        direction: 'by-sender',
        text,
        people,
        mayBeNamed: false,
        ...leftOutOf(mail),
      })
    }
  }
  return {}
}

/** The sender, then those it went to, each once. */
function peopleOf({from, to = [], cc = [], bcc = []}: Email): EventPerson[] {
  const emails = [from ? [from] : [], to, cc, bcc].flat().flatMap(addressesIn)
  return [...new Set(emails)].map(email => ({email}))
}

const addressesIn = ({address, group}: Address): string[] => {
  if (group) return group.flatMap(addressesIn)
  const email = toOneLine(address ?? '').toLowerCase()
  return email.includes('@') ? [email] : []
}

/** What a machine sent is nobody's word, and a draft was not sent. */
function leftOutOf({headers}: Email): {leftOut?: string} {
  const headerOf = (key: string): string =>
    headers
      .find(header => header.key === key)
      ?.value.trim()
      .toLowerCase() ?? ''
  const automatic = headerOf('auto-submitted')
  if (automatic !== '' && automatic !== 'no') return {leftOut: 'sent automatically'}
  if (/^(?:bulk|list|junk|auto_reply)$/.test(headerOf('precedence')) || headerOf('list-id') !== '')
    return {leftOut: 'sent to a list'}
  const labels = headerOf('x-gmail-labels')
    .split(',')
    .map(label => label.trim())
  const label = labels.find(each => ['drafts', 'spam', 'trash', 'draft'].includes(each))
  return label === undefined ? {} : {leftOut: `in ${label}`}
}
