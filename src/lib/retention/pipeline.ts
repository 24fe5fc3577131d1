import {amountOf, type Money, minorUnits, readMoney, sumByCurrency} from '../book/money.ts'
import type {Opportunity} from '../book/outlines.ts'
import {isEnd, type Stage} from '../book/stage-settings.ts'

/** How likely an opportunity is, in percent: its own estimate, else its stage's; undefined where neither is known. */
export const probabilityOf = (
  {stage, probability}: Pick<Opportunity, 'stage' | 'probability'>,
  stages: readonly Stage[],
): number | undefined => {
  const known = stages.find(({name}) => name === stage)
  return isEnd(stage) ? known?.probability : (probability ?? known?.probability)
}

/**
 * An amount times a probability, rounded half up to the minor unit.
 *
 * @example weigh({amount: '9000', currency: 'EUR'}, 40) //=> {amount: '3600', currency: 'EUR'}
 */
export const weigh = (money: Money, percent: number): Money => ({
  amount: amountOf((minorUnits(money) * BigInt(percent) + 50n) / 100n, money.currency),
  currency: money.currency,
})

export interface PipelineSums {
  /** What they come to, each currency apart. */
  readonly sums: readonly Money[]
  /** The same, each by how likely it is; what has no probability counts nothing. */
  readonly weighted: readonly Money[]
}

/** What some opportunities come to. */
export function sumsOf(opportunities: readonly Opportunity[], stages: readonly Stage[]): PipelineSums {
  const worths = opportunities.flatMap(opportunity => {
    const worth = readMoney(opportunity.worth)
    return worth ? [{worth, percent: probabilityOf(opportunity, stages) ?? 0}] : []
  })
  return {
    sums: sumByCurrency(worths.map(({worth}) => worth)),
    weighted: sumByCurrency(worths.map(({worth, percent}) => weigh(worth, percent))),
  }
}
