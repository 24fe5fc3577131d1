import {elementsOf} from '../../book/fields.ts'
import type {ClientRequest, Customer} from '../../book/outlines.ts'
import {addDays, type Day} from '../../calendar/day.ts'
import {addSpan, readSpan} from '../../calendar/span.ts'
import {isLeftInPeace} from '../cadence.ts'
import {type AgendaQuery, doneAndSnooze, type FoundItem, fromToday, makeItem, oneLine, type Source} from './item.ts'

/** A client who waits for a solution hears from one every week (a judgement). */
const updateDays = 7

/** A week is enough to see whether a fix holds (a judgement). */
const confirmDays = 7

/** The day by which an answer was promised. */
export const promisedBy = ({on, promised}: Pick<ClientRequest, 'on' | 'promised'>): Day | undefined => {
  const span = promised ? readSpan(promised) : undefined
  return span && addSpan(on, span)
}

/** The day of the last word to the client: of the first reply or of an update. Instants begin with their day. */
const lastReplyDay = ({repliedAt, updates}: ClientRequest): Day | undefined =>
  [...(repliedAt ? [repliedAt] : []), ...elementsOf(updates)]
    .map(instant => instant.slice(0, 10) as Day)
    .sort()
    .at(-1)

const openItem = ({book, today}: AgendaQuery, request: ClientRequest, customer: Customer): FoundItem => {
  const {id, on, text} = request
  const promised = promisedBy(request)
  const replied = lastReplyDay(request)
  const short = book.shortId(id)
  const steps = [`crm request reply ${short}`, `crm request resolve ${short}`]
  const asked = `Asked on ${on} (${fromToday(on, today)})`
  const reply = replied ? `last reply on ${replied}, not solved` : 'no reply yet'
  const promise = promised ? `, promised by ${promised} (${fromToday(promised, today)})` : ''
  return makeItem(today, {
    id,
    kind: 'request',
    customer,
    on: replied ? (promised ?? addDays(replied, updateDays)) : on,
    severity: promised && today > promised ? 'overdue' : 'due',
    reason: () => `${asked}, ${reply}${promise}: ${oneLine(text)}`,
    actions: () => [
      ...(replied ? steps.slice(1) : steps),
      `crm snooze ${short} --for 1d`,
      `crm brief ${book.shortId(customer.id)}`,
    ],
  })
}

const confirmItem = (
  {book, today}: AgendaQuery,
  request: ClientRequest,
  customer: Customer,
  solved: Day,
): FoundItem => {
  const id = `${request.id}/confirm`
  const short = book.shortId(request.id)
  return makeItem(today, {
    id,
    kind: 'request',
    customer,
    on: addDays(solved, confirmDays),
    severity: 'due',
    reason: () => `Solved on ${solved} (${fromToday(solved, today)}), ask whether it is: ${oneLine(request.text)}`,
    actions: () => [`crm request confirm ${short}`, `crm request reopen ${short}`, ...doneAndSnooze(book, id)],
  })
}

const itemOf = (query: AgendaQuery, request: ClientRequest, customer: Customer): FoundItem | undefined => {
  if (!request.resolvedOn) return openItem(query, request, customer)
  if (request.confirmedOn || isLeftInPeace(customer)) return undefined
  return confirmItem(query, request, customer, request.resolvedOn)
}

/**
 * Open requests: due at once until the first reply, then on the day that was promised, or a week after the last word;
 * overdue past the promise. A week after one was solved the client is asked whether it is.
 */
export const requests: Source = {
  kind: 'request',
  items(query) {
    const items: FoundItem[] = []
    for (const request of query.book.outlines('request')) {
      const customer = query.customers.get(request.customer)
      const item = customer && itemOf(query, request, customer)
      if (item && item.on <= query.until) items.push(item)
    }
    return items
  },
}
