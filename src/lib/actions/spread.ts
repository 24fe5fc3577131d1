import type {Book} from '../book/book.ts'
import type {Tier} from '../book/choices.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, presentName} from '../book/present.ts'
import type {Day} from '../calendar/day.ts'
import {parseSpan} from '../calendar/span.ts'
import {checkInId} from '../retention/agenda/check-ins.ts'
import {allItemsOf} from '../retention/agenda.ts'
import {snoozeItem} from '../retention/complete.ts'
import {spreadDays} from '../retention/spread.ts'

export interface Spread {
  readonly spread: readonly {readonly customer: Named; readonly on: Day}[]
}

/**
 * Staggers the first check-ins of those never talked to over a span: each waits for its day, as if snoozed, in one change.
 *
 * @throws CrmError `invalid-value` for what is no span, one over a year, or one without a working day.
 */
export function spreadCheckIns(
  book: Book,
  {span, tiers}: {readonly span: string; readonly tiers: readonly Tier[]},
  {today}: Moment,
): Plan<Spread> {
  const days = spreadDays(book, today, parseSpan(span), tiers)
  const ids = days.map(({customer}) => customer.id)
  const items = new Map(allItemsOf(book, today, ids).map(item => [item.id, item]))
  const edits = days.flatMap(({customer, on}) => {
    const item = items.get(checkInId(customer))
    return item ? snoozeItem(book, item, on, today) : []
  })
  return {
    edits,
    summary: `spread: ${days.length} check-ins over ${span}`,
    result: () => ({spread: days.map(({customer, on}) => ({customer: presentName(customer), on}))}),
  }
}
