import {isDay} from '../calendar/day.ts'
import {isInstant, isTimeOfDay} from '../calendar/instant.ts'
import {readSpan} from '../calendar/span.ts'
import {isMonthDay} from '../calendar/yearly.ts'
import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import {isStamp} from '../change/stamp.ts'
import {shorten} from '../text/shorten.ts'
import type {Field} from './fields.ts'
import {isId} from './ids.ts'
import {readMoney, readRate} from './money.ts'
import {collectionOf} from './registry.ts'

/** What is wrong with a record, and where in it. */
export interface RecordProblem {
  readonly path: string
  readonly message: string
}

type Kind = Field['kind']
type Check = (value: Json) => boolean

const isText: Check = value => typeof value === 'string'
const isAnnual: Check = value => isDay(value) || isMonthDay(value)
const holds =
  (check: Check): Check =>
  value =>
    isMap(value) && Object.values(value).every(held => held === null || check(held))

/** What a stored value of each kind must be. A choice may hold a word that only a newer version knows. */
const checks: Readonly<Record<Kind, Check>> = {
  line: isText,
  text: isText,
  zone: isText,
  language: isText,
  url: isText,
  choice: isText,
  reference: isId,
  span: value => typeof value === 'string' && readSpan(value) !== undefined,
  money: value => readMoney(value) !== undefined,
  rate: value => readRate(value) !== undefined,
  time: value => typeof value === 'string' && isTimeOfDay(value),
  instant: isInstant,
  day: isDay,
  annual: isAnnual,
  count: value => Number.isSafeInteger(value) && Number(value) >= 0,
  yes: value => typeof value === 'boolean',
  set: isMap,
  emails: isMap,
  phones: isMap,
  map: isMap,
  references: isMap,
  annuals: holds(isAnnual),
}

const wanted: Readonly<Record<Kind, string>> = {
  line: 'a text',
  text: 'a text',
  zone: 'a time zone',
  language: 'a language',
  url: 'a text',
  choice: 'a text',
  reference: 'an id',
  span: 'a span such as 30d',
  money: 'an amount such as "1350 EUR"',
  rate: 'a rate such as "4000 EUR/month"',
  time: 'a time HH:MM',
  instant: 'an instant (RFC 3339)',
  day: 'a day YYYY-MM-DD that exists',
  annual: 'a day YYYY-MM-DD or --MM-DD that exists',
  count: 'a whole number from 0',
  yes: 'true or false',
  set: 'a set {"element": true}',
  emails: 'a set {"address": true}',
  phones: 'a set {"number": true}',
  map: 'a map {"key": "text"}',
  references: 'a set of ids',
  annuals: 'a map {"label": "YYYY-MM-DD"}',
}

/**
 * Checks one record, a removed one too (it may come back), against its collection; types and fields that this version
 * does not know pass. Of a forgotten record nothing is left to check.
 */
export function problemsOf(record: StoredRecord): RecordProblem[] {
  if (record['_forgot'] === 1) return []
  const problems = stampProblems(record)
  const fields = collectionOf(record.type)?.fields ?? {}
  for (const name in fields) {
    const field = fields[name]
    const value = Object.hasOwn(record, name) ? record[name] : undefined
    if (field === undefined) continue
    if (value === undefined || value === null) {
      if (field.required) problems.push({path: name, message: 'is missing'})
    } else if (!checks[field.kind](value)) {
      problems.push({path: name, message: `is ${brief(value)}, not ${wanted[field.kind]}`})
    }
  }
  return problems
}

/** Without stamps a record counts as older than every other; with others than real ones it could never be edited. */
function stampProblems({_u, _f, _x}: StoredRecord): RecordProblem[] {
  const problems: RecordProblem[] = []
  if (_u !== undefined && !isStamp(_u)) problems.push({path: '_u', message: `is ${brief(_u)}, not a stamp`})
  if (_f !== undefined && !(isMap(_f) && Object.values(_f).every(isStamp))) {
    problems.push({path: '_f', message: `is ${brief(_f)}, not a map of stamps`})
  }
  if (_x !== undefined && !isMap(_x)) problems.push({path: '_x', message: `is ${brief(_x)}, not a map`})
  return problems
}

const brief = (value: Json): string => shorten(JSON.stringify(value))
