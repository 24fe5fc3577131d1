import {addDays, type Day} from '../../src/lib/calendar/day.ts'
import type {BookBuilder} from './build.ts'

/** Adds a purchase on each day of some gaps, the first on `start`; amounts in EUR, the last one for all that are missing. */
export const withPurchases = (
  builder: BookBuilder,
  start: Day,
  gaps: readonly number[],
  amounts: readonly number[] = [1000],
): BookBuilder => {
  let on = start
  for (const [at, gap] of [0, ...gaps].entries()) {
    on = addDays(on, gap)
    builder.add('purchase', {on, amount: `${amounts[at] ?? amounts.at(-1)} EUR`})
  }
  return builder
}
