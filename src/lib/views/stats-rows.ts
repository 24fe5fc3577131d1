import type {Stats} from '../actions/stats.ts'
import {amountOf, decimalsOf, formatMoney, type Money} from '../book/money.ts'
import {shareInWords, shortNumber} from '../retention/figure-words.ts'
import type {Figure} from '../retention/ratio.ts'

/** A line of the table: the figure, its value, and what else there is to know. */
export type StatsRow = readonly [figure: string, value: string, note: string]

const money = (value: number, currency: string): string =>
  formatMoney({amount: amountOf(BigInt(Math.round(value * 10 ** decimalsOf(currency))), currency), currency})

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join('; ')

const interval = ({interval: bounds}: Figure, unit = ''): string | undefined =>
  bounds && `95%: ${shortNumber(bounds[0])}${unit} to ${shortNumber(bounds[1])}${unit}`

const leftOut = ({leftOut: count}: {readonly leftOut?: number}): string | undefined =>
  count === undefined ? undefined : `${count} on another scale left out`

/** A line, or where the value is not known the reason. */
const row = (name: string, figure: Figure, value: () => string, ...notes: readonly (string | undefined)[]): StatsRow =>
  figure.value === null ? [name, 'unknown', joined(figure.unknown, ...notes)] : [name, value(), joined(...notes)]

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

const answerRows = ({nps, csat, ces}: Stats): StatsRow[] => [
  row(
    'NPS',
    nps,
    () => shortNumber(nps.value ?? 0),
    nps.n > 0
      ? `${count(nps.n, 'answer')}: ${count(nps.promoters, 'promoter')}, ${nps.passives} passive, ${count(nps.detractors, 'detractor')}`
      : undefined,
    interval(nps),
    leftOut(nps),
  ),
  row(
    'CSAT',
    csat,
    () => shareInWords(csat),
    csat.mean === null ? undefined : `mean ${shortNumber(csat.mean)} of 5`,
    interval(csat, '%'),
    leftOut(csat),
  ),
  row(
    'CES',
    ces,
    () => `${shortNumber(ces.value ?? 0)} of 7`,
    ces.n > 0 ? `${count(ces.n, 'answer')}, easy for ${shareInWords(ces.easy)}` : undefined,
    interval(ces.easy, '%'),
    leftOut(ces),
  ),
]

type Revenue = Stats['revenue']['grr']

const revenueRows = (name: string, figure: Revenue): StatsRow[] => {
  if (figure.byCurrency.length === 0) return [row(name, figure, () => '')]
  return figure.byCurrency.map(each =>
    row(
      figure.byCurrency.length > 1 ? `${name}, ${each.currency}` : name,
      each,
      () => `${shortNumber(each.value ?? 0)}%`,
      `${money(each.n, each.currency)} of ${money(each.of, each.currency)} a year`,
    ),
  )
}

const lifetimeRows = ({lifetimeValue}: Stats): StatsRow[] => {
  if (lifetimeValue.byCurrency.length === 0) return [row('Lifetime value', lifetimeValue, () => '')]
  return lifetimeValue.byCurrency.flatMap(each => {
    const {currency, expected} = each
    const suffix = lifetimeValue.byCurrency.length > 1 ? `, ${currency}` : ''
    return [
      row(
        `Lifetime value${suffix}`,
        each,
        () => money(each.value ?? 0, currency),
        `paid so far, mean of ${count(each.n, 'customer')}`,
      ),
      row(
        `  expected${suffix}`,
        expected,
        () => money(expected.value ?? 0, currency),
        expected.value === null ? undefined : expected.convention,
      ),
    ]
  })
}

const hours = (value: number): string => `${shortNumber(value)} h`

const concentrationRows = ({concentration}: Stats): StatsRow[] => {
  if (concentration.byCurrency.length === 0) return [row('Concentration', concentration, () => '')]
  return concentration.byCurrency.map(each => {
    const name = concentration.byCurrency.length > 1 ? `Concentration, ${each.currency}` : 'Concentration'
    const amounts = `${money(each.n, each.currency)} of ${money(each.of, each.currency)}`
    const who = each.customer ? `the largest: ${each.customer.name}` : undefined
    return row(name, each, () => `${shortNumber(each.value ?? 0)}%`, each.level ?? undefined, amounts, who)
  })
}

const costs = (amounts: readonly Money[]): string =>
  amounts.length === 0 ? 'none noted' : amounts.map(formatMoney).join(' and ')

const acquisitionRows = ({acquisition}: Stats): StatsRow[] => {
  const {hours: spent, costs: paid, newCustomers, hoursPerNewCustomer} = acquisition
  const each =
    hoursPerNewCustomer === null
      ? 'no new customer'
      : `${count(newCustomers, 'new customer')}, ${hours(hoursPerNewCustomer)} each`
  return [
    row(
      'Acquisition',
      acquisition,
      () => `${shortNumber(acquisition.value ?? 0)}%`,
      `${hours(spent.acquisition)} to win, ${hours(spent.retention)} to keep`,
      each,
    ),
    ['  costs', '', `to win: ${costs(paid.acquisition)}; to keep: ${costs(paid.retention)}`],
  ]
}

/** Every figure of a period, each with its counts and what is unsure about it. */
export const statsRows = (stats: Stats): StatsRow[] => {
  const {retention, churn, revenue, promises, referrals, firstReply} = stats
  const {onPromise} = firstReply
  return [
    ...answerRows(stats),
    row('Retention', retention, () => shareInWords(retention, 'customers')),
    row('Churn', churn, () => shareInWords(churn, 'customers')),
    ...revenueRows('Revenue kept, gross', revenue.grr),
    ...revenueRows('Revenue kept, net', revenue.nrr),
    ...lifetimeRows(stats),
    row(
      'Promises kept',
      promises,
      () => shareInWords(promises),
      promises.of > 0 ? `${promises.late} late, ${promises.broken} broken` : undefined,
    ),
    row('Referrals', referrals, () => shareInWords(referrals, 'new customers')),
    row(
      'First reply',
      firstReply,
      () => hours(firstReply.value ?? 0),
      firstReply.n > 0
        ? `business hours at the median, of ${count(firstReply.n, 'reply', 'replies')} to ${count(firstReply.of, 'request')}`
        : undefined,
      firstReply.calendarHours === null ? undefined : `${hours(firstReply.calendarHours)} by the calendar`,
      onPromise.value === null ? undefined : `as promised ${shareInWords(onPromise)}`,
    ),
    ...concentrationRows(stats),
    ...acquisitionRows(stats),
  ]
}
