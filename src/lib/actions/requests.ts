import type {Book} from '../book/book.ts'
import {createChecked} from '../book/checked-edits.ts'
import {type FieldInput, readFields, readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Owned, type Presented, present, presentName, presentRecord} from '../book/present.ts'
import {type ClientRequest, knownCollection, type RecordTypes} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {formatInstant, type Instant, parseTimeOfDay} from '../calendar/instant.ts'
import {pastInstantAt} from '../calendar/wall-clock.ts'
import {promisedBy} from '../retention/agenda/requests.ts'
import {byTime, newestFirst} from '../retention/chronology.ts'
import {firstReplyOf, workingHoursOf} from '../retention/request-reply.ts'
import {wordsOf} from '../text/fold.ts'
import {recordsFor} from './listing.ts'

/** When something happened: a day, and a time of day where one was told. */
export interface When {
  readonly on: Day
  readonly at: string | undefined
  /** The IANA zone whose clocks are meant. */
  readonly zone: string
}

/** The instant meant: now where only today is told; nothing where only another day is. Throws for one still to come. */
export function readWhen({on, at, zone}: When, {today, nowMs}: Moment): Instant | undefined {
  if (at === undefined) return on === today ? formatInstant(nowMs, zone) : undefined
  return pastInstantAt(on, parseTimeOfDay(at), zone, nowMs)
}

export interface NewRequest {
  readonly customer: string
  readonly text: string
  readonly when: When
  readonly fields: FieldInput
}

export interface RequestChange {
  readonly request: Presented
  readonly customer: string
}

/** Notes what a client asked for or complained of. */
export function openRequest(
  book: Book,
  input: NewRequest,
  moment: Moment,
): Plan<RequestChange & {promisedBy: Day | undefined}> {
  const customer = resolveCustomer(book, input.customer)
  const given = readFields(book, knownCollection('request'), input.fields, customer.id)
  const at = readWhen(input.when, moment)
  const id = moment.newId('request')
  const values = {
    ...given,
    customer: customer.id,
    on: input.when.on,
    text: readText(input.text, 'text'),
    ...(at === undefined ? {} : {at}),
  } as unknown as RecordTypes['request']
  return {
    edits: [createChecked('request', id, values)],
    summary: `request: ${customer.name}`,
    result: after => ({request: present(after, id), customer: customer.name, promisedBy: promisedBy(values)}),
  }
}

/** Hours with two decimals. */
export type ReplyHours = {readonly calendarHours: number; readonly businessHours: number}

const rounded = (hours: number): number => Math.round(hours * 100) / 100

/** How long the first reply to a request took; null where it is not known. */
export function replyHoursOf(book: Book, request: ClientRequest, zone: string): ReplyHours | null {
  const customer = book.find('customer', request.customer)
  const reply = customer && firstReplyOf(request, workingHoursOf(customer, book.settings), zone)
  return reply ? {calendarHours: rounded(reply.calendar), businessHours: rounded(reply.business)} : null
}

/** A cause as its words, folded: what makes two of them the same. */
const causeOf = ({cause}: Pick<ClientRequest, 'cause'>): string => wordsOf(cause ?? '').join(' ')

/** The other requests of the book that had the same cause, newest first. */
export function withSameCause(book: Book, request: Pick<ClientRequest, 'id' | 'cause'>): ClientRequest[] {
  const cause = causeOf(request)
  if (cause === '') return []
  return book
    .all('request')
    .filter(other => other.id !== request.id && causeOf(other) === cause)
    .sort(newestFirst)
}

export type RequestRow = Owned & {
  readonly promisedBy: Day | null
  readonly firstReply: ReplyHours | null
  /** How many requests of the book had its cause, itself among them; 0 where none is known. */
  readonly causeCount: number
}

export interface RequestListOptions {
  readonly customer: string | undefined
  readonly open: boolean
  /** Only those whose cause has these words. */
  readonly cause: string | undefined
  readonly zone: string
}

/** The requests of the book or of one customer: open ones first, the longest waiting on top, then solved ones, newest first. */
export function listRequests(book: Book, options: RequestListOptions): {requests: RequestRow[]} {
  const wanted = options.cause === undefined ? undefined : causeOf({cause: options.cause})
  const requests = recordsFor(book, 'request', options.customer).filter(
    each => !(options.open && each.resolvedOn) && (wanted === undefined || causeOf(each).includes(wanted)),
  )
  const open = requests.filter(({resolvedOn}) => !resolvedOn).sort(byTime)
  const solved = requests.filter(({resolvedOn}) => resolvedOn).sort((a, b) => byTime(b, a))
  const counts = countCauses(book)
  return {
    requests: [...open, ...solved].flatMap(request => {
      const owner = book.find('customer', request.customer)
      if (!owner) return []
      const more = {
        customer: presentName(owner),
        promisedBy: promisedBy(request) ?? null,
        firstReply: replyHoursOf(book, request, options.zone),
        causeCount: counts.get(causeOf(request)) ?? 0,
      }
      return [{...presentRecord(request), ...more}]
    }),
  }
}

function countCauses(book: Book): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const request of book.all('request')) {
    const cause = causeOf(request)
    if (cause !== '') counts.set(cause, (counts.get(cause) ?? 0) + 1)
  }
  return counts
}
