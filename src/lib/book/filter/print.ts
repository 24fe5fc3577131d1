import {bareWord, type Comparison, type Filter, reservedWords} from './expression.ts'

/**
 * Writes a filter in its one form: `parseFilter(printFilter(filter))` is the filter again.
 *
 * @example printFilter(parseFilter("TIER=A and(tag = 'big city')")) //=> 'tier = A and tag = "big city"'
 */
export function printFilter(filter: Filter): string {
  if (filter.kind === 'compare') return printComparison(filter)
  if (filter.kind === 'not') return `not ${printPart(filter.part)}`
  return filter.parts.map(printPart).join(` ${filter.kind} `)
}

const printPart = (part: Filter): string =>
  part.kind === 'and' || part.kind === 'or' ? `(${printFilter(part)})` : printFilter(part)

const printComparison = ({field, key, operator, value}: Comparison): string => {
  const name = key === undefined ? field : `${field}.${isBare(key) ? key : quoted(key)}`
  return `${name} ${operator} ${value === null ? 'none' : printValue(value)}`
}

const printValue = (value: string): string =>
  isBare(value) && !reservedWords.has(value.toLowerCase()) ? value : quoted(value)

const isBare = (text: string): boolean => new RegExp(`^(?:${bareWord.source})$`, 'u').test(text)

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
