import type {Customer} from '../../book/outlines.ts'
import {addDays, type Day} from '../../calendar/day.ts'
import {type ActiveBy, activeBy, customerSince} from '../active.ts'
import type {Figure} from '../ratio.ts'
import {referralRate} from '../referral-rate.ts'
import {logoChurn, retentionRate} from '../retention-rates.ts'
import {isWithin, knownUntil, type Metric, type StatsQuery} from './metric.ts'

type Movement = 'kept' | 'lost' | 'came'

interface Moved {
  readonly customer: Customer
  readonly as: Movement
  /** What makes them active at the end, or made them so before. */
  readonly by: ActiveBy
}

const movementOf = (customer: Customer, before: ActiveBy | undefined, after: ActiveBy | undefined): Moved[] => {
  if (after) return [{customer, as: before ? 'kept' : 'came', by: after}]
  return before ? [{customer, as: 'lost', by: before}] : []
}

/** Who was active before a day and at the end of the period. Who came back counts as come. */
export type Movements = (from: Day) => readonly Moved[]

/** The movements of customers up to the end of the period, from its beginning or another day, each worked out once. */
export const customerMovements = (query: StatsQuery): Movements => {
  const known = new Map<Day, readonly Moved[]>()
  return from => {
    const held = known.get(from) ?? moveFrom(query, from)
    known.set(from, held)
    return held
  }
}

const moveFrom = (query: StatsQuery, from: Day): Moved[] => {
  const {book} = query
  const until = knownUntil(query)
  if (until < from) return []
  const before = activeBy(book, addDays(from, -1))
  const after = activeBy(book, until)
  return book.outlines('customer').flatMap(customer => movementOf(customer, before(customer), after(customer)))
}

const count = (moved: readonly Moved[], wanted: Movement): number => moved.filter(({as}) => as === wanted).length

const reasons: Readonly<Record<ActiveBy, string>> = {
  engagement: 'by an engagement',
  rhythm: 'by their purchases',
  hand: 'by your word',
}

const recordsOf = (moved: readonly Moved[]) =>
  moved.map(({customer, as, by}) => ({
    id: customer.id,
    as: `${as}, active ${reasons[by]}${as === 'lost' ? ' before' : ''}`,
  }))

/** Customer retention rate: of those active before the period, who still are at its end. */
export const retentionMetric = (moved: readonly Moved[]): Metric<Figure> => {
  const [kept, lost, came] = [count(moved, 'kept'), count(moved, 'lost'), count(moved, 'came')]
  return {figure: retentionRate({start: kept + lost, end: kept + came, added: came}), records: () => recordsOf(moved)}
}

/** Logo churn: of those active before the period, who are not any more at its end. */
export const churnMetric = (moved: readonly Moved[]): Metric<Figure> => {
  const before = moved.filter(({as}) => as !== 'came')
  return {figure: logoChurn(count(before, 'lost'), before.length), records: () => recordsOf(before)}
}

/** Referral rate: of those who became customers in the period, who was referred. */
export const referralsMetric = (query: StatsQuery): Metric<Figure> => {
  const known = {from: query.from, to: knownUntil(query)}
  const newcomers = query.book.outlines('customer').filter(each => isWithin(known, customerSince(query.book, each)))
  const toldOf = new Set(query.book.outlines('referral').map(({to}) => to))
  const isReferred = ({id, referredBy}: Customer): boolean => Boolean(referredBy) || toldOf.has(id)
  return {
    figure: referralRate(newcomers.filter(isReferred).length, newcomers.length),
    records: () => newcomers.map(each => ({id: each.id, as: isReferred(each) ? 'by referral' : 'not by referral'})),
  }
}
