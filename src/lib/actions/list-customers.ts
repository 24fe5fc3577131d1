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
  const touched = lastTouches(book)
  const twoWay = lastTwoWayTouches(book)
  const chosen = book.all('customer').filter(customer => {
    if (tier !== undefined && (customer.tier ?? book.settings.tier) !== tier) return false
    if (status !== undefined && statusOf(customer) !== status) return false
    if (!wantedTags.every(tag => elementsOf(customer.tags).some(held => foldText(held) === tag))) return false
    return fits?.(customer) ?? true
  })
  const states = statesOf(book)
  const nextCheckIn = (customer: Customer): Day | undefined => {
    const cadence = cadenceSince(customer, twoWay.get(customer.id), book.settings, today)
    return cadence && checkInDay(cadence, states.get(checkInId(customer)))
  }
  const rows = chosen.map((customer): CustomerRow & {added: Day} => ({
    id: customer.id,
    name: customer.name,
    tier: customer.tier ?? null,
    status: statusOf(customer),
    tags: elementsOf(customer.tags),
    lastTouch: touched.get(customer.id)?.on ?? null,
    nextDue: nextCheckIn(customer) ?? null,
    added: customer.added,
  }))
  const sorted = sortRows(rows, sort)
  return {
    customers: sorted.slice(0, options.limit).map(({added: _, ...row}) => row),
    total: rows.length,
  }
}

const statusOf = (customer: Customer): string => customer.status ?? 'active'

type Row = CustomerRow & {readonly added: Day}

function sortRows(rows: readonly Row[], sort: (typeof customerOrders)[number]): Row[] {
  const key: Readonly<Record<typeof sort, (row: Row) => string>> = {
    name: () => '',
    tier: row => row.tier ?? 'Z',
    'last-touch': row => row.lastTouch ?? '',
    'next-due': row => row.nextDue ?? '9999',
    added: row => row.added,
  }
  const keyed = rows.map(row => ({row, first: key[sort](row), name: foldText(row.name)}))
  keyed.sort(
    (a, b) => compareTexts(a.first, b.first) || compareTexts(a.name, b.name) || compareTexts(a.row.id, b.row.id),
  )
  return keyed.map(({row}) => row)
}
