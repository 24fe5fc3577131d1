import type {Replied, Resolved} from '../actions/request-steps.ts'
import type {ReplyHours, RequestChange, RequestRow} from '../actions/requests.ts'
import type {Book} from '../book/book.ts'
import type {Presented} from '../book/present.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {isolate, truncate} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'
import {data, idCell, idOf, lines, quoted} from './parts.ts'
import type {View} from './view.ts'

const text = (record: Presented, field: string): string => String(record[field] ?? '')

const sentence = (
  verb: string,
  {request, customer}: RequestChange,
  details: readonly string[],
  screen: Screen,
  book: Book,
): string =>
  `${[verb, screen.palette.strong(data(customer, screen)), ...details].join(' · ')}  ${idOf(book, request.id, screen)}`

/** A request that was opened, or opened again. */
export const viewRequest: View<RequestChange & {readonly promisedBy?: string | undefined}> = (change, screen, book) => {
  const {request, promisedBy} = change
  const details = [text(request, 'on'), ...(promisedBy ? [`answer promised by ${promisedBy}`] : [])]
  return lines(sentence('Request', change, details, screen, book), ...quoted(text(request, 'text'), screen))
}

/** `3.5 h (2 h of work)` */
const hoursInWords = ({calendarHours, businessHours}: ReplyHours): string =>
  `${calendarHours} h (${businessHours} h of work)`

/** A reply, and how long the first one took. */
export const viewReplied: View<Replied> = (change, screen, book) => {
  const {request, firstReply, isFirst} = change
  const details = isFirst && firstReply ? [`first reply after ${hoursInWords(firstReply)}`] : []
  return lines(sentence('Replied', change, details, screen, book), ...quoted(text(request, 'text'), screen))
}

const mostShown = 5

const sameCauseLines = ({request, sameCause}: Resolved, screen: Screen, book: Book): string[] => {
  if (sameCause.length === 0) return []
  const count = sameCause.length === 1 ? '1 other' : `${sameCause.length} others`
  const more = sameCause.length - mostShown
  return [
    screen.palette.warning(`  The same cause as ${count}: ${data(text(request, 'cause'), screen)}`),
    ...sameCause.slice(0, mostShown).map(other => {
      const id = book.shortId(other.id)
      const line = safeText(`${other.on} ${other.customer.name}: ${other.text}`)
      return `    ${screen.palette.id(id)}  ${screen.isTty ? isolate(truncate(line, screen.width - id.length - 6)) : line}`
    }),
    ...(more > 0 ? [screen.palette.dim(`    … and ${more} more`)] : []),
  ]
}

/** A request that was solved, and others that had the same cause. */
export const viewResolved: View<Resolved> = (change, screen, book) => {
  const {request} = change
  return lines(
    sentence('Solved', change, [text(request, 'resolvedOn')], screen, book),
    ...quoted(text(request, 'text'), screen),
    ...sameCauseLines(change, screen, book),
    screen.palette.dim(`  When they agree: crm request confirm ${book.shortId(request.id)} --csat N`),
  )
}

/** A request that the client confirms as solved. */
export const viewConfirmed: View<RequestChange> = (change, screen, book) => {
  const {request} = change
  const csat = request['csat'] === undefined ? [] : [`CSAT ${request['csat']} of 1–5`]
  const details = [text(request, 'confirmedOn'), ...csat]
  return lines(sentence('Confirmed', change, details, screen, book), ...quoted(text(request, 'text'), screen))
}

const stateOf = (request: RequestRow): string => {
  if (request['confirmedOn'] !== undefined) return 'confirmed'
  if (request['resolvedOn'] !== undefined) return 'solved'
  return request['repliedAt'] === undefined ? 'no reply' : 'open'
}

const causeOf = (request: RequestRow): string => {
  const cause = text(request, 'cause')
  return request.causeCount > 1 ? `${cause} (${request.causeCount} times)` : cause
}

/** Requests as a table: ids and days first, words last. */
export const viewRequests: View<{requests: readonly RequestRow[]}> = ({requests}, screen, book) => {
  if (requests.length === 0) return 'No request. Note one: crm request CUSTOMER "what they ask"'
  return renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'state', spare: 2},
      {header: 'promised', spare: 1},
      {header: 'first reply', spare: 4},
      {header: 'customer', flexible: true, min: 8},
      {header: 'request', flexible: true},
      {header: 'cause', flexible: true, spare: 3},
    ],
    requests.map(request => [
      idCell(book, request.id, screen),
      text(request, 'on'),
      stateOf(request),
      request.promisedBy ?? '–',
      request.firstReply ? hoursInWords(request.firstReply) : '–',
      request.customer.name,
      text(request, 'text'),
      causeOf(request),
    ]),
    screen,
  )
}
