import {cesEasyFrom, csatSatisfiedFrom, npsDetractorTo, npsIntervalFrom, npsPromoterFrom, z95} from './constants.ts'
import {type Figure, type Interval, share} from './ratio.ts'

const noAnswers = 'no answers in this period'

const countFrom = (scores: readonly number[], least: number): number => scores.filter(score => score >= least).length

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

export interface Nps extends Figure {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
}

/**
 * Adjusted-Wald interval of a Net Promoter Score, in points. The plain Wald interval says ±0 for 5 promoters of 5.
 * Source: measuringu.com/nps-three-confidence-intervals.
 */
const npsInterval = (promoters: number, detractors: number, answers: number): Interval => {
  const n = answers + 3
  const p = (promoters + 0.75) / n
  const d = (detractors + 0.75) / n
  const centre = p - d
  const halfWidth = z95 * Math.sqrt((p + d - centre ** 2) / n)
  return [Math.max(-100, 100 * (centre - halfWidth)), Math.min(100, 100 * (centre + halfWidth))]
}

/**
 * Net Promoter Score: percent promoters (9–10) less percent detractors (0–6), −100 to +100, with its 95% interval from
 * 5 answers on. Source: Reichheld 2003, "The one number you need to grow".
 *
 * @param scores answers on the scale 0–10, one per person
 * @example nps([10, 9, 8, 3]).value //=> 25
 */
export const nps = (scores: readonly number[]): Nps => {
  const n = scores.length
  const promoters = countFrom(scores, npsPromoterFrom)
  const detractors = scores.filter(score => score <= npsDetractorTo).length
  const counts = {n, of: n, promoters, passives: n - promoters - detractors, detractors}
  if (n === 0) return {value: null, ...counts, unknown: noAnswers}
  const value = (100 * (promoters - detractors)) / n
  return n < npsIntervalFrom ? {value, ...counts} : {value, ...counts, interval: npsInterval(promoters, detractors, n)}
}

/**
 * Wilson score interval of a proportion at 95%, as fractions. Without any case nothing is ruled out: [0, 1].
 * Source: Wilson 1927, JASA 22.
 *
 * @example wilsonInterval(9, 10) //=> [0.596, 0.982]
 */
export const wilsonInterval = (x: number, n: number): Interval => {
  if (n === 0) return [0, 1]
  const z2 = z95 ** 2
  const centre = (x + z2 / 2) / (n + z2)
  const halfWidth = (z95 * Math.sqrt((x * (n - x)) / n + z2 / 4)) / (n + z2)
  return [Math.max(0, centre - halfWidth), Math.min(1, centre + halfWidth)]
}

const shareWithInterval = (n: number, of: number): Figure => {
  const figure = share(n, of, noAnswers)
  if (figure.value === null) return figure
  const [low, high] = wilsonInterval(n, of)
  return {...figure, interval: [100 * low, 100 * high]}
}

export interface Csat extends Figure {
  readonly mean: number | null
}

/**
 * Customer satisfaction: percent of answers 4 and 5 on the scale 1–5, with Wilson interval, and the mean answer.
 *
 * @param scores answers on the scale 1–5, 5 the best
 */
export const csat = (scores: readonly number[]): Csat => ({
  ...shareWithInterval(countFrom(scores, csatSatisfiedFrom), scores.length),
  mean: mean(scores),
})

export interface Ces extends Figure {
  /** Percent of answers of at least 5. */
  readonly easy: Figure
}

/**
 * Customer Effort Score 2.0: the mean agreement (1–7) with "made it easy", and the share of answers of at least 5 with
 * its Wilson interval. Source: CEB, now Gartner.
 *
 * @param scores answers on the scale 1–7, 7 the easiest
 */
export const ces = (scores: readonly number[]): Ces => {
  const n = scores.length
  const value = mean(scores)
  const easy = shareWithInterval(countFrom(scores, cesEasyFrom), n)
  return value === null ? {value, n, of: n, easy, unknown: noAnswers} : {value, n, of: n, easy}
}
