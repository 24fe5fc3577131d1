import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'
import {defaultHealthWeights} from '../retention/constants.ts'
import {checkHealthWeights, type HealthPart, type HealthWeights} from '../retention/health.ts'
import {nearest} from './fold.ts'

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
