import type {Book} from '../../book/book.ts'
import type {Customer, Engagement} from '../../book/outlines.ts'
import {addDays, type Day, daysBetween, yearOf} from '../../calendar/day.ts'
import {anniversaryIn} from '../../calendar/yearly.ts'
import {lastDayOf} from '../engagement-days.ts'
import {
  afterEndDays,
  afterStep,
  isLeftAtEnd,
  ladderOf,
  lastRecaps,
  longLadderDays,
  reachedStep,
  recapSentFor,
  renewedEngagements,
  type Step,
  yearlyStep,
} from '../ladder.ts'
import {leftOn} from '../leaving.ts'
import {openTerm, type Term} from '../term.ts'
import {type AgendaQuery, type FoundItem, fromToday, makeItem, oneLine, type Source} from './item.ts'

/** A recap of the year may be sent so early before the anniversary, and is worth sending so long after it (judgements). */
const yearlyRecapEarlyDays = 60
const yearlyRecapLateDays = 90

/** An engagement with what its lines need to know. */
interface Subject {
  readonly engagement: Engagement
  readonly customer: Customer
  readonly lastRecap: Day | undefined
}

/** A line about an engagement, before it is an item. */
interface Line {
  readonly step: Step
  readonly on: Day
  readonly severity: 'overdue' | 'due'
  /** What the step is for, with its days. */
  readonly occasion: string
}

const afterLines = ({engagement, customer}: Subject, end: Day, today: Day): Line[] => {
  // Why a client left is asked once, whatever ended: that line is a customer's, with the other feedback.
  if (isLeftAtEnd(engagement) && leftOn(customer)) return []
  const occasion = `Ended on ${end} (${fromToday(end, today)}), not renewed`
  return [{step: afterStep(engagement), on: addDays(end, 1), severity: 'due', occasion}]
}

/** The latest anniversary that has come and that no recap was sent for, else the next. */
const yearlyDay = ({engagement, lastRecap}: Subject, today: Day, doneFor: Day | null | undefined): Day => {
  const {start} = engagement
  const isOpen = (day: Day): boolean =>
    day > start &&
    day >= addDays(today, -yearlyRecapLateDays) &&
    day !== doneFor &&
    (lastRecap === undefined || lastRecap < addDays(day, -yearlyRecapEarlyDays))
  const from = Math.max(yearOf(start), yearOf(today) - 1)
  for (let year = from; ; year++) {
    const day = anniversaryIn(start, year)
    if (isOpen(day)) return day
  }
}

const yearlyLines = (subject: Subject, {today, states}: AgendaQuery): Line[] => {
  const {id, start} = subject.engagement
  const on = yearlyDay(subject, today, states.get(`${id}/${yearlyStep.step}`)?.doneFor)
  const years = yearOf(on) - yearOf(start)
  const occasion = `${years} ${years === 1 ? 'year' : 'years'} on ${on} (${fromToday(on, today)})`
  return [{step: yearlyStep, on, severity: 'due', occasion}]
}

/** The latest step reached and those still to come; a recap that was sent has done its steps. */
const ladderLines = ({engagement, lastRecap}: Subject, term: Term, {today, until}: AgendaQuery): Line[] => {
  const daysLeft = daysBetween(today, term.decision)
  const lastSeen = daysLeft - daysBetween(today, until)
  if (lastSeen > longLadderDays) return []
  const steps = ladderOf(engagement, term)
  const reached = reachedStep(steps, daysLeft)
  const isRecapSent = recapSentFor(term, lastRecap) !== undefined
  const what = term.noticeBy ? 'Notice deadline' : 'End'
  const occasion = `${what} ${term.decision} (${fromToday(term.decision, today)})`
  const severity = daysLeft < 0 ? 'overdue' : 'due'
  return steps
    .filter(step => step === reached || (step.before < daysLeft && step.before >= lastSeen))
    .filter(step => !(step.recap && isRecapSent))
    .map(step => ({step, on: addDays(term.decision, -step.before), severity, occasion}))
}

/** Whether an engagement is over for so long that nothing is left to do. */
const isPast = (engagement: Engagement, oldest: Day): boolean => {
  const last = lastDayOf(engagement)
  return last !== undefined && last < oldest
}

const linesOf = (subject: Subject, query: AgendaQuery): Line[] => {
  const {engagement, customer} = subject
  const {today} = query
  if (engagement.endedOn) return afterLines(subject, engagement.endedOn, today)
  const term = openTerm(engagement, today)
  if (term && term.end < today) return afterLines(subject, term.end, today)
  if (customer.status === 'former') return []
  return term ? ladderLines(subject, term, query) : yearlyLines(subject, query)
}

const actionsFor = (book: Book, {engagement, customer}: Subject, {step, recap}: Step): string[] => {
  const id = book.shortId(engagement.id)
  const who = book.shortId(customer.id)
  const done = `crm done ${id}/${step}`
  const snooze = `crm snooze ${id}/${step} --for 3d`
  if (recap) return [`crm recap ${who} --engagement ${id}${recap === 'send' ? ' --sent' : ''}`, done, snooze]
  if (step === 'renewal-after') return [done, snooze]
  if (step === 'renewal-120' || step === 'renewal-90') return [`crm brief ${who}`, done, snooze]
  return [done, snooze, `crm renew ${id}`]
}

function itemsOfEngagement(query: AgendaQuery, subject: Subject): FoundItem[] {
  const {engagement, customer} = subject
  return linesOf(subject, query)
    .filter(({on}) => on <= query.until)
    .map(({step, on, severity, occasion}) =>
      makeItem(query.today, {
        id: `${engagement.id}/${step.step}`,
        kind: 'renewal',
        customer,
        on,
        severity,
        reason: () => `${occasion}, ${step.text}: ${oneLine(engagement.title)}`,
        actions: () => actionsFor(query.book, subject, step),
      }),
    )
}

/**
 * The renewal ladder: of each engagement the latest step reached, and looking ahead those to come. Overdue once the
 * decision day has passed. A rolling engagement has none between its notice deadline and its next ladder.
 */
export const renewals: Source = {
  kind: 'renewal',
  items(query) {
    const {book, customers} = query
    const renewed = renewedEngagements(book)
    const recaps = lastRecaps(book)
    const oldest = addDays(query.today, -afterEndDays)
    const items: FoundItem[] = []
    for (const engagement of book.outlines('engagement')) {
      if (isPast(engagement, oldest)) continue
      const customer = customers.get(engagement.customer)
      if (!customer || renewed.has(engagement.id)) continue
      items.push(...itemsOfEngagement(query, {engagement, customer, lastRecap: recaps.get(engagement.id)}))
    }
    return items
  },
}
