import {invalidValue} from '../errors.ts'

/** Codes of groups of countries and of no country. */
const noCountries: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

/**
 * Reads the two letters of a country (ISO 3166-1), in any case; `UK` is taken for `GB`.
 *
 * @throws CrmError `invalid-value` for anything else.
 */
export function readCountry(text: string): string {
  const written = text.trim().toUpperCase()
  const code = written === 'UK' ? 'GB' : written
  if (/^[A-Z]{2}$/.test(code) && !noCountries.has(code)) {
    const name = new Intl.DisplayNames('en', {type: 'region', fallback: 'none'}).of(code)
    if (name !== undefined) return code
  }
  throw invalidValue(`not a country: ${text}`, 'Give its two letters (ISO 3166), e.g. DE, IN, NP.')
}
