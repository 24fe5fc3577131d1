import type {Book} from '../../book/book.ts'
import type {Customer, Engagement} from '../../book/outlines.ts'
import {addDays, type Day} from '../../calendar/day.ts'
import {fromToday, oneLine} from '../agenda/item.ts'
import {isLeftInPeace} from '../cadence.ts'
import {lapsedKeptDays} from '../constants.ts'
import {lastDayOf} from '../engagement-days.ts'
import {isLeftAtEnd, renewedEngagements} from '../ladder.ts'
import {type FindSignals, type FoundSignal, makeSignal, talk} from './signal.ts'

/** Whether the customer bought or agreed on something else that runs on, or that came after. */
const wentOn = (book: Book, engagement: Engagement, last: Day): boolean =>
  book.outlinesOf('purchase', engagement.customer).some(({on}) => on > last) ||
  book.outlinesOf('engagement', engagement.customer).some(other => other.id !== engagement.id && outlasts(other, last))

const outlasts = (other: Engagement, last: Day): boolean => {
  const otherLast = lastDayOf(other)
  return otherLast === undefined || otherLast > last
}

/** What ended on the same day is one loss: the engagement with the smallest id speaks for all. */
const isFirstOfDay = (book: Book, engagement: Engagement, last: Day): boolean =>
  !book
    .outlinesOf('engagement', engagement.customer)
    .some(other => other.id < engagement.id && isLeftAtEnd(other) && lastDayOf(other) === last)

/**
 * An engagement lapsed: a retainer or package ended, nobody renewed it, and nothing was bought or agreed on since.
 * Projects end because they are complete.
 */
export const findLapsed: FindSignals = ({book, today, customers}) => {
  const renewed = renewedEngagements(book)
  const oldest = addDays(today, -lapsedKeptDays)
  const signals: FoundSignal[] = []
  for (const engagement of book.outlines('engagement')) {
    const last = lastDayOf(engagement)
    if (last === undefined || last >= today || last < oldest) continue
    const customer = customers.get(engagement.customer)
    if (!customer || isLeftInPeace(customer) || !isLeftAtEnd(engagement) || renewed.has(engagement.id)) continue
    if (wentOn(book, engagement, last) || !isFirstOfDay(book, engagement, last)) continue
    signals.push(describe(book, customer, engagement, last, today))
  }
  return signals
}

const describe = (book: Book, customer: Customer, {id, title}: Engagement, last: Day, today: Day): FoundSignal =>
  makeSignal({
    about: id,
    customer,
    kind: 'risk',
    signal: 'lapsed',
    severity: 'red',
    since: addDays(last, 1),
    evidence: () =>
      `Ended on ${last} (${fromToday(last, today)}), not renewed, nothing bought or agreed since: ${oneLine(title)}`,
    records: () => [id],
    action: () => talk(book, customer, 'Asked whether to go on'),
  })
