import type {Book} from '../book/book.ts'
import type {Tier} from '../book/choices.ts'
import type {Customer} from '../book/outlines.ts'
import {addDays, type Day, epochDay, fromEpochDay, type Weekday, weekdayOf} from '../calendar/day.ts'
import {isQuiet} from '../calendar/quiet-periods.ts'
import {addSpan, type Span, spanInDays, spanInWords} from '../calendar/span.ts'
import {invalidValue} from '../errors.ts'
import {compareTexts} from '../text/compare.ts'
import {weekendWith} from './business-days.ts'
import {cadenceSince, lastTwoWayTouches} from './cadence.ts'

/** A customer and the day that its first check-in waits for. */
export interface SpreadDay {
  readonly customer: Customer
  readonly on: Day
}

/** What is spread over more than a year would better have a longer cadence. */
const longestDays = 366

const tierOf = (customer: Customer, book: Book): string => customer.tier ?? book.settings.tier

/** The customers with a cadence and without any two-way touch: by tier, the longest waiting first. */
function untouchedCustomers(book: Book, today: Day, tiers: readonly Tier[]): Customer[] {
  const touches = lastTwoWayTouches(book)
  return book
    .outlines('customer')
    .flatMap(customer => {
      const tier = tierOf(customer, book)
      if (touches.has(customer.id) || (tiers.length > 0 && !tiers.some(each => each === tier))) return []
      const cadence = cadenceSince(customer, undefined, book.settings, today)
      return cadence ? [{customer, tier, ideal: cadence.ideal}] : []
    })
    .sort(
      (a, b) =>
        compareTexts(a.tier, b.tier) || compareTexts(a.ideal, b.ideal) || compareTexts(a.customer.id, b.customer.id),
    )
    .map(({customer}) => customer)
}

/** The days of a span from tomorrow on, without the weekend and quiet periods. */
function workingDays(book: Book, today: Day, span: Span): Day[] {
  const {weekend, quiet} = book.settings
  const first = epochDay(addDays(today, 1))
  const last = epochDay(addSpan(today, span))
  return Array.from({length: last - first + 1}, (_, i) => fromEpochDay(first + i)).filter(
    day => !weekend.has(weekdayOf(day)) && !isQuiet(quiet, day),
  )
}

/** The day of a number, or the nearest one that is none of a customer's own weekend: a later one first. */
const dayFor = (days: readonly Day[], at: number, weekend: ReadonlySet<Weekday>): Day | undefined => {
  const fits = (day: Day): boolean => !weekend.has(weekdayOf(day))
  return days.slice(at).find(fits) ?? days.slice(0, at).findLast(fits) ?? days[at]
}

/**
 * Gives the customers without any two-way touch, such as those of an import, days for their first check-ins: evenly over
 * the working days of a span from tomorrow on, the closest tier first. The same book gives the same days.
 *
 * @throws CrmError `invalid-value` for a span over a year, or without a working day.
 */
export function spreadDays(book: Book, today: Day, span: Span, tiers: readonly Tier[]): SpreadDay[] {
  if (spanInDays(span) > longestDays) {
    throw invalidValue(`a spread over ${spanInWords(span)}`, 'A year is the longest, e.g. crm spread 6w')
  }
  const days = workingDays(book, today, span)
  if (days.length === 0) {
    throw invalidValue(`no working day within ${spanInWords(span)}`, 'Give a longer span, e.g. crm spread 6w')
  }
  const customers = untouchedCustomers(book, today, tiers)
  return customers.flatMap((customer, i) => {
    const at = Math.floor((i * days.length) / customers.length)
    const on = dayFor(days, at, weekendWith(customer, book.settings))
    return on ? [{customer, on}] : []
  })
}
