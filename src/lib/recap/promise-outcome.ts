import type {Commitment} from '../book/registry.ts'
import {type Day, earlierDay} from '../calendar/day.ts'

/** How a promise of mine came out: on time, late but made good, or not at all. */
export type PromiseOutcome = 'kept' | 'late' | 'missed'

/** The outcome of a promise as of today; nothing for one that was released or is not yet due. */
export function outcomeOf(promise: Commitment, today: Day): PromiseOutcome | undefined {
  const {due, closedOn, state} = promise
  if (state === 'kept') return due && closedOn && closedOn > due ? 'late' : 'kept'
  if (state === 'broken') return 'missed'
  return state === 'open' && due && due < today ? 'missed' : undefined
}

/** The day that puts a promise in a period: the day it was settled or the day it was due, whichever came first. */
export function outcomeDay({due, closedOn, on}: Commitment): Day {
  if (due && closedOn) return earlierDay(due, closedOn)
  return due ?? closedOn ?? on
}
