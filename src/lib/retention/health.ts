import {checkHealthWeights, defaultHealthWeights, type HealthPart, type HealthWeights} from '../book/health-weights.ts'
import {healthPartsFrom, healthRedTo, healthYellowTo, redSignalsForRed, redSignalsForYellow} from './constants.ts'
import type {PartScore} from './health-parts.ts'

export type HealthBand = 'red' | 'yellow' | 'green'

export interface WeighedPart extends PartScore {
  /** Percent of the whole number after the unknown parts are left out; 0 for those. */
  readonly weight: number
}

export interface Health {
  /** A whole number 0–100, after the cap of red signals; null when too little is known. */
  readonly score: number | null
  /** What the parts alone give. */
  readonly uncapped: number | null
  /** Null when neither a score nor the red signals decide it. */
  readonly band: HealthBand | null
  readonly parts: Readonly<Record<HealthPart, WeighedPart>>
  /** Why there is no score. */
  readonly unknown?: string
}

/** The band of a whole health number: up to 50 red, up to 75 yellow, else green. */
export const healthBand = (score: number): HealthBand => {
  if (score <= healthRedTo) return 'red'
  return score <= healthYellowTo ? 'yellow' : 'green'
}

const capOf = (redSignals: number): number => {
  if (redSignals >= redSignalsForRed) return healthRedTo
  return redSignals >= redSignalsForYellow ? healthYellowTo : 100
}

const mapParts = <Value>(value: (part: HealthPart) => Value): Record<HealthPart, Value> => ({
  cadence: value('cadence'),
  rhythm: value('rhythm'),
  promises: value('promises'),
  feedback: value('feedback'),
  responsiveness: value('responsiveness'),
  payment: value('payment'),
})

/**
 * Health of a customer: the weighted mean of the known parts, rounded to a whole number so that the number shown and its
 * band agree. One red signal caps it at yellow, two at red. With fewer than 2 known parts there is no number, though two
 * red signals still make the band red. Weights and caps are judgements.
 *
 * @param redSignals how many red signals stand against the customer
 * @throws CrmError `invalid-value` for weights that do not total 100
 */
export const weighHealth = (
  parts: Readonly<Record<HealthPart, PartScore>>,
  redSignals: number,
  weights: HealthWeights = defaultHealthWeights,
): Health => {
  if (weights !== defaultHealthWeights) checkHealthWeights(weights)
  let total = 0
  let known = 0
  let points = 0
  const counted = mapParts(part => {
    const {score, weightFactor = 1} = parts[part]
    const weight = score === null ? 0 : weights[part] * weightFactor
    if (weight > 0) known++
    total += weight
    points += weight * (score ?? 0)
    return weight
  })
  const weighed = mapParts(part => ({...parts[part], weight: total > 0 ? (100 * counted[part]) / total : 0}))
  if (known < healthPartsFrom) {
    const band = redSignals >= redSignalsForRed ? 'red' : null
    const unknown = `a number needs ${healthPartsFrom} known parts, there are ${known}`
    return {score: null, uncapped: null, band, parts: weighed, unknown}
  }
  const uncapped = Math.round(points / total)
  const score = Math.min(uncapped, capOf(redSignals))
  return {score, uncapped, band: healthBand(score), parts: weighed}
}
