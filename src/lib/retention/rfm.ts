import {rfmBinsLargeBook, rfmBinsSmallBook, rfmLargeBookFrom} from './constants.ts'

export interface BuyingFigures {
  /** Days since the last purchase. */
  readonly recency: number
  /** Number of purchases. */
  readonly frequency: number
  /** Money spent, in minor units of one currency. */
  readonly money: number
}

/** Each from 1 (the weakest) to the number of bins (the best). */
export interface RfmScore {
  readonly recency: number
  readonly frequency: number
  readonly money: number
}

/** Quintiles, or thirds in a book of fewer than 50 customers. */
export const countRfmBins = (customers: number): number =>
  customers < rfmLargeBookFrom ? rfmBinsSmallBook : rfmBinsLargeBook

/** Ranks from 1 for the smallest; equal values share the mean of their ranks, so that input order decides nothing. */
const midRanks = (values: readonly number[]): ReadonlyMap<number, number> => {
  const ranks = new Map<number, number>()
  for (const [index, value] of values.toSorted((a, b) => a - b).entries()) {
    const firstOfEqual = ranks.get(value)
    // Each further equal value moves the mean rank up by one half.
    ranks.set(value, firstOfEqual === undefined ? index + 1 : firstOfEqual + 0.5)
  }
  return ranks
}

const binning = (values: readonly number[], bins: number): ((value: number) => number) => {
  const ranks = midRanks(values)
  return value => Math.floor((((ranks.get(value) ?? 1) - 0.5) * bins) / values.length) + 1
}

/**
 * Recency, frequency and money of each customer, ranked against the whole book into equal bins. Equal figures get equal
 * scores. A filter for segments, never an alarm. Source: Hughes 1994, "Strategic database marketing".
 *
 * @param bins 5 for quintiles; by default what the size of the book allows
 * @returns one score per customer, in the order given
 */
export const scoreRfm = (
  customers: readonly BuyingFigures[],
  bins = countRfmBins(customers.length),
): readonly RfmScore[] => {
  // Fewer days since the last purchase are better, so the sign is turned before ranking.
  const closeness = (customer: BuyingFigures): number => -customer.recency
  const recency = binning(customers.map(closeness), bins)
  const frequency = binning(
    customers.map(customer => customer.frequency),
    bins,
  )
  const money = binning(
    customers.map(customer => customer.money),
    bins,
  )
  return customers.map(customer => ({
    recency: recency(closeness(customer)),
    frequency: frequency(customer.frequency),
    money: money(customer.money),
  }))
}
