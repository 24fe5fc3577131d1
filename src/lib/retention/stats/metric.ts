import type {Book} from '../../book/book.ts'
import {decimalsOf} from '../../book/money.ts'
import {type Day, earlierDay} from '../../calendar/day.ts'
import type {Figure} from '../ratio.ts'

/** What the figures are asked. */
export interface StatsQuery {
  readonly book: Book
  readonly from: Day
  readonly to: Day
  readonly today: Day
  /** The user's IANA zone, which takes time to find out and is not always asked for. */
  readonly zone: () => string
}

/** A record that a figure was made from, and what it counted as. */
export interface Counted {
  readonly id: string
  readonly as: string
}

/** A figure, and every record that it was made from for whoever asks. */
export interface Metric<F extends Figure = Figure> {
  readonly figure: F
  readonly records: () => readonly Counted[]
}

/** The last day that anything is known of: a period may reach into the future. */
export const knownUntil = ({to, today}: StatsQuery): Day => earlierDay(to, today)

/** Whether something that happened on a day falls into the period. */
export const isWithin = ({from, to}: Pick<StatsQuery, 'from' | 'to'>, day: Day | null | undefined): day is Day =>
  typeof day === 'string' && day >= from && day <= to

/** A figure about money, of one currency. Where it counts money, `n` and `of` are in that currency's own unit. */
export type InCurrency<F extends Figure = Figure> = F & {readonly currency: string}

/** A figure about money: of the only currency there is, or unknown with each apart, for currencies are never added. */
export type MoneyFigure<F extends Figure = Figure> = Figure &
  Partial<F> & {readonly currency?: string; readonly byCurrency: readonly InCurrency<F>[]}

/** Minor units as a number in the currency's own unit: 135050 cents are 1350.5. */
export const inUnits = (minor: number, currency: string): number => minor / 10 ** decimalsOf(currency)

/** The only currency's figure, or what keeps it from being known. */
export const ofCurrencies = <F extends Figure>(figures: readonly InCurrency<F>[], reason: string): MoneyFigure<F> => {
  const [only, ...others] = figures
  if (!only) return {value: null, n: 0, of: 0, unknown: reason, byCurrency: []} as unknown as MoneyFigure<F>
  if (others.length === 0) return {...only, byCurrency: figures}
  const names = figures.map(({currency}) => currency).join(', ')
  const unknown = `currencies are not added (${names}): see each of them`
  return {value: null, n: 0, of: 0, unknown, byCurrency: figures} as unknown as MoneyFigure<F>
}
