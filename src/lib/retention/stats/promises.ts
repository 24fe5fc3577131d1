import {countOutcomes, decidedPromises} from '../promise-outcomes.ts'
import {type PromiseOutcomes, promiseRate} from '../promise-rate.ts'
import type {Figure} from '../ratio.ts'
import type {Metric, StatsQuery} from './metric.ts'

/** Promises of mine that were kept on time, of those that came out in the period. */
export const promisesMetric = (query: StatsQuery): Metric<Figure & PromiseOutcomes> => {
  const decided = decidedPromises(query.book.outlines('promise'), query, query.today)
  const outcomes = countOutcomes(decided)
  return {
    figure: {...promiseRate(outcomes), ...outcomes},
    records: () => decided.map(({promise, outcome}) => ({id: promise.id, as: outcome})),
  }
}
