import type {Book} from '../book/book.ts'
import type {Engagement} from '../book/registry.ts'
import {addDays, type Day, earlierDay, laterDay} from '../calendar/day.ts'
import {addSpan, readSpan} from '../calendar/span.ts'
import {invalidValue} from '../errors.ts'
import {compareTexts} from '../text/compare.ts'

/** First and last day, both within. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** Whether a day lies in a period, its first and last day included. */
export const isWithin = (day: Day, {from, to}: Period): boolean => day >= from && day <= to

export interface PeriodRequest {
  readonly customer: {readonly id: string}
  readonly engagement?: Engagement | undefined
  readonly since?: Day | undefined
  readonly until?: Day | undefined
  readonly today: Day
}

/** The period of a recap and the engagement that it is about, if there is one. */
export interface RecapPeriod {
  readonly period: Period
  readonly engagement: Engagement | undefined
  /** The last day of the recap that this one follows. */
  readonly follows?: Day
}

/** How far a recap without an engagement looks back. */
const lookBackDays = 365

/** The first day of a look back that ends on a day and is not bounded by an engagement. */
export const lookBackFrom = (to: Day): Day => addDays(to, 1 - lookBackDays)

/**
 * The period of a recap: of the engagement given, else of the one that ends next, from its start or from the day after the
 * last recap sent for it, until today; without an engagement the last 365 days. What is typed wins.
 *
 * @throws CrmError `invalid-value` where it would begin after its end.
 */
export function chooseRecapPeriod(book: Book, request: PeriodRequest): RecapPeriod {
  const asOf = earlierDay(request.until ?? request.today, request.today)
  const engagement = request.engagement ?? engagementEndingNext(book.of('engagement', request.customer.id), asOf)
  const to = request.until ?? defaultEnd(engagement, request.today)
  const follows = engagement && lastCoveredDay(book, engagement, request.today, to)
  const from = request.since ?? defaultStart(engagement, follows, to)
  if (from > to) {
    throw invalidValue(
      `a recap cannot begin after its end: ${from} – ${to}`,
      'Give an earlier day with --since, or a later one with --until.',
    )
  }
  return {period: {from, to}, engagement, ...(follows && !request.since ? {follows} : {})}
}

const defaultEnd = (engagement: Engagement | undefined, today: Day): Day => {
  const end = engagement && termOf(engagement, today).to
  return end ? earlierDay(end, today) : today
}

const defaultStart = (engagement: Engagement | undefined, follows: Day | undefined, to: Day): Day => {
  if (!engagement) return lookBackFrom(to)
  const term = termOf(engagement, to)
  const start = follows ? laterDay(addDays(follows, 1), term.from) : term.from
  // An open-ended engagement has no renewal but a yearly recap.
  return term.to ? start : laterDay(start, lookBackFrom(to))
}

/**
 * The last day that a recap sent for an engagement covered. One sent today does not count, nor one that reaches as far as
 * the letter to be written: writing the same letter again gives the same letter.
 */
const lastCoveredDay = (book: Book, engagement: Engagement, today: Day, to: Day): Day | undefined =>
  book
    .of('recap', engagement.customer)
    .filter(sent => sent.engagement === engagement.id && sent.on < today && sent.to < to)
    .map(sent => sent.to)
    .reduce<Day | undefined>((last, day) => (last && last > day ? last : day), undefined)

/** The running engagement with the earliest end; open-ended ones only where no other runs, the latest begun first. */
function engagementEndingNext(engagements: readonly Engagement[], asOf: Day): Engagement | undefined {
  const running = engagements
    .map(engagement => ({engagement, start: engagement.start, end: termOf(engagement, asOf).to}))
    .filter(({start, end}) => start <= asOf && (!end || end >= asOf))
  const dated = running.filter(each => each.end).sort((a, b) => compareTexts(a.end ?? '', b.end ?? ''))
  const open = running.filter(each => !each.end).sort((a, b) => compareTexts(b.start, a.start))
  return (dated[0] ?? open[0])?.engagement
}

/** The term of an engagement that a day falls in: a rolling one renews itself by its span until it is ended. */
export function termOf(engagement: Engagement, day: Day): {from: Day; to: Day | undefined} {
  const {start, end, endedOn} = engagement
  const span = engagement.rolling ? readSpan(engagement.rolling) : undefined
  let term = {from: start, to: end ?? undefined}
  for (let times = 1; span && end && term.to && term.to < day && !(endedOn && endedOn <= term.to); times++) {
    term = {from: addDays(term.to, 1), to: addSpan(end, span, times)}
  }
  return endedOn ? {from: term.from, to: term.to ? earlierDay(term.to, endedOn) : endedOn} : term
}
