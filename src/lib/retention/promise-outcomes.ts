import type {Commitment} from '../book/outlines.ts'
import type {Day} from '../calendar/day.ts'
import type {PromiseOutcomes} from './promise-rate.ts'

export type PromiseOutcome = keyof PromiseOutcomes

/** How a promise came out, and the day that decided it. */
export interface DecidedPromise {
  readonly promise: Commitment
  readonly outcome: PromiseOutcome
  readonly on: Day
}

const outcomeOf = ({state, due, closedOn, on}: Commitment, today: Day): Omit<DecidedPromise, 'promise'> | undefined => {
  const day = closedOn ?? due ?? on
  if (state === 'broken') return {outcome: 'broken', on: day}
  if (state === 'kept') return {outcome: due && day > due ? 'late' : 'kept', on: day}
  // One still open past its day is late whatever comes.
  return state === 'open' && due && due < today ? {outcome: 'late', on: due} : undefined
}

/**
 * The promises of mine that came out within a period, as they stand on a day: kept on time, late (also where they are
 * still open past their day), or broken. Those not yet due and those released do not count.
 */
export const decidedPromises = (
  promises: readonly Commitment[],
  {from, to}: {readonly from: Day; readonly to: Day},
  today: Day,
): DecidedPromise[] =>
  promises.flatMap(promise => {
    const decided = promise.by === 'me' ? outcomeOf(promise, today) : undefined
    return decided && decided.on >= from && decided.on <= to ? [{promise, ...decided}] : []
  })

/** How many came out how. */
export const countOutcomes = (decided: readonly DecidedPromise[]): PromiseOutcomes => {
  const counts = {kept: 0, late: 0, broken: 0}
  decided.forEach(({outcome}) => {
    counts[outcome]++
  })
  return counts
}
