import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'

/** A percentage from 0 to 100, as the text to store. */
export function parsePercentage(text: string): string {
  const written = toAsciiDigits(text).replace(/\s/g, '')
  const value = readPercentage(written.endsWith('%') ? written : `${written}%`)
  if (value === undefined) throw invalidValue(`not a percentage: ${text}`, 'Give 0 to 100, e.g. 10%.')
  return written.endsWith('%') ? written : `${written}%`
}

/** A stored percentage as a fraction. */
export function readPercentage(text: string): number | undefined {
  const number = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text)?.[1]
  const fraction = Number(number) / 100
  return fraction <= 1 ? fraction : undefined
}
