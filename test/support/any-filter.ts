import fc from 'fast-check'
import type {Filter} from '../../src/lib/book/filter/expression.ts'
import {type FieldName, filterFields, operatorsOf} from '../../src/lib/book/filter/fields.ts'

const anyText = fc.oneof(
  fc.constantFrom(
    'a',
    'industry',
    'none',
    'and',
    'NOT',
    '',
    ' ',
    '"',
    "'",
    '\\',
    'a b',
    'x"y\\',
    '(',
    '=',
    'गणेश',
    '東京',
    '\n',
  ),
  fc.string({maxLength: 6}),
)

const fields = Object.keys(filterFields) as FieldName[]

const choices: {readonly [field: string]: fc.Arbitrary<string>} = {
  tier: fc.constantFrom('A', 'B', 'D'),
  status: fc.constantFrom('active', 'former', 'prospect'),
  channel: fc.constantFrom('call', 'email'),
  health: fc.constantFrom('red', 'green'),
  person: fc.constantFrom('yes', 'no'),
}

const anyValueOf = (field: FieldName): fc.Arbitrary<string> => {
  const {kind} = filterFields[field]
  if (kind === 'choice') return choices[field] ?? fc.constant('')
  if (kind === 'score') return fc.constantFrom('1', '3', '5')
  if (kind === 'amount') return fc.constantFrom('0', '900', '900 EUR', '1,000.50', '5 USD')
  if (kind === 'days') return fc.constantFrom('0', '30', '60d', '2m')
  if (kind === 'text') return anyText
  return fc.constantFrom('2026-01-05', '2025-12-31', '60d', '1y', 'today')
}

const anyComparison: fc.Arbitrary<Filter> = fc.constantFrom(...fields).chain(field =>
  fc
    .record({
      operator: fc.constantFrom(...operatorsOf(field)),
      value: fc.oneof({weight: 4, arbitrary: anyValueOf(field)}, {weight: 1, arbitrary: fc.constant(null)}),
      text: anyValueOf(field),
      key: anyText,
    })
    .map(({operator, value, text, key}) => ({
      kind: 'compare' as const,
      field,
      ...(field === 'custom' ? {key} : {}),
      operator,
      value: value === null && operator !== '=' && operator !== '!=' ? text : value,
    })),
)

/** Any filter that can be written. */
export const anyFilter: fc.Arbitrary<Filter> = fc.letrec<{filter: Filter}>(tie => ({
  filter: fc.oneof(
    {maxDepth: 3},
    anyComparison,
    fc.record({kind: fc.constant('not' as const), part: tie('filter')}),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('filter'), {minLength: 2, maxLength: 3}),
    }),
  ),
})).filter
