import type {Engagement} from '../../book/outlines.ts'
import {addDays, type Day, daysBetween} from '../../calendar/day.ts'
import {fromToday, oneLine} from '../agenda/item.ts'
import {isLeftInPeace} from '../cadence.ts'
import {noticeNearDays} from '../constants.ts'
import {ladderOf, lastRecaps, recapSentFor, renewedEngagements} from '../ladder.ts'
import {openTerm, type Term} from '../term.ts'
import {type FindSignals, type FoundSignal, makeSignal} from './signal.ts'

/** A term is late with its recap once the step that sends it has come; in a short one that is after most of its length. */
const isSendingDue = (engagement: Engagement, term: Term, daysLeft: number): boolean => {
  const sending = ladderOf(engagement, term).find(({recap}) => recap === 'send')
  return !sending || daysLeft <= sending.before
}

const nearTerm = (engagement: Engagement, today: Day): Term | undefined => {
  if (!engagement.notice || engagement.endedOn || engagement.start > today) return undefined
  const term = openTerm(engagement, today)
  const daysLeft = term ? daysBetween(today, term.decision) : -1
  return term && daysLeft >= 0 && daysLeft <= noticeNearDays && isSendingDue(engagement, term, daysLeft)
    ? term
    : undefined
}

/** The notice deadline is within 15 days, and no recap was sent for the term. */
export const findNoRecap: FindSignals = ({book, today, customers}) => {
  const renewed = renewedEngagements(book)
  const recaps = lastRecaps(book)
  const signals: FoundSignal[] = []
  for (const engagement of book.outlines('engagement')) {
    const term = renewed.has(engagement.id) ? undefined : nearTerm(engagement, today)
    if (!term || recapSentFor(term, recaps.get(engagement.id))) continue
    const customer = customers.get(engagement.customer)
    if (!customer || isLeftInPeace(customer)) continue
    const {id} = engagement
    signals.push(
      makeSignal({
        about: id,
        customer,
        kind: 'risk',
        signal: 'no-recap',
        severity: 'red',
        since: addDays(term.decision, -noticeNearDays),
        evidence: () =>
          `Notice deadline ${term.decision} (${fromToday(term.decision, today)}) and no recap sent: ${oneLine(engagement.title)}`,
        records: () => [id],
        action: () => `crm recap ${book.shortId(customer.id)} --engagement ${book.shortId(id)} --sent`,
      }),
    )
  }
  return signals
}
