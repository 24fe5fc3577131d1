import type {Purpose} from '../../book/choices.ts'
import {formatMoney, type Money, readMoney, sumByCurrency} from '../../book/money.ts'
import type {Day} from '../../calendar/day.ts'
import {customerSince} from '../active.ts'
import {type Figure, share} from '../ratio.ts'
import {isWithin, knownUntil, type Metric, type StatsQuery} from './metric.ts'

type PerPurpose<Value> = Readonly<Record<Purpose, Value>>

/** Own hours and costs by what they were for. */
export interface AcquisitionFigure extends Figure {
  /** Hours noted with touches and value items. */
  readonly hours: PerPurpose<number>
  /** Expenses, each currency apart. */
  readonly costs: PerPurpose<readonly Money[]>
  readonly newCustomers: number
  /** Hours of acquisition for each new customer; null where none came. */
  readonly hoursPerNewCustomer: number | null
}

interface Spent {
  /** What it was noted with; its id is made of the index only when it is asked for. */
  readonly work: Work
  readonly purpose: Purpose
  readonly minutes: number
}

interface Cost {
  readonly id: string
  readonly purpose: Purpose
  readonly money: Money
}

/** When each customer became one, and what time and money spent on a day were for where nobody said. */
interface Customers {
  readonly since: ReadonlyMap<string, Day | undefined>
  purposeOn(customer: string | null | undefined, day: Day): Purpose
}

/** What is done for somebody who is no customer yet is acquisition, and so is what is spent on nobody in particular. */
const readCustomers = (query: StatsQuery): Customers => {
  const since = new Map(query.book.outlines('customer').map(each => [each.id, customerSince(query.book, each)]))
  const purposeOn: Customers['purposeOn'] = (customer, day) => {
    const from = customer ? since.get(customer) : undefined
    return from === undefined || day < from ? 'acquisition' : 'retention'
  }
  return {since, purposeOn}
}

interface Work {
  readonly id: string
  readonly customer: string
  readonly on: Day
  readonly minutes?: number | null
  readonly channel?: string | null
  readonly purpose?: Purpose | null
}

const minutesSpent = ({book}: StatsQuery, isKnown: (day: Day) => boolean, customers: Customers): Spent[] => {
  const counts = ({customer, on, minutes, channel}: Work): boolean =>
    Boolean(minutes) && isKnown(on) && channel !== 'note' && customers.since.has(customer)
  const works: readonly Work[] = [...book.select('touch', counts), ...book.select('value', counts)]
  return works.map(work => ({
    work,
    purpose: work.purpose ?? customers.purposeOn(work.customer, work.on),
    minutes: work.minutes ?? 0,
  }))
}

const moneySpent = ({book}: StatsQuery, isKnown: (day: Day) => boolean, customers: Customers): Cost[] =>
  book.outlines('expense').flatMap(({id, customer, on, amount, purpose}): Cost[] => {
    const money = readMoney(amount)
    return money && isKnown(on) ? [{id, purpose: purpose ?? customers.purposeOn(customer, on), money}] : []
  })

const perPurpose = <Value>(value: (purpose: Purpose) => Value): PerPurpose<Value> => ({
  acquisition: value('acquisition'),
  retention: value('retention'),
  delivery: value('delivery'),
})

const minutesPerHour = 60

/**
 * What it takes to win customers against what it takes to keep them: of the hours noted for either, the share that went
 * into winning them. Delivery, where it is told apart, is neither.
 */
export const acquisitionMetric = (query: StatsQuery): Metric<AcquisitionFigure> => {
  const known = {from: query.from, to: knownUntil(query)}
  const isKnown = (day: Day): boolean => isWithin(known, day)
  const customers = readCustomers(query)
  const spent = minutesSpent(query, isKnown, customers)
  const costs = moneySpent(query, isKnown, customers)
  const hours = perPurpose(
    wanted => spent.reduce((sum, {purpose, minutes}) => sum + (purpose === wanted ? minutes : 0), 0) / minutesPerHour,
  )
  const newCustomers = [...customers.since.values()].filter(day => isWithin(known, day)).length
  return {
    figure: {
      ...share(hours.acquisition, hours.acquisition + hours.retention, 'no minutes were noted in this period'),
      hours,
      costs: perPurpose(wanted =>
        sumByCurrency(costs.flatMap(({purpose, money}) => (purpose === wanted ? [money] : []))),
      ),
      newCustomers,
      hoursPerNewCustomer: newCustomers === 0 ? null : hours.acquisition / newCustomers,
    },
    records: () => [
      ...spent.map(({work, purpose, minutes}) => ({id: work.id, as: `${purpose}: ${minutes} min`})),
      ...costs.map(({id, purpose, money}) => ({id, as: `${purpose}: ${formatMoney(money)}`})),
    ],
  }
}
