import type {Book} from '../book/book.ts'
import type {LoyaltyRules} from '../book/loyalty-settings.ts'
import {type Money, minorUnits, readMoney, sumByCurrency} from '../book/money.ts'
import type {Customer, LoyaltyEntry} from '../book/outlines.ts'
import {addDays, type Day, earlierDay} from '../calendar/day.ts'

/** Tiers look back over a year: who spent much long ago is thanked in other ways. */
export const spendDays = 365

/** What an entry of the ledger changes: redeemed points and those taken back count below zero. */
export const signedPoints = ({way, points}: Pick<LoyaltyEntry, 'way' | 'points'>): number =>
  way === 'earned' ? points : -points

/** The points that a client has. Below zero where two machines redeemed the same ones. */
export const pointsOf = (book: Book, customer: string): number =>
  book.outlinesOf('loyalty', customer).reduce((sum, entry) => sum + signedPoints(entry), 0)

/** What a client bought within the year up to a day, each currency apart. */
export function spendOf(book: Book, customer: string, today: Day): Money[] {
  const from = addDays(today, -spendDays)
  const within = book.outlinesOf('purchase', customer).filter(({on}) => on > from && on <= today)
  return sumByCurrency(within.flatMap(({amount}) => readMoney(amount) ?? []))
}

/** The highest tier that a spend reaches; undefined below the first one. */
export function tierFor(spend: readonly Money[], tiers: LoyaltyRules['tiers']): string | undefined {
  const reached = tiers.filter(({from}) => {
    const spent = spend.find(({currency}) => currency === from.currency)
    return spent !== undefined && minorUnits(spent) >= minorUnits(from)
  })
  return reached.at(-1)?.name
}

/**
 * The points that an amount earns: so many for every full part of it. Another currency than the rule's earns none.
 *
 * @example pointsFor({amount: '250', currency: 'EUR'}, {count: 1, per: {amount: '100', currency: 'EUR'}}) //=> 2
 */
export function pointsFor(amount: Money, rule: LoyaltyRules['points']): number {
  if (!rule || rule.per.currency !== amount.currency) return 0
  return Number(minorUnits(amount) / minorUnits(rule.per)) * rule.count
}

/** Since when the years with a client are counted: as it was said, else from the first engagement or purchase; no status counts. */
export function tenureSince(book: Book, customer: Customer): Day | undefined {
  if (customer.since) return customer.since
  const days = [
    ...book.outlinesOf('engagement', customer.id).map(({start}) => start),
    ...book.outlinesOf('purchase', customer.id).map(({on}) => on),
  ]
  return days.length > 0 ? days.reduce(earlierDay) : undefined
}
