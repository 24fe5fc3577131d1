import {concentrationAttentionOver, concentrationUrgentOver} from './constants.ts'
import {type Figure, share} from './ratio.ts'

export type ConcentrationLevel = 'fine' | 'attention' | 'urgent'

export interface Concentration extends Figure {
  /** Null when the share is unknown. */
  readonly level: ConcentrationLevel | null
}

const levelOf = (percent: number): ConcentrationLevel => {
  if (percent > concentrationUrgentOver) return 'urgent'
  return percent > concentrationAttentionOver ? 'attention' : 'fine'
}

/**
 * The largest customer's share of the income, in percent: over 25 needs attention, over 35 is urgent (judgements).
 * The counts are money.
 *
 * @param incomes one sum per customer over the last 12 months, in minor units of one currency
 * @example concentration([40, 30, 30]) //=> {value: 40, n: 40, of: 100, level: 'urgent'}
 */
export const concentration = (incomes: readonly number[]): Concentration => {
  const total = incomes.reduce((sum, income) => sum + income, 0)
  const largest = incomes.reduce((most, income) => Math.max(most, income), 0)
  const figure = share(largest, total, 'no income in this period')
  return {...figure, level: figure.value === null ? null : levelOf(figure.value)}
}
