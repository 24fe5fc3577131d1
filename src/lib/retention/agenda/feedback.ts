import type {Book} from '../../book/book.ts'
import type {Customer, Engagement, Feedback} from '../../book/outlines.ts'
import {addDays, type Day, daysBetween, earlierDay} from '../../calendar/day.ts'
import {addSpan, everySpan} from '../../calendar/span.ts'
import {isLeftInPeace} from '../cadence.ts'
import {runsOn} from '../engagement-days.ts'
import {leftOn} from '../leaving.ts'
import {type AgendaQuery, doneAndSnooze, type FoundItem, fromToday, makeItem, oneLine, type Source} from './item.ts'

/** Two weeks are enough to do something about an answer, and to tell them (a judgement). */
const actionDays = 14

/** Those who left can still say why for about two months (a judgement). */
const exitDays = 60

/** A talk about leaving may come as long before the last day. */
const exitTalkDays = 90

const answerOf = ({instrument, score, low, high}: Feedback): string =>
  typeof score === 'number' ? `${instrument} ${score} (of ${low}–${high})` : instrument

const actionItem = ({book, today}: AgendaQuery, customer: Customer, feedback: Feedback, action: string): FoundItem => {
  const short = () => book.shortId(feedback.id)
  const when = `on ${feedback.on} (${fromToday(feedback.on, today)})`
  return makeItem(today, {
    id: feedback.id,
    kind: 'feedback',
    customer,
    on: feedback.on,
    severity: daysBetween(feedback.on, today) > actionDays ? 'overdue' : 'due',
    reason: () => `Answered ${answerOf(feedback)} ${when}, still to do and to tell them: ${oneLine(action)}`,
    actions: () => [
      `crm feedback close ${short()}`,
      `crm snooze ${short()} --for 1w`,
      `crm brief ${book.shortId(customer.id)}`,
    ],
  })
}

/** The answers whose action is not closed: due at once, overdue after two weeks. */
const actionItems = (query: AgendaQuery): FoundItem[] => {
  const items: FoundItem[] = []
  for (const feedback of query.book.outlines('feedback')) {
    const {action, closedOn, on} = feedback
    if (!action || closedOn || on > query.until) continue
    const customer = query.customers.get(feedback.customer)
    if (customer) items.push(actionItem(query, customer, feedback, action))
  }
  return items
}

/** The day of the last answer of each customer, those given with a request that was solved too. */
const lastAnswers = (book: Book): ReadonlyMap<string, Day> => {
  const last = new Map<string, Day>()
  const note = (customer: string, on: Day): void => {
    const held = last.get(customer)
    if (held === undefined || on > held) last.set(customer, on)
  }
  for (const {customer, on} of book.outlines('feedback')) note(customer, on)
  for (const {customer, csat, confirmedOn} of book.outlines('request')) {
    if (typeof csat === 'number' && confirmedOn) note(customer, confirmedOn)
  }
  return last
}

/** The start of an engagement, or of the first of those that it renews. */
const firstStart = (book: Book, engagement: Engagement): Day => {
  const seen = new Set<string>()
  let first: Engagement | undefined = engagement
  let start = engagement.start
  while (first && !seen.has(first.id)) {
    seen.add(first.id)
    start = earlierDay(start, first.start)
    first = book.find('engagement', first.renews)
  }
  return start
}

/** Since when each customer with an engagement that runs today has been worked for. */
const workedSince = (book: Book, today: Day): ReadonlyMap<string, Day> => {
  const since = new Map<string, Day>()
  for (const engagement of book.outlines('engagement')) {
    if (!runsOn(engagement, today)) continue
    const start = firstStart(book, engagement)
    const held = since.get(engagement.customer)
    if (held === undefined || start < held) since.set(engagement.customer, start)
  }
  return since
}

/** The day of the last word of each customer on why they leave. */
const lastExits = (book: Book): ReadonlyMap<string, Day> => {
  const exits = new Map<string, Day>()
  for (const {customer, instrument, on} of book.outlines('feedback')) {
    if (instrument === 'exit' && on > (exits.get(customer) ?? '')) exits.set(customer, on)
  }
  return exits
}

/** Since when nothing was heard of a customer that one works for, in words. */
interface Silence {
  readonly since: Day
  readonly told: string
}

/** Whose last word was why they left, and who then came back, has answered nothing about the work for them now. */
const silenceOf = (start: Day, answered: Day | undefined, leftWith: () => Day | undefined): Silence => {
  if (answered === undefined) return {since: start, told: 'No answer yet, client since'}
  if (start > answered && answered === leftWith()) return {since: start, told: 'No answer yet, a client again since'}
  return {since: answered, told: 'Last answer on'}
}

/** Customers one works for and has not asked for too long. To have asked without an answer counts as asked. */
const askItems = (query: AgendaQuery): FoundItem[] => {
  const {book, today, until, customers, states} = query
  const every = book.settings.feedbackEvery
  const answers = lastAnswers(book)
  let exits: ReadonlyMap<string, Day> | undefined
  const items: FoundItem[] = []
  for (const [customerId, start] of workedSince(book, today)) {
    const customer = customers.get(customerId)
    if (!customer || isLeftInPeace(customer)) continue
    const id = `${customerId}/feedback`
    const known = silenceOf(start, answers.get(customerId), () => {
      exits ??= lastExits(book)
      return exits.get(customerId)
    })
    const doneOn = states.get(id)?.doneOn
    const {since, told} = doneOn && doneOn > known.since ? {since: doneOn, told: 'Asked for feedback on'} : known
    const on = addSpan(since, every)
    if (on > until) continue
    const reason = () => `${told} ${since} (${fromToday(since, today)}), to be asked ${everySpan(every)}`
    const actions = () => [`crm feedback ${book.shortId(customerId)} nps`, ...doneAndSnooze(book, id)]
    items.push(makeItem(today, {id, kind: 'feedback', customer, on, severity: 'due', reason, actions}))
  }
  return items
}

/** Customers who left and have not been asked why. */
const exitItems = ({book, today, until, customers}: AgendaQuery): FoundItem[] => {
  const items: FoundItem[] = []
  let exits: ReadonlyMap<string, Day> | undefined
  customers.forEach(customer => {
    const on = leftOn(customer)
    if (!on || on > until || on < addDays(today, -exitDays)) return
    exits ??= lastExits(book)
    if ((exits.get(customer.id) ?? '') >= addDays(on, -exitTalkDays)) return
    const id = `${customer.id}/exit-feedback`
    const reason = () => `Left on ${on} (${fromToday(on, today)}): ask what made them go`
    const actions = () => [`crm feedback ${book.shortId(customer.id)} exit`, ...doneAndSnooze(book, id)]
    items.push(makeItem(today, {id, kind: 'feedback', customer, on, severity: 'due', reason, actions}))
  })
  return items
}

/** Feedback: answers with an action that is open, clients not asked for too long, and those who left unasked. */
export const feedback: Source = {
  kind: 'feedback',
  items: query => [...actionItems(query), ...askItems(query), ...exitItems(query)],
}
