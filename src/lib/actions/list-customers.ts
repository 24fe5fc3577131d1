import type {Book} from '../book/book.ts'
import {statuses, tiers} from '../book/choices.ts'
import {elementsOf} from '../book/fields.ts'
import {plainName} from '../book/filter/fields.ts'
import {parseFilter} from '../book/filter/parse.ts'
import {readChoice} from '../book/input.ts'
import type {Customer} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import {matcherOf} from '../reach/match-filter.ts'
import {checkInDay, checkInId} from '../retention/agenda/check-ins.ts'
import {statesOf} from '../retention/agenda.ts'
import {cadenceSince, lastTouches, lastTwoWayTouches} from '../retention/cadence.ts'
import {compareTexts} from '../text/compare.ts'
import {foldText} from '../text/fold.ts'

export interface ListOptions {
  readonly tier: string | undefined
  readonly tags: readonly string[]
  readonly status: string | undefined
  /** An expression, see book/filter. */
  readonly filter?: string | undefined
  readonly sort: string | undefined
  /** The last of the order first. */
  readonly reverse: boolean
  readonly limit: number | undefined
}

export interface CustomerRow {
  readonly id: string
  readonly name: string
  readonly tier: string | null
  readonly status: string
  readonly tags: readonly string[]
  readonly lastTouch: Day | null
  readonly nextDue: Day | null
}

/** The orders that customers can be listed in. */
export const customerOrders = ['name', 'tier', 'last-touch', 'next-due', 'added'] as const

/** The customers, by name unless told; with the day of the last touch and of the next check-in. */
export function listCustomers(book: Book, today: Day, options: ListOptions): {customers: CustomerRow[]; total: number} {
  const tier = options.tier === undefined ? undefined : readChoice(options.tier, tiers, 'tier')
  const status = options.status === undefined ? undefined : readChoice(options.status, statuses, 'status')
  const sort = options.sort === undefined ? 'name' : readChoice(plainName(options.sort), customerOrders, 'order')
  const fits = options.filter === undefined ? undefined : matcherOf(book, today, parseFilter(options.filter))
  const wantedTags = options.tags.map(foldText)
  const chosen = book.all('customer').filter(customer => {
    if (tier !== undefined && (customer.tier ?? book.settings.tier) !== tier) return false
    if (status !== undefined && statusOf(customer) !== status) return false
    if (!wantedTags.every(tag => elementsOf(customer.tags).some(held => foldText(held) === tag))) return false
    return fits?.(customer) ?? true
  })
  const isByTouches = sort === 'last-touch' || sort === 'next-due'
  const ordered = sortCustomers(chosen, sort, isByTouches ? touchDaysOf(book, today) : undefined)
  const sorted = (options.reverse ? ordered.reverse() : ordered).slice(0, options.limit)
  const {lastTouch, nextDue} = touchDaysOf(book, today, sorted.length < chosen.length ? sorted : undefined)
  const customers = sorted.map(
    (customer): CustomerRow => ({
      id: customer.id,
      name: customer.name,
      tier: customer.tier ?? null,
      status: statusOf(customer),
      tags: elementsOf(customer.tags),
      lastTouch: lastTouch(customer) ?? null,
      nextDue: nextDue(customer) ?? null,
    }),
  )
  return {customers, total: chosen.length}
}

/** The days of a customer's last touch and of the next check-in. */
interface TouchDays {
  lastTouch(customer: Customer): Day | undefined
  nextDue(customer: Customer): Day | undefined
}

/** Those days of every customer, or of a few. */
function touchDaysOf(book: Book, today: Day, few?: readonly Customer[]): TouchDays {
  const ids = few?.map(({id}) => id)
  const touched = lastTouches(book, ids)
  const twoWay = lastTwoWayTouches(book, ids)
  const states = statesOf(book)
  return {
    lastTouch: ({id}) => touched.get(id)?.on,
    nextDue: customer => {
      const cadence = cadenceSince(customer, twoWay.get(customer.id), book.settings, today)
      return cadence && checkInDay(cadence, states.get(checkInId(customer)))
    },
  }
}

const statusOf = (customer: Customer): string => customer.status ?? 'active'

function sortCustomers(
  customers: readonly Customer[],
  sort: (typeof customerOrders)[number],
  days: TouchDays | undefined,
): Customer[] {
  const key: Readonly<Record<typeof sort, (customer: Customer) => string>> = {
    name: () => '',
    tier: ({tier}) => tier ?? 'Z',
    'last-touch': customer => days?.lastTouch(customer) ?? '',
    'next-due': customer => days?.nextDue(customer) ?? '9999',
    added: ({added}) => added,
  }
  const keyed = customers.map(customer => ({customer, first: key[sort](customer), name: foldText(customer.name)}))
  keyed.sort(
    (a, b) =>
      compareTexts(a.first, b.first) || compareTexts(a.name, b.name) || compareTexts(a.customer.id, b.customer.id),
  )
  return keyed.map(({customer}) => customer)
}
