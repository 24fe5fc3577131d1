import type {parsePhoneNumberFromString} from 'libphonenumber-js/max'
import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'

/** A phone number that can be dialled from everywhere. */
export interface DialledNumber {
  /** E.164: `+493012345678`. */
  readonly e164: string
  readonly extension: string | undefined
  /** It may get messages: not a fixed line. */
  readonly isMobile: boolean
}

/**
 * Reads a written number into E.164; `country` (ISO 3166) is that of numbers without a country code.
 *
 * @throws CrmError `invalid-value` where the country is not known, and for what is no number of its country.
 */
export type ReadNumber = (written: string, country: string | undefined) => DialledNumber

type Parse = typeof parsePhoneNumberFromString

/** Loads the numbering plans of the world: heavy, so only when a number is read. */
export async function loadNumberReader(): Promise<ReadNumber> {
  const {parsePhoneNumberFromString} = await import('libphonenumber-js/max')
  return (written, country) => readNumber(parsePhoneNumberFromString, written, country)
}

function readNumber(parse: Parse, given: string, country: string | undefined): DialledNumber {
  const written = toAsciiDigits(given.trim())
  const isWhole = written.startsWith('+')
  if (!isWhole && country === undefined) {
    throw invalidValue(
      `a phone number without its country: ${written}`,
      'Write it with its country code (+49 …), or give the country: crm edit CUSTOMER --country DE, or for all: crm config country DE',
    )
  }
  const number = parse(written, country as NonNullable<Parameters<Parse>[1]> & string)
  if (!number?.isValid()) {
    throw invalidValue(
      `not a phone number${isWhole ? '' : ` of ${country}`}: ${written}`,
      'Check it, and write it with its country code, e.g. +49 30 12345678.',
    )
  }
  const type = number.getType()
  return {
    e164: number.number,
    extension: number.ext,
    isMobile: type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' || type === undefined,
  }
}
