import type {Book} from '../book/book.ts'
import {type Named, ownerOf} from '../book/present.ts'
import {collectionOf} from '../book/registry.ts'
import {addDays, type Day} from '../calendar/day.ts'
import type {Span} from '../calendar/span.ts'
import {invalidValue} from '../errors.ts'
import {statsDays} from '../retention/constants.ts'
import {renewalsWithin} from '../retention/renewals.ts'
import {touchesPerWeek, type WeekOfTouches} from '../retention/stats/activity.ts'
import type {Counted} from '../retention/stats/metric.ts'
import {type MetricName, type Metrics, metricNames, metricsOf} from '../retention/stats.ts'
import {foldText, nearest} from '../text/fold.ts'

export interface StatsOptions {
  /** A year before the last day where none is given. */
  readonly from: Day | undefined
  /** Today where none is given. */
  readonly to: Day | undefined
  /** The figure whose records are asked for. */
  readonly why: string | undefined
  /** The user's IANA zone. */
  readonly zone: () => string
}

/** A record behind a figure. */
export interface RecordBehind {
  readonly id: string
  readonly type: string
  readonly on: Day | null
  readonly customer: Named | null
  readonly summary: string
  /** What it counted as. */
  readonly as: string
}

type FigureOf<Name extends MetricName> = Metrics[Name]['figure']

export interface Stats {
  readonly period: {readonly from: Day; readonly to: Day}
  readonly nps: FigureOf<'nps'>
  readonly csat: FigureOf<'csat'>
  readonly ces: FigureOf<'ces'>
  readonly retention: FigureOf<'retention'>
  readonly churn: FigureOf<'churn'>
  readonly revenue: {readonly grr: FigureOf<'grr'>; readonly nrr: FigureOf<'nrr'>}
  readonly lifetimeValue: FigureOf<'lifetimeValue'>
  readonly promises: FigureOf<'promises'>
  readonly referrals: FigureOf<'referrals'>
  readonly firstReply: FigureOf<'firstReply'>
  readonly concentration: FigureOf<'concentration'>
  readonly acquisition: FigureOf<'acquisition'>
  readonly why?: {readonly metric: MetricName; readonly records: readonly RecordBehind[]}
}

const plain = (name: string): string => foldText(name).replace(/[^a-z]/g, '')

/** Other words for a figure. */
const otherNames: {readonly [name: string]: MetricName} = {
  revenue: 'grr',
  ltv: 'lifetimeValue',
  clv: 'lifetimeValue',
  referral: 'referrals',
  promise: 'promises',
}

/** `lifetimeValue` as a command line has it: `lifetime-value`. */
const inWords = (name: MetricName): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** Reads the name of a figure: `lifetime-value`, `firstReply`, `NPS`. Throws `invalid-value` for anything else. */
export function readMetric(text: string): MetricName {
  const wanted = plain(text)
  const found = metricNames.find(name => plain(name) === wanted) ?? otherNames[wanted]
  if (found) return found
  const names = metricNames.map(inWords)
  const [near] = nearest(text, names, name => name)
  throw invalidValue(
    `no such figure: ${text}`,
    `${near ? `Did you mean ${near}? ` : ''}Choose one of: ${names.join(', ')}.`,
  )
}

const recordBehind = (book: Book, {id, as}: Counted): RecordBehind[] => {
  const record = book.record(id)
  const collection = record && collectionOf(record.type)
  if (!record || !collection) return []
  const on = collection.day === undefined ? undefined : record[collection.day]
  return [
    {
      id,
      type: record.type,
      on: typeof on === 'string' ? (on as Day) : null,
      customer: ownerOf(book, record),
      summary: collection.summary(record as never),
      as,
    },
  ]
}

const readPeriod = ({from, to}: StatsOptions, today: Day): Stats['period'] => {
  const last = to ?? today
  const first = from ?? addDays(last, 1 - statsDays)
  if (first > last) throw invalidValue(`a period from ${first} to ${last}`, 'Let --from be the earlier day.')
  return {from: first, to: last}
}

/** The figures of a period, a year up to today unless told; and, where one is asked why, the records behind it. */
export function statsOf(book: Book, today: Day, options: StatsOptions): Stats {
  const asked = options.why === undefined ? undefined : readMetric(options.why)
  const period = readPeriod(options, today)
  const {grr, nrr, ...metrics} = metricsOf({book, ...period, today, zone: options.zone})
  const records = asked && {grr, nrr, ...metrics}[asked].records().flatMap(each => recordBehind(book, each))
  return {
    period,
    nps: metrics.nps.figure,
    csat: metrics.csat.figure,
    ces: metrics.ces.figure,
    retention: metrics.retention.figure,
    churn: metrics.churn.figure,
    revenue: {grr: grr.figure, nrr: nrr.figure},
    lifetimeValue: metrics.lifetimeValue.figure,
    promises: metrics.promises.figure,
    referrals: metrics.referrals.figure,
    firstReply: metrics.firstReply.figure,
    concentration: metrics.concentration.figure,
    acquisition: metrics.acquisition.figure,
    ...(asked && records ? {why: {metric: asked, records}} : {}),
  }
}

/** What the charts beside the figures show. */
export interface StatsCharts {
  readonly weeks: readonly WeekOfTouches[]
  /** Decisions to come, the nearest first. */
  readonly renewals: readonly {readonly on: Day; readonly customer: string}[]
  readonly today: Day
  readonly until: Day
}

const renewalHorizon: Span = {count: 365, unit: 'day'}

/** What happens around the figures: touches of each week of the period, and the decisions of the year to come. */
export function chartsOf(book: Book, today: Day, {from, to}: Stats['period']): StatsCharts {
  const renewals = renewalsWithin(book, today, renewalHorizon)
    .filter(({decision}) => decision >= today)
    .map(({decision, customer}) => ({on: decision, customer: customer.name}))
  return {weeks: touchesPerWeek(book, from, to < today ? to : today), renewals, today, until: addDays(today, 365)}
}
