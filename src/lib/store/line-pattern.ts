import type {Collection, Field} from '../book/fields.ts'
import {collectionOf} from '../book/registry.ts'
import {forbiddenKeys} from '../change/json.ts'

const text = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`
/** A key without escapes, which could spell a forbidden one. */
const key = String.raw`"(?!(?:${forbiddenKeys.join('|')})")[^"\\]*"`
const id = '"[a-z][0-9a-z]{12}"'
const stamp = '"[0-9a-z]{18}"'
const monthDay = '(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)'
const date = `(?!0000)[0-9]{4}-${monthDay}`
const time = '(?:[01][0-9]|2[0-3]):[0-5][0-9]'
const amount = String.raw`[0-9]+(?:\.[0-9]+)? [A-Z]{3}`
const flag = `(?:true|null|${text})`
/** Left to the checks of the registry. */
const never = '(?!)'

/** More elements of a map than this are left to the other checks. */
const mostElements = 3

/** A map of a few elements, each with another key than those before it. */
function mapPattern(field: string, value: string): string {
  let rest = ''
  for (let at = mostElements - 1; at >= 0; at--) {
    const before = Array.from({length: at}, (_, each) => String.raw`\k<${field}${each}>:`)
    const other = at === 0 ? '' : `,(?!${before.join('|')})`
    rest = `(?:${other}(?<${field}${at}>${key}):${value}${rest})?`
  }
  return String.raw`\{${rest}\}`
}

/** The JSON of a valid value of each kind; not of every one, but of nothing else (test/lib/store/line-pattern.test.ts). */
const patterns: Readonly<Record<Field['kind'], string>> = {
  line: text,
  text,
  zone: text,
  language: text,
  url: text,
  choice: text,
  reference: id,
  span: '"(?:[1-9][0-9]{0,2}[dwm]|[1-9][0-9]?y)"',
  money: `"${amount}"`,
  rate: `"${amount}/(?:month|year|total)"`,
  time: `"${time}"`,
  instant: `"${date}T${time}:[0-5][0-9](?:\\.[0-9]+)?(?:Z|[+-]${time})"`,
  day: `"${date}"`,
  annual: `"(?:${date}|--${monthDay})"`,
  count: '[0-9]{1,15}',
  yes: '(?:true|false)',
  set: 'map',
  emails: 'map',
  phones: 'map',
  references: 'map',
  map: 'map',
  annuals: never,
}

/**
 * The line of a valid record of a type as this program writes it, matched where `lastIndex` stands: every key is known,
 * stands once and in its place, and every value is of its kind. A line that does not match may still be valid. One
 * pattern takes a fifth of the time of walking the parsed record, and `crm due` runs at every shell start.
 */
export function linePattern({type, fields}: Collection): RegExp {
  const written = [...Object.entries(fields).map(([name, field]) => ({name, ...patternOf(name, field)})), deleted]
  const middle = written
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({name, value, required}) => `(?:,"${name}":${value})${required ? '' : '?'}`)
    .join('')
  const stamps = `,"_u":${stamp}(?:,"_f":${mapPattern('_f', stamp)})?`
  return new RegExp(String.raw`\{"id":${id},"type":"${type}"${middle}${stamps}\},\n`, 'y')
}

function patternOf(name: string, {kind, required}: Field) {
  const value = patterns[kind] === 'map' ? mapPattern(name, flag) : patterns[kind]
  return required ? {value, required: true} : {value: `(?:${value}|null)`, required: false}
}

const deleted = {name: 'deleted', value: '(?:true|null)', required: false}

/** Beyond this many characters a line is left to the other checks: a pattern keeps track of every escape that it passes. */
const longestMatched = 1 << 16

/** Tells of positions in a text whether the line from there to an end is a valid record of a type. */
export function createLineMatcher(book: string): (type: string, from: number, end: number) => boolean {
  const byType = new Map<string, RegExp | undefined>()
  return (type, from, end) => {
    if (end - from > longestMatched) return false
    if (!byType.has(type)) {
      const known = collectionOf(type)
      byType.set(type, known && linePattern(known))
    }
    const pattern = byType.get(type)
    if (!pattern) return false
    pattern.lastIndex = from
    return pattern.test(book) && pattern.lastIndex === end + 1
  }
}
