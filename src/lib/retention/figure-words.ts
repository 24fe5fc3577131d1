import type {Figure} from './ratio.ts'

/** Under so many cases the counts come first: the percentage alone would promise more than it knows. */
const countsFirstBelow = 5

/** A number with at most one decimal, and a proper minus sign. */
export const shortNumber = (value: number): string => {
  const rounded = Math.round(value * 10) / 10
  return `${rounded < 0 ? '−' : ''}${Math.abs(rounded)}`
}

/**
 * A share with its counts: `83.3% (5 of 6)`, and under 5 cases `2 of 3 (66.7%)`.
 *
 * @param noun what was counted, e.g. `promises`
 */
export const shareInWords = ({value, n, of}: Figure, noun = ''): string => {
  const counts = `${n} of ${of}${noun ? ` ${noun}` : ''}`
  if (value === null) return 'unknown'
  const percentage = `${shortNumber(value)}%`
  return of < countsFirstBelow ? `${counts} (${percentage})` : `${percentage} (${counts})`
}
