import type {Book} from '../book/book.ts'
import {type Rate, readRate} from '../book/money.ts'
import type {Customer, Engagement} from '../book/outlines.ts'
import {addDays, compareDays, type Day, daysBetween} from '../calendar/day.ts'
import {addSpan, type Span} from '../calendar/span.ts'
import {afterEndDays, afterStep, ladderOf, lastRecaps, reachedStep, recapSentFor, renewedEngagements} from './ladder.ts'
import {openTerm, runningTerm, type Term} from './term.ts'

/** An engagement that comes up for renewal. */
export interface Renewal {
  readonly engagement: Engagement
  readonly customer: Customer
  readonly end: Day
  /** The last day to give notice, where one was agreed. */
  readonly noticeBy: Day | null
  /** The notice deadline, or without one the end. */
  readonly decision: Day
  /** Days to the end, negative after it. */
  readonly daysLeft: number
  readonly fee: Rate | null
  /** The id of the latest step reached, else of the first one to come; null where none fits between start and decision. */
  readonly step: string | null
  /** The day a recap was sent for this term. */
  readonly recapSent: Day | null
}

const stepId = (engagement: Engagement, term: Term, today: Day): string | null => {
  if (term.end < today) return afterStep(engagement).step
  const steps = ladderOf(engagement, term)
  return (reachedStep(steps, daysBetween(today, term.decision)) ?? steps[0])?.step ?? null
}

const termWithin = (engagement: Engagement, today: Day, horizon: Day): Term | undefined =>
  [openTerm(engagement, today), runningTerm(engagement, today)].find(
    term => term && term.decision <= horizon && term.end >= addDays(today, -afterEndDays),
  )

/**
 * The engagements whose decision day or end lies within a span from today, the nearest decision first; those that ended
 * in the last 30 days and were not renewed are among them. A rolling engagement is listed with its next open decision,
 * or, where only that is within the span, with the end of the turn that runs. Ended, renewed and open-ended engagements
 * and those of former customers have none.
 *
 * @param only the id of the only customer asked for
 */
export function renewalsWithin(book: Book, today: Day, span: Span, only?: string): Renewal[] {
  const horizon = addSpan(today, span)
  const renewed = renewedEngagements(book)
  const recaps = lastRecaps(book)
  const found: Renewal[] = []
  for (const engagement of only ? book.outlinesOf('engagement', only) : book.outlines('engagement')) {
    if (engagement.endedOn || renewed.has(engagement.id)) continue
    const term = termWithin(engagement, today, horizon)
    const customer = term && book.find('customer', engagement.customer)
    if (!term || !customer || customer.status === 'former') continue
    found.push({
      engagement,
      customer,
      end: term.end,
      noticeBy: term.noticeBy ?? null,
      decision: term.decision,
      daysLeft: daysBetween(today, term.end),
      fee: readRate(engagement.fee) ?? null,
      step: stepId(engagement, term, today),
      recapSent: recapSentFor(term, recaps.get(engagement.id)) ?? null,
    })
  }
  return found.sort((a, b) => compareDays(a.decision, b.decision) || compareDays(a.end, b.end))
}
