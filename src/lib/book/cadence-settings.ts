import {formatSpan, readSpan, type Span, spanInDays} from '../calendar/span.ts'
import {invalidValue} from '../errors.ts'
import {foldText} from '../text/fold.ts'
import {type Tier, tiers} from './choices.ts'

/** How often to be in touch: the ideal and the worst silence. */
export interface Cadence {
  readonly ideal: Span
  readonly worst: Span
}

const prefix = 'cadence.'
const tagPrefix = `${prefix}tag.`

/** Defaults in days by tier (a judgement: monthly, quarterly, half-yearly, yearly). */
export const defaultCadence: Readonly<Record<Tier, string>> = {
  A: '30d/45d',
  B: '90d/135d',
  C: '180d/270d',
  D: '365d/550d',
}

/** Reads a cadence as a user writes it, `30d/45d`, as the text to store. Throws `invalid-value` for what is none. */
export function parseCadence(text: string): string {
  const hint = 'Give the ideal and the worst silence, e.g. 30d/45d.'
  const parts = text.trim().split(/[/\s,]+/)
  const [ideal, worst] = parts.map(part => readSpan(part))
  if (!ideal || !worst || parts.length > 2) throw invalidValue(`not a cadence: ${text}`, hint)
  if (spanInDays(worst) < spanInDays(ideal))
    throw invalidValue(`the worst silence is shorter than the ideal: ${text}`, hint)
  return `${formatSpan(ideal)}/${formatSpan(worst)}`
}

/** A stored cadence; undefined for what is none. */
export function readCadence(text: string): Cadence | undefined {
  const [ideal, worst] = text.split('/').map(part => readSpan(part))
  return ideal && worst ? {ideal, worst} : undefined
}

/** The cadence of each tier, by the text that a setting holds; the default where it cannot be read. */
export function cadencesOf(text: (key: string) => string | undefined): Readonly<Record<Tier, Cadence>> {
  const byTier = (tier: Tier): Cadence => {
    const cadence = readCadence(text(prefix + tier) ?? '') ?? readCadence(defaultCadence[tier])
    if (!cadence) throw new Error(`no default cadence for tier ${tier}`)
    return cadence
  }
  return {A: byTier('A'), B: byTier('B'), C: byTier('C'), D: byTier('D')}
}

/** The cadence of each tag that has one, by the tag as it is compared: case and accents folded. */
export function tagCadencesOf(given: ReadonlyMap<string, string | undefined>): ReadonlyMap<string, Cadence> {
  const byTag = new Map<string, Cadence>()
  for (const [key, value] of given) {
    const cadence = isTagCadenceKey(key) ? readCadence(value ?? '') : undefined
    if (cadence) byTag.set(foldText(key.slice(tagPrefix.length)), cadence)
  }
  return byTag
}

/** The settings of the cadence of tiers. */
export const cadenceDefinitions = Object.fromEntries(
  tiers.map(tier => [
    prefix + tier,
    {help: `tier ${tier}: ideal and worst silence`, fallback: defaultCadence[tier], parse: parseCadence},
  ]),
)

/** The setting of the cadence of a tag: `cadence.tag.vip`. */
export const tagCadenceKey = (tag: string): string => tagPrefix + tag

/** Whether a key is that of the cadence of a tag. */
export const isTagCadenceKey = (key: string): boolean => key.startsWith(tagPrefix) && key.length > tagPrefix.length

/** What the cadence of a tag is for. */
export const tagCadenceDefinition = {help: 'ideal and worst silence of customers with a tag', parse: parseCadence}
