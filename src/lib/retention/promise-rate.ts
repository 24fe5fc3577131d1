import {type Figure, share} from './ratio.ts'

export interface PromiseOutcomes {
  /** Kept on time. */
  readonly kept: number
  /** Kept, but late: no partial credit. */
  readonly late: number
  readonly broken: number
}

/**
 * Promises kept, in percent: kept on time of all that came due. Open promises not yet due do not count.
 * Source: percent plan complete of the Last Planner System (Ballard 2000), where late is not kept.
 *
 * @example promiseRate({kept: 8, late: 1, broken: 1}).value //=> 80
 */
export const promiseRate = ({kept, late, broken}: PromiseOutcomes): Figure =>
  share(kept, kept + late + broken, 'no promise has come due in this period')
