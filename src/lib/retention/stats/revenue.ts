import type {Book} from '../../book/book.ts'
import {minorNumber, readRate} from '../../book/money.ts'
import type {Engagement} from '../../book/outlines.ts'
import type {Day} from '../../calendar/day.ts'
import {grossRevenueRetention, netRevenueRetention, type RevenueMovement} from '../retention-rates.ts'
import {runningTerm} from '../term.ts'
import {
  type Counted,
  type InCurrency,
  inUnits,
  isWithin,
  knownUntil,
  type Metric,
  type MoneyFigure,
  ofCurrencies,
  type StatsQuery,
} from './metric.ts'

/** An engagement with a fee that comes again, as a year's minor units of its currency. */
interface Recurring {
  readonly engagement: Engagement
  readonly currency: string
  readonly yearly: number
}

const monthsPerYear = 12

const recurringOf = (engagement: Engagement): Recurring | undefined => {
  const rate = readRate(engagement.fee)
  if (!rate || rate.per === 'total') return undefined
  const yearly = minorNumber(rate) * (rate.per === 'month' ? monthsPerYear : 1)
  return {engagement, currency: rate.currency, yearly}
}

/** How an engagement came out that could have been lost in the period. */
type Fate = 'went on' | 'ended'

/** Whether a turn of a rolling engagement ended in the period. */
const turnEnded = (engagement: Engagement, query: StatsQuery, until: Day): boolean => {
  const term = runningTerm(engagement, query.from)
  return term !== undefined && term.end <= until && term.end < query.today
}

/**
 * Up for renewal in the period: what ended or was ended in it, a turn of a rolling engagement that ended in it, and what is
 * open-ended and ran before it, for that can be left at any time.
 */
const fateOf = (
  engagement: Engagement,
  query: StatsQuery,
  renewed: ReadonlyMap<string, Recurring>,
): Fate | undefined => {
  const {id, start, end, endedOn, rolling} = engagement
  const until = knownUntil(query)
  const known = {from: query.from, to: until}
  const ranBefore = start < query.from
  if (endedOn) return isWithin(known, endedOn) && (end || ranBefore) ? 'ended' : undefined
  if (!end) return ranBefore ? 'went on' : undefined
  if (rolling) return turnEnded(engagement, query, until) ? 'went on' : undefined
  return isWithin(known, end) && (end < query.today || renewed.has(id)) ? 'ended' : undefined
}

/** What one customer paid a year, and pays now, in one currency. */
interface Account {
  readonly currency: string
  before: number
  after: number
}

const movementOf = (accounts: readonly Account[]): RevenueMovement => {
  const movement = {start: 0, expansion: 0, contraction: 0, churn: 0}
  for (const {before, after} of accounts) {
    movement.start += before
    if (after > before) movement.expansion += after - before
    else if (after === 0) movement.churn += before
    else movement.contraction += before - after
  }
  return movement
}

const wordFor = (before: number, after: number): string => {
  if (after === 0) return 'lost'
  if (after === before) return 'kept'
  return after > before ? 'renewed for more' : 'renewed for less'
}

interface Ledger {
  readonly accounts: Map<string, Account>
  readonly records: Counted[]
}

const successors = (all: readonly Recurring[]): ReadonlyMap<string, Recurring> =>
  new Map(all.flatMap(each => (each.engagement.renews ? [[each.engagement.renews, each] as const] : [])))

const keyOf = ({engagement, currency}: Recurring): string => `${engagement.customer} ${currency}`

/** What was up for renewal, and what became of it. */
const openAccounts = (all: readonly Recurring[], query: StatsQuery): Ledger => {
  const renewed = successors(all)
  const ledger: Ledger = {accounts: new Map(), records: []}
  for (const each of all) {
    const fate = fateOf(each.engagement, query, renewed)
    if (!fate) continue
    const next = renewed.get(each.engagement.id)
    const following = next?.currency === each.currency ? next.yearly : 0
    const after = fate === 'went on' ? each.yearly : following
    const account = ledger.accounts.get(keyOf(each)) ?? {currency: each.currency, before: 0, after: 0}
    account.before += each.yearly
    account.after += after
    ledger.accounts.set(keyOf(each), account)
    ledger.records.push({id: each.engagement.id, as: wordFor(each.yearly, after)})
  }
  return ledger
}

/** What the same customers agreed on in addition: no renewal, and not up for renewal itself. */
const addNew = ({accounts, records}: Ledger, all: readonly Recurring[], query: StatsQuery): void => {
  const counted = new Set(records.map(({id}) => id))
  const known = {from: query.from, to: knownUntil(query)}
  for (const each of all) {
    const account = accounts.get(keyOf(each))
    const {id, start, renews} = each.engagement
    if (!account || renews || counted.has(id) || !isWithin(known, start)) continue
    account.after += each.yearly
    records.push({id, as: 'added'})
  }
}

const allRecurring = (book: Book): Recurring[] => book.outlines('engagement').flatMap(each => recurringOf(each) ?? [])

export interface RevenueMetrics {
  readonly grr: Metric<MoneyFigure>
  readonly nrr: Metric<MoneyFigure>
}

const nothing = 'no recurring fee was up for renewal in this period'

/**
 * Gross and net revenue retention, each currency apart: recurring fees by the year, of what was up for renewal in the
 * period. A customer who let one engagement go and agreed on another changed; one who has none any more is churn.
 */
export const revenueMetrics = (query: StatsQuery): RevenueMetrics => {
  const all = allRecurring(query.book)
  const ledger = openAccounts(all, query)
  addNew(ledger, all, query)
  const accounts = [...ledger.accounts.values()]
  const currencies = [...new Set(accounts.map(({currency}) => currency))].sort()
  const metric = (formula: typeof grossRevenueRetention): Metric<MoneyFigure> => {
    const figures = currencies.map((currency): InCurrency => {
      const figure = formula(movementOf(accounts.filter(account => account.currency === currency)))
      return {...figure, n: inUnits(figure.n, currency), of: inUnits(figure.of, currency), currency}
    })
    return {figure: ofCurrencies(figures, nothing), records: () => ledger.records}
  }
  return {grr: metric(grossRevenueRetention), nrr: metric(netRevenueRetention)}
}
