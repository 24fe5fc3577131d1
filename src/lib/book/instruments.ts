import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'
import type {Instrument, ScoreDirection} from './choices.ts'

/** The scores that an answer can have, and which end of them is the better one. */
export interface Scale {
  readonly low: number
  readonly high: number
  readonly better: ScoreDirection
}

/** The ends of a scale. */
type Ends = Pick<Scale, 'low' | 'high'>

const upTo = (low: number, high: number): Scale => ({low, high, better: 'higher'})

/** The scale that each instrument is asked on where nobody says otherwise; none for answers in words alone. */
export const usualScales = {
  nps: upTo(0, 10),
  csat: upTo(1, 5),
  ces: upTo(1, 7),
  pulse: upTo(1, 5),
  'health-check': upTo(1, 5),
  review: upTo(1, 5),
  testimonial: undefined,
  exit: undefined,
} as const satisfies Readonly<Record<Instrument, Scale | undefined>>

/** What the answer to an instrument must have: a score, words, or either of them. */
export const answerNeeds: Readonly<Record<Instrument, 'score' | 'words' | 'either'>> = {
  nps: 'score',
  csat: 'score',
  ces: 'score',
  pulse: 'score',
  'health-check': 'either',
  review: 'either',
  testimonial: 'words',
  exit: 'words',
}

/** The longest scale: answers in percent. */
const highestScore = 100

/**
 * Reads the ends of a scale, the lower first: `1-5`, `0–10`, with the digits of any script.
 *
 * @throws CrmError `invalid-value` for anything else.
 */
export function parseScale(text: string): Ends {
  const [, first, last] = /^(\d+)\s*(?:[-–—]|to)\s*(\d+)$/.exec(toAsciiDigits(text).trim()) ?? []
  const low = Number(first)
  const high = Number(last)
  if (first === undefined || last === undefined || high > highestScore) {
    throw invalidValue(`not a scale: ${text}`, `Write its ends, from 0 to ${highestScore} at most, e.g. --scale 1-5.`)
  }
  if (low >= high) {
    throw invalidValue(
      `not a scale, the lower end comes first: ${text}`,
      `Write --scale ${high}-${low}${low > high ? '; where the lower score is the better one, add --better lower' : ''}`,
    )
  }
  return {low, high}
}

/** Reads a score. That it lies on its scale, whose ends are named where it is none, is checked with the whole answer. */
export function parseScore(text: string, ends: Ends | undefined): number {
  const digits = toAsciiDigits(text).trim()
  if (/^\d{1,4}$/.test(digits)) return Number(digits)
  const range = ends ? ` from ${ends.low} to ${ends.high}` : ''
  throw invalidValue(`not a score: ${text}`, `Give a whole number${range}.`)
}

/**
 * Reads a score that must lie on a scale, which `whose` names.
 *
 * @throws CrmError `invalid-value` for anything else.
 */
export function parseScoreWithin(text: string, ends: Ends, whose: string): number {
  const score = parseScore(text, ends)
  if (score >= ends.low && score <= ends.high) return score
  throw invalidValue(`a score outside the scale of ${whose}: ${text}`, `Give ${ends.low} to ${ends.high}.`)
}
