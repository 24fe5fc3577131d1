import type {Book} from '../book/book.ts'
import type {Customer, Engagement} from '../book/registry.ts'
import {
  addDays,
  civilDay,
  compareDays,
  type Day,
  daysBetween,
  earlierDay,
  laterDay,
  monthOf,
  yearOf,
} from '../calendar/day.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {cleanText} from './clean-text.ts'
import type {LetterKind} from './letter.ts'
import {chooseRecapPeriod, lookBackFrom, type Period, termOf} from './period.ts'

export interface OccasionRequest {
  readonly kind: LetterKind
  readonly customer: Customer
  readonly engagement?: Engagement | undefined
  readonly since?: Day | undefined
  readonly until?: Day | undefined
  /** The calendar year of a letter about a year. */
  readonly year?: number | undefined
  readonly today: Day
}

/** What a letter is about and which records belong in it. */
export interface Occasion {
  readonly period: Period
  /** The engagement it speaks of. */
  readonly engagement: Engagement | undefined
  /** The engagements whose items belong in it, beside those of none; without it those of every engagement do. */
  readonly itemsOf?: ReadonlySet<string>
  /** The last day of the recap that it follows. */
  readonly follows?: Day
  /** What a recap sent before has told is left out. */
  readonly onlyNew: boolean
  /** The last day of the term that was renewed. */
  readonly until?: Day | undefined
}

/**
 * The occasion of a letter. A recap looks back from the last one and tells nothing twice, unless its period is given; a
 * year, a closed engagement and a renewed one are told as a whole.
 *
 * @throws CrmError `invalid-value` for a period that begins after its end, `not-found` where nothing was renewed or closed.
 */
export const chooseOccasion = (book: Book, request: OccasionRequest): Occasion => occasions[request.kind](book, request)

const occasions: Readonly<Record<LetterKind, (book: Book, request: OccasionRequest) => Occasion>> = {
  recap: (book, request) => {
    const {period, engagement, follows} = chooseRecapPeriod(book, request)
    return {
      period,
      engagement,
      ...about(engagement),
      ...(follows ? {follows} : {}),
      onlyNew: !request.since && !request.until,
    }
  },
  thanks: thanksAfterRenewal,
  year: (_, request) => ({period: yearPeriod(request), engagement: undefined, onlyNew: false}),
  closeout: closeOut,
}

const about = (...engagements: readonly (Engagement | undefined)[]): Pick<Occasion, 'itemsOf'> => {
  const ids = engagements.flatMap(engagement => engagement?.id ?? [])
  return ids.length > 0 ? {itemsOf: new Set(ids)} : {}
}

/** From October on a letter about the year means the year that runs, before it the last (a judgement). */
const firstMonthOfReview = 10

function yearPeriod({year, today}: OccasionRequest): Period {
  const running = yearOf(today)
  const wanted = year ?? (monthOf(today) >= firstMonthOfReview ? running : running - 1)
  const from = civilDay(wanted, 1, 1)
  const to = civilDay(wanted, 12, 31)
  if (!from || !to || from > today) {
    throw invalidValue(`no year to look back on: ${wanted}`, `Give a year up to ${running}, e.g. ${running - 1}.`)
  }
  return {from, to: earlierDay(to, today)}
}

/** The engagement renewed last, and the term before that renewal. */
function thanksAfterRenewal(book: Book, {customer, engagement, today}: OccasionRequest): Occasion {
  const renewed = engagement ?? lastRenewed(book, customer, today)
  if (!renewed) {
    throw new CrmError('not-found', `nothing was renewed with ${cleanText(customer.name)}`, {
      hint: 'Renew an engagement with crm renew, or name the one to give thanks for with --engagement.',
    })
  }
  const term = termOf(renewed, laterDay(today, renewed.start))
  const before = book.find('engagement', renewed.renews)
  const told = before ? termOf(before, addDays(term.from, -1)) : termOf(renewed, addDays(term.from, -1))
  const to = earlierDay(told.to && told.to < term.from ? told.to : today, today)
  return {
    period: {from: earlierDay(told.to ? told.from : lookBackFrom(to), to), to},
    engagement: renewed,
    ...about(renewed, before),
    onlyNew: false,
    until: renewed.endedOn ? undefined : term.to,
  }
}

/** The engagement whose term followed another one last: a new one, or the turn of one that renews itself. */
function lastRenewed(book: Book, customer: Customer, today: Day): Engagement | undefined {
  const renewed = book
    .of('engagement', customer.id)
    .map(engagement => ({engagement, from: termOf(engagement, laterDay(today, engagement.start)).from}))
    .filter(({engagement, from}) => !engagement.endedOn && (engagement.renews || from > engagement.start))
  return renewed.sort((a, b) => compareDays(b.from, a.from))[0]?.engagement
}

/** The whole of the engagement that ends nearest to today, before it or after. */
function closeOut(book: Book, {customer, engagement, since, until, today}: OccasionRequest): Occasion {
  const closed = engagement ?? closing(book, customer, today)
  if (!closed) {
    throw new CrmError('not-found', `no engagement to close with ${cleanText(customer.name)}`, {
      hint: 'Name it with --engagement, or end it first: crm engagement end.',
    })
  }
  const to = until ?? earlierDay(lastDayOf(closed) ?? today, today)
  const from = since ?? closed.start
  if (from > to) throw invalidValue(`a letter cannot begin after its end: ${from} – ${to}`, 'Give an earlier --since.')
  return {period: {from, to}, engagement: closed, ...about(closed), onlyNew: false}
}

const lastDayOf = ({end, endedOn, rolling}: Engagement): Day | undefined =>
  endedOn && (!end || rolling || endedOn < end) ? endedOn : (!rolling && end) || undefined

/** What another engagement renews goes on: it is not closed. */
function closing(book: Book, customer: Customer, today: Day): Engagement | undefined {
  const engagements = book.of('engagement', customer.id)
  const renewed = new Set(engagements.map(({renews}) => renews))
  const ending = engagements.flatMap(engagement => {
    const end = lastDayOf(engagement)
    return end && engagement.start <= today && !renewed.has(engagement.id)
      ? [{engagement, away: Math.abs(daysBetween(end, today))}]
      : []
  })
  return ending.sort((a, b) => a.away - b.away)[0]?.engagement
}
