import type {Field} from '../../src/lib/book/fields.ts'
import {ratePeriods} from '../../src/lib/book/money.ts'
import {collections} from '../../src/lib/book/registry.ts'
import {type Definitions, describe, refTo, type Schema} from './json-schema.ts'

const dayPattern = '^\\d{4}-\\d{2}-\\d{2}$'
const annualPattern = '^(\\d{4}|-)-\\d{2}-\\d{2}$'

/** Values that the book knows forms of, each described once. */
export const commonDefinitions: Definitions = {
  id: {type: 'string', pattern: '^[a-z][0-9a-z]{12}$', description: 'the whole id of a record'},
  day: {type: 'string', pattern: dayPattern, description: 'a day, YYYY-MM-DD'},
  'annual-day': {type: 'string', pattern: annualPattern, description: 'a day of every year, YYYY-MM-DD or --MM-DD'},
  instant: {type: 'string', format: 'date-time', description: 'a moment, RFC 3339 with offset'},
  span: {type: 'string', pattern: '^\\d+[dwmy]$', description: 'a length of time: 10d, 3w, 2m, 1y'},
  money: {
    type: 'object',
    description: 'an amount with its ISO 4217 currency',
    properties: {
      amount: {type: 'string', pattern: '^-?\\d+(\\.\\d+)?$'},
      currency: {type: 'string', pattern: '^[A-Z]{3}$'},
    },
    required: ['amount', 'currency'],
  },
  rate: {
    type: 'object',
    description: 'an amount for a period',
    properties: {
      amount: {type: 'string', pattern: '^-?\\d+(\\.\\d+)?$'},
      currency: {type: 'string', pattern: '^[A-Z]{3}$'},
      per: {enum: [...ratePeriods]},
    },
    required: ['amount', 'currency', 'per'],
  },
}

const text: Schema = {type: 'string'}
const texts: Schema = {type: 'array', items: text}

/** How `--json` shows a field of each kind, as `presentRecord` makes it. */
const schemasOfKinds: {readonly [K in Field['kind']]: Schema} = {
  line: text,
  text,
  span: refTo('span'),
  money: refTo('money'),
  rate: refTo('rate'),
  zone: text,
  language: text,
  url: text,
  time: {type: 'string', pattern: '^\\d{2}:\\d{2}$'},
  instant: refTo('instant'),
  day: refTo('day'),
  annual: refTo('annual-day'),
  count: {type: 'integer', minimum: 0},
  yes: {type: 'boolean'},
  choice: text,
  reference: refTo('id'),
  references: {type: 'array', items: refTo('id')},
  set: texts,
  emails: texts,
  phones: texts,
  map: {type: 'object', additionalProperties: text},
  annuals: {type: 'object', additionalProperties: refTo('annual-day')},
}

const listed: ReadonlySet<Field['kind']> = new Set(['set', 'emails', 'phones', 'references'])

const schemaOfField = (field: Field): Schema =>
  describe(field.kind === 'choice' ? {enum: [...field.options]} : schemasOfKinds[field.kind], field.help)

/** Every type of record as `--json` shows it, from the registry: sets are always there, other fields where they have a value. */
export const recordDefinitions: Definitions = Object.fromEntries(
  collections.map(({type, label, fields}) => [
    type,
    {
      type: 'object',
      description: `a record: ${label}`,
      properties: {
        id: refTo('id'),
        ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOfField(field)])),
      },
      required: [
        'id',
        ...Object.entries(fields).flatMap(([name, {required, kind}]) => (required || listed.has(kind) ? [name] : [])),
      ],
    },
  ]),
)

/** Keys under which an answer shows records of another name than their type's. */
const otherKeys: {readonly [key: string]: string} = {
  mine: 'promise',
  theirs: 'promise',
  renewed: 'engagement',
  entries: 'loyalty',
  playbook: 'playbook-run',
}

/** The type of the records that an answer shows under a key: `touch`, `touches`, or one of the few other keys. */
export function typeUnderKey(key: string): string | undefined {
  const found = collections.find(({type, plural}) => [type, plural, `${type}s`].includes(key))
  return found?.type ?? otherKeys[key]
}
