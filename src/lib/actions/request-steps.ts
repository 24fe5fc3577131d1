import type {Book} from '../book/book.ts'
import {changeChecked} from '../book/checked-edits.ts'
import {elementsOf} from '../book/fields.ts'
import {readLine, readText} from '../book/input.ts'
import {parseScoreWithin, usualScales} from '../book/instruments.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Presented, present, presentName} from '../book/present.ts'
import type {ClientRequest} from '../book/registry.ts'
import {resolveRecord} from '../book/resolve-record.ts'
import type {Day} from '../calendar/day.ts'
import {epochMs, freeInstant, type Instant, readInstant} from '../calendar/instant.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {type ReplyHours, type RequestChange, readWhen, replyHoursOf, type When, withSameCause} from './requests.ts'

const findRequest = (book: Book, reference: string): {request: ClientRequest; customer: string} => {
  const request = resolveRecord(book, reference, ['request'])
  return {request, customer: book.find('customer', request.customer)?.name ?? ''}
}

const undoHint = 'Take that back with: crm undo'

export interface Replied extends RequestChange {
  /** How long the first reply took; null where it is not known. */
  readonly firstReply: ReplyHours | null
  /** This was it: none came before. */
  readonly isFirst: boolean
}

/** Notes a reply: the first one by its moment, with or without words; those after it are updates and need words. */
export function replyToRequest(
  book: Book,
  reference: string,
  input: {readonly text: string | undefined; readonly when: When},
  moment: Moment,
): Plan<Replied> {
  const {request, customer} = findRequest(book, reference)
  const at = readWhen(input.when, moment)
  if (!at) throw new CrmError('usage', `at what time on ${input.when.on}?`, {hint: 'Give it: --at HH:MM'})
  if (request.repliedAt && input.text === undefined) {
    throw new CrmError('usage', `there was a first reply already, on ${request.repliedAt.slice(0, 10)}`, {
      hint: `Say what is new: crm request reply ${book.shortId(request.id)} "…"`,
    })
  }
  checkAfterReceipt(request, at)
  const words =
    input.text === undefined
      ? {}
      : {updates: {[freeInstant(at, elementsOf(request.updates), input.when.zone)]: readText(input.text, 'reply')}}
  const first = request.repliedAt ? {} : {repliedAt: at}
  return {
    edits: [changeChecked('request', request, {...first, ...words})],
    summary: `reply: ${customer}`,
    result: after => ({
      request: present(after, request.id),
      customer,
      firstReply: replyHoursOf(after, after.find('request', request.id) ?? request, input.when.zone),
      isFirst: !request.repliedAt,
    }),
  }
}

function checkAfterReceipt({on, at}: ClientRequest, replied: Instant): void {
  const received = readInstant(at ?? '')
  const isBefore = received?.startsWith(on) ? epochMs(replied) < epochMs(received) : replied.slice(0, 10) < on
  if (isBefore) throw invalidValue(`a reply of ${replied}, before it came in: ${received ?? on}`, 'Give a later time.')
}

export interface Resolution {
  readonly on: Day
  readonly cause: string | undefined
  readonly fix: string | undefined
}

export interface Resolved extends RequestChange {
  /** The other requests that had the same cause, newest first. */
  readonly sameCause: readonly {
    readonly id: string
    readonly customer: Named
    readonly on: Day
    readonly text: string
  }[]
}

/** Says that a request is solved: by what it was caused and what was done. */
export function resolveRequest(book: Book, reference: string, {on, cause, fix}: Resolution): Plan<Resolved> {
  const {request, customer} = findRequest(book, reference)
  if (request.resolvedOn) {
    throw new CrmError('usage', `it was already solved on ${request.resolvedOn}`, {
      hint: `If it is not: crm request reopen ${book.shortId(request.id)}`,
    })
  }
  const values = {
    resolvedOn: on,
    ...(cause === undefined ? {} : {cause: readLine(cause, 'cause')}),
    ...(fix === undefined ? {} : {fix: readText(fix, 'fix')}),
  }
  return {
    edits: [changeChecked('request', request, values)],
    summary: `request solved: ${customer}`,
    result: after => ({request: present(after, request.id), customer, sameCause: describeSameCause(after, request.id)}),
  }
}

const describeSameCause = (book: Book, id: string): Resolved['sameCause'] =>
  withSameCause(book, book.find('request', id) ?? {id}).flatMap(other => {
    const owner = book.find('customer', other.customer)
    return owner ? [{id: other.id, customer: presentName(owner), on: other.on, text: other.text}] : []
  })

/** Opens a solved request again: the client says that it is not. */
export function reopenRequest(book: Book, reference: string): Plan<RequestChange> {
  const {request, customer} = findRequest(book, reference)
  if (!request.resolvedOn) {
    throw new CrmError('usage', 'it is open', {hint: `Solve it: crm request resolve ${book.shortId(request.id)}`})
  }
  return {
    edits: [changeChecked('request', request, {resolvedOn: null, confirmedOn: null, csat: null})],
    summary: `request opened again: ${customer}`,
    result: after => ({request: present(after, request.id), customer}),
  }
}

/** Notes that the client confirms that it is solved, with their satisfaction. That may also follow later. */
export function confirmRequest(
  book: Book,
  reference: string,
  {on, csat}: {readonly on: Day; readonly csat: string | undefined},
): Plan<RequestChange> {
  const {request, customer} = findRequest(book, reference)
  checkConfirmable(book, request, csat)
  const score = csat === undefined ? {} : {csat: parseScoreWithin(csat, usualScales.csat, 'csat')}
  const values = {confirmedOn: request.confirmedOn ?? on, ...score}
  return {
    edits: [changeChecked('request', request, values)],
    summary: `request confirmed: ${customer}`,
    result: (after): {request: Presented; customer: string} => ({request: present(after, request.id), customer}),
  }
}

function checkConfirmable(
  book: Book,
  {id, resolvedOn, confirmedOn, csat}: ClientRequest,
  given: string | undefined,
): void {
  if (!resolvedOn) {
    throw new CrmError('usage', 'it is not solved yet', {
      hint: `First: crm request resolve ${book.shortId(id)} --cause "…" --fix "…"`,
    })
  }
  if (confirmedOn && (given === undefined || typeof csat === 'number')) {
    throw new CrmError('usage', `they confirmed it already on ${confirmedOn}`, {hint: undoHint})
  }
}
