import type {Instrument} from '../../book/choices.ts'
import type {Feedback} from '../../book/outlines.ts'
import {addDays, laterDay} from '../../calendar/day.ts'
import {isOnUsualScale, usualScore} from '../answers.ts'
import {byTime} from '../chronology.ts'
import {cesEasyFrom, csatSatisfiedFrom, npsDetractorTo, npsMonthsDays, npsPromoterFrom} from '../constants.ts'
import {type Ces, type Csat, ces, csat, type Nps, nps} from '../satisfaction.ts'
import {type Counted, isWithin, knownUntil, type Metric, type StatsQuery} from './metric.ts'

/** How many answers were left out, for they were asked on another scale. */
interface LeftOut {
  readonly leftOut?: number
}

interface Answer {
  readonly id: string
  readonly score: number
}

interface Answers {
  readonly feedback: readonly Feedback[]
  readonly more: LeftOut
}

/** The answers to an instrument in the period, apart from those on another scale. */
const answersTo = (query: StatsQuery, instrument: Instrument): Answers => {
  const all = query.book
    .outlines('feedback')
    .filter(each => each.instrument === instrument && typeof each.score === 'number' && isWithin(query, each.on))
  const feedback = all.filter(isOnUsualScale)
  const leftOut = all.length - feedback.length
  return {feedback, more: leftOut > 0 ? {leftOut} : {}}
}

const scored = (feedback: readonly Feedback[]): Answer[] =>
  feedback.map(each => ({id: each.id, score: usualScore(each) ?? 0}))

const countAs = (answers: readonly Answer[], name: (score: number) => string): Counted[] =>
  answers.map(({id, score}) => ({id, as: `${score}: ${name(score)}`}))

const npsClass = (score: number): string => {
  if (score >= npsPromoterFrom) return 'promoter'
  return score <= npsDetractorTo ? 'detractor' : 'passive'
}

/** The latest answer of each person; who answered without a name answered for the customer. */
const latestByPerson = (feedback: readonly Feedback[]): Feedback[] => {
  const latest = new Map(feedback.toSorted(byTime).map(each => [each.contact ?? each.customer, each]))
  return [...latest.values()]
}

/** Net Promoter Score: the latest answer per person, of at most the last 12 months of the period. */
export const npsMetric = (query: StatsQuery): Metric<Nps & LeftOut> => {
  const from = laterDay(query.from, addDays(query.to, 1 - npsMonthsDays))
  const {feedback, more} = answersTo({...query, from}, 'nps')
  const answers = scored(latestByPerson(feedback))
  return {figure: {...nps(answers.map(({score}) => score)), ...more}, records: () => countAs(answers, npsClass)}
}

/** Customer satisfaction: every answer, those given with a request that was solved too. */
export const csatMetric = (query: StatsQuery): Metric<Csat & LeftOut> => {
  const {feedback, more} = answersTo(query, 'csat')
  const ofRequests = query.book
    .outlines('request')
    .flatMap(({id, csat: score, confirmedOn}) =>
      typeof score === 'number' && isWithin({...query, to: knownUntil(query)}, confirmedOn) ? [{id, score}] : [],
    )
  const answers = [...scored(feedback), ...ofRequests]
  return {
    figure: {...csat(answers.map(({score}) => score)), ...more},
    records: () => countAs(answers, score => (score >= csatSatisfiedFrom ? 'satisfied' : 'not satisfied')),
  }
}

/** Customer Effort Score 2.0: every answer. */
export const cesMetric = (query: StatsQuery): Metric<Ces & LeftOut> => {
  const {feedback, more} = answersTo(query, 'ces')
  const answers = scored(feedback)
  return {
    figure: {...ces(answers.map(({score}) => score)), ...more},
    records: () => countAs(answers, score => (score >= cesEasyFrom ? 'easy' : 'not easy')),
  }
}
