import {formatSpan, readSpan, type Span, spanInDays} from '../calendar/span.ts'
import {invalidValue} from '../errors.ts'
import type {Tier} from './choices.ts'

/** How often to be in touch: the ideal and the worst silence. */
export interface Cadence {
  readonly ideal: Span
  readonly worst: Span
}

/** Defaults in days by tier, RETENTION.md 3 (a judgement: monthly, quarterly, half-yearly, yearly). */
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
    const cadence = readCadence(text(`cadence.${tier}`) ?? '') ?? readCadence(defaultCadence[tier])
    if (!cadence) throw new Error(`no default cadence for tier ${tier}`)
    return cadence
  }
  return {A: byTier('A'), B: byTier('B'), C: byTier('C'), D: byTier('D')}
}
