import fc from 'fast-check'
import type {Json, StoredRecord} from '../../src/lib/change/json.ts'
import {pathOf, recordFrom, registersOf} from '../../src/lib/change/registers.ts'

/** How many cases a property is tried on; more with CRM_TEST_RUNS. */
export const runs = Number(process.env['CRM_TEST_RUNS'] ?? 5000)

/** Few stamps, so that equal ones meet often. */
export const stamps = ['0m1x2y3z4000aaaaaa', '0m1x2y3z4000bbbbbb', '0m1x2y3z4001aaaaaa', '0m1x2y3z5000aaaaaa'] as const

const anyStamp = fc.constantFrom(...stamps)

/** Names that a path could be misread in, and names that JavaScript treats in its own way. */
const oddNames = [
  '',
  '.',
  'a',
  'a.b',
  'a~1b',
  '~',
  'a~',
  'deleted',
  '1',
  '10',
  '_z',
  'Zoë',
  'constructor',
  '__proto__',
  '"',
]

const anyName = fc.oneof({weight: 4, arbitrary: fc.constantFrom(...oddNames)}, fc.string({maxLength: 3}))

const anyAtom: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -0, 1, 1.5, '', 'x', 'y'),
  fc.string({maxLength: 4}),
)

/** An object of any keys, `__proto__` too. */
const mapOf = (value: fc.Arbitrary<Json>, maxLength: number): fc.Arbitrary<{readonly [key: string]: Json}> =>
  fc.array(fc.tuple(anyName, value), {maxLength}).map(entries => Object.fromEntries(entries))

const anyValue: fc.Arbitrary<Json> = fc.oneof(
  {weight: 4, arbitrary: anyAtom},
  {weight: 3, arbitrary: mapOf(fc.oneof(anyAtom, mapOf(anyAtom, 2), fc.array(anyAtom, {maxLength: 2})), 3)},
  fc.array(fc.oneof(anyAtom, mapOf(anyAtom, 2)), {maxLength: 2}),
)

const reserved = ['id', 'type', '_u', '_f', '_x', '_forgot']

const pathsOf = (fields: readonly (readonly [string, Json])[]): string[] =>
  fields.flatMap(([field, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [pathOf(field), ...Object.keys(value).map(element => pathOf(field, element))]
      : [pathOf(field)],
  )

const withStamps = (fields: readonly (readonly [string, Json])[]): fc.Arbitrary<StoredRecord> =>
  fc
    .record({
      type: fc.constantFrom('customer', 'a later type'),
      first: fc.option(anyStamp, {nil: undefined}),
      later: fc.array(fc.tuple(fc.constantFrom('type', 'none', ...pathsOf(fields)), anyStamp), {maxLength: 4}),
      lost: mapOf(anyAtom, 2),
      forgot: fc.oneof({weight: 20, arbitrary: fc.constant(undefined)}, fc.constantFrom(1, 2)),
    })
    .map(({type, first, later, lost, forgot}) => ({
      id: 'c0000000000aa',
      type,
      ...Object.fromEntries(fields),
      ...(first === undefined ? {} : {_u: first}),
      ...(later.length > 0 ? {_f: Object.fromEntries(later)} : {}),
      ...(Object.keys(lost).length > 0 ? {_x: lost} : {}),
      ...(forgot === undefined ? {} : {_forgot: forgot}),
    }))

/** States of one record: unknown fields, maps, nulls, removals, values that lost, forgotten ones, keys in any order. */
export const anyRecord: fc.Arbitrary<StoredRecord> = fc
  .array(
    fc.tuple(
      anyName.filter(name => !reserved.includes(name)),
      anyValue,
    ),
    {maxLength: 5},
  )
  .chain(withStamps)

/** The one form of a record that the file knows. */
export const inOrder = (record: StoredRecord): StoredRecord =>
  record['_forgot'] === 1 ? ({id: record.id, _forgot: 1} as unknown as StoredRecord) : recordFrom(registersOf(record))
