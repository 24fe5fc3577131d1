import type {ClientRequest, Customer} from '../../book/outlines.ts'
import type {Day} from '../../calendar/day.ts'
import {promisedBy} from '../agenda/requests.ts'
import {type Figure, share} from '../ratio.ts'
import {type FirstReply, firstReplyOf, workingHoursOf} from '../request-reply.ts'
import {median} from '../rhythm.ts'
import {isWithin, knownUntil, type Metric, type StatsQuery} from './metric.ts'

/** Hours to the first reply, at the median; the value is in business hours. */
export interface FirstReplyFigure extends Figure {
  readonly businessHours: number | null
  readonly calendarHours: number | null
  /** Replies on or before the day that an answer was promised for. */
  readonly onPromise: Figure
}

const hours = (value: number): string => `${Math.round(value * 10) / 10} h`

const describe = (request: ClientRequest, reply: FirstReply | undefined): string => {
  if (reply) return `${hours(reply.business)} of business, ${hours(reply.calendar)} by the calendar`
  return request.repliedAt ? 'replied, its moment not known' : 'no reply'
}

const onPromise = (requests: readonly ClientRequest[], until: Day): Figure => {
  const decided = requests.flatMap(request => {
    const promised = promisedBy(request)
    const replied = request.repliedAt?.slice(0, 10)
    return promised && (replied || promised < until) ? [replied !== undefined && replied <= promised] : []
  })
  return share(decided.filter(Boolean).length, decided.length, 'no answer was promised for a day in this period')
}

const replyOf = ({book, zone}: StatsQuery, request: ClientRequest, customer: Customer): FirstReply | undefined =>
  request.at && request.repliedAt ? firstReplyOf(request, workingHoursOf(customer, book.settings), zone()) : undefined

/** How long clients waited for a first reply to what they asked in the period. */
export const firstReplyMetric = (query: StatsQuery): Metric<FirstReplyFigure> => {
  const {book} = query
  const requests = book.outlines('request').filter(({on}) => isWithin(query, on))
  const replies = requests.map(request => {
    const customer = book.find('customer', request.customer)
    return {request, reply: customer && replyOf(query, request, customer)}
  })
  const known = replies.flatMap(({reply}) => reply ?? [])
  const businessHours = median(known.map(({business}) => business))
  const calendarHours = median(known.map(({calendar}) => calendar))
  const unknown = requests.length === 0 ? 'no requests in this period' : 'no reply whose moments are known'
  return {
    figure: {
      value: businessHours,
      n: known.length,
      of: requests.length,
      ...(businessHours === null ? {unknown} : {}),
      businessHours,
      calendarHours,
      onPromise: onPromise(requests, knownUntil(query)),
    },
    records: () => replies.map(({request, reply}) => ({id: request.id, as: describe(request, reply)})),
  }
}
