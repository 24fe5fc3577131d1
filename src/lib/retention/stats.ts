import {acquisitionMetric} from './stats/acquisition.ts'
import {concentrationMetric} from './stats/concentration.ts'
import {churnMetric, customerMovements, referralsMetric, retentionMetric} from './stats/customers.ts'
import {firstReplyMetric} from './stats/first-reply.ts'
import {readIncomes} from './stats/income.ts'
import {lifetimeMetric} from './stats/lifetime.ts'
import type {StatsQuery} from './stats/metric.ts'
import {promisesMetric} from './stats/promises.ts'
import {revenueMetrics} from './stats/revenue.ts'
import {cesMetric, csatMetric, npsMetric} from './stats/satisfaction.ts'

/** The figures, by the names they are asked for. */
export const metricNames = [
  'nps',
  'csat',
  'ces',
  'retention',
  'churn',
  'grr',
  'nrr',
  'lifetimeValue',
  'promises',
  'referrals',
  'firstReply',
  'concentration',
  'acquisition',
] as const
export type MetricName = (typeof metricNames)[number]

/**
 * The figures of a period, each with the records it was made from. What is not known is null and says
 * why; several currencies are never added.
 */
export const metricsOf = (query: StatsQuery) => {
  const movements = customerMovements(query)
  const moved = movements(query.from)
  const incomes = readIncomes(query.book)
  return {
    nps: npsMetric(query),
    csat: csatMetric(query),
    ces: cesMetric(query),
    retention: retentionMetric(moved),
    churn: churnMetric(moved),
    ...revenueMetrics(query),
    lifetimeValue: lifetimeMetric(query, incomes, movements),
    promises: promisesMetric(query),
    referrals: referralsMetric(query),
    firstReply: firstReplyMetric(query),
    concentration: concentrationMetric(query, incomes),
    acquisition: acquisitionMetric(query),
  } satisfies Record<MetricName, unknown>
}

export type Metrics = ReturnType<typeof metricsOf>
