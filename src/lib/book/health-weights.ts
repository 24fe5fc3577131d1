import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'
import {nearest} from '../text/fold.ts'

/** Health: the relationship first (cadence), then behaviour and opinion; each part is a judgement, the user may set others. */
export const defaultHealthWeights = {
  cadence: 25,
  rhythm: 20,
  promises: 15,
  feedback: 20,
  responsiveness: 10,
  payment: 10,
} as const

export type HealthPart = keyof typeof defaultHealthWeights
export type HealthWeights = Readonly<Record<HealthPart, number>>

/**
 * Returns the weights if they are zero or more and total 100.
 *
 * @throws CrmError `invalid-value`
 */
export const checkHealthWeights = (weights: HealthWeights): HealthWeights => {
  const negative = Object.entries(weights).find(([, weight]) => !(weight >= 0))
  if (negative !== undefined) {
    throw invalidValue(`health weight of ${negative[0]}: ${negative[1]}`, 'Give 0 or more; 0 leaves the part out.')
  }
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  // Tenths do not add up exactly in binary.
  if (!(Math.abs(total - 100) < 1e-9)) {
    throw invalidValue(
      `health weights that total ${total}`,
      `Let ${Object.keys(weights).join(', ')} total 100 together.`,
    )
  }
  return weights
}

const parts = Object.keys(defaultHealthWeights) as HealthPart[]

const noWeights: HealthWeights = {cadence: 0, rhythm: 0, promises: 0, feedback: 0, responsiveness: 0, payment: 0}

const format = (weights: HealthWeights): string => parts.map(part => `${part}=${weights[part]}`).join(',')

/** The weights where none are set, as text. */
export const usualHealthWeights = format(defaultHealthWeights)

function readPart(text: string): readonly [HealthPart, number] {
  const [, name = '', number = ''] = /^([a-z]+)\s*[=:]\s*(-?[\d.]+)%?$/i.exec(text) ?? []
  const part = parts.find(each => each === name.toLowerCase())
  if (part !== undefined && Number.isFinite(Number(number))) return [part, Number(number)]
  const near = nearest(name, parts, each => each)
  throw invalidValue(
    `not the weight of a part of health: ${text}`,
    near.length > 0 && part === undefined ? `Did you mean ${near.join(', ')}?` : `Write e.g. ${usualHealthWeights}`,
  )
}

/**
 * Reads what the parts of health weigh, `cadence=25,rhythm=20,…`, as the text to store. A part that is not named weighs
 * nothing.
 *
 * @throws CrmError `invalid-value` for an unknown part, a part named twice, and weights that do not total 100.
 */
export function parseHealthWeights(text: string): string {
  const written = toAsciiDigits(text)
    .trim()
    .split(/\s*[,;]\s*|\s+(?=[a-z]+\s*[=:])/i)
    .filter(part => part !== '')
  const given = written.map(readPart)
  const twice = given.find(([part], at) => given.findIndex(([other]) => other === part) < at)
  if (twice) throw invalidValue(`health weights that name ${twice[0]} twice: ${text}`, 'Name each part once.')
  return format(checkHealthWeights({...noWeights, ...Object.fromEntries(given)}))
}

/** The weights of a stored text; the usual ones without it, or where it cannot be. */
export function readHealthWeights(text: string | undefined): HealthWeights {
  if (text === undefined) return defaultHealthWeights
  try {
    const given = text.split(',').map(readPart)
    return checkHealthWeights({...noWeights, ...Object.fromEntries(given)})
  } catch {
    return defaultHealthWeights
  }
}
