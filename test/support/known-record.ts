import fc from 'fast-check'
import type {Collection, Field} from '../../src/lib/book/fields.ts'
import {collections} from '../../src/lib/book/registry.ts'
import {fromEpochDay} from '../../src/lib/calendar/day.ts'
import {formatInstant} from '../../src/lib/calendar/instant.ts'
import type {Json, StoredRecord} from '../../src/lib/change/json.ts'
import {pathOf} from '../../src/lib/change/registers.ts'
import {inOrder} from './any-record.ts'

const alphabet = [...'0123456789abcdefghjkmnpqrstvwxyz']

/** Twelve characters of an id, few enough different ones that records meet. */
const anyTail = fc.array(fc.constantFrom(...alphabet), {minLength: 12, maxLength: 12}).map(letters => letters.join(''))

const anyId = (letter: string): fc.Arbitrary<string> => anyTail.map(tail => letter + tail)

/** Texts that a parser stumbles over. */
const oddTexts = [
  '',
  'null]}',
  '"',
  '\\',
  '\\"',
  '":',
  '{"id":"',
  '\n',
  '\u2028',
  '\u0000',
  '\ud800',
  '\u001b[31m',
  'गणेश',
  '😀',
  '__proto__',
]

const anyText = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({unit: 'grapheme', maxLength: 12}),
  fc.string({maxLength: 12}),
  fc.tuple(fc.constantFrom(...oddTexts), fc.string({maxLength: 4})).map(parts => parts.join('')),
)

const anyDay = fc.integer({min: -200_000, max: 200_000}).map(fromEpochDay)

const anyAmount = fc
  .tuple(fc.nat(), fc.option(fc.nat({max: 99})), fc.constantFrom('EUR', 'INR'))
  .map(
    ([units, cents, currency]) => `${units}${cents === null ? '' : `.${String(cents).padStart(2, '0')}`} ${currency}`,
  )

const elements = (key: fc.Arbitrary<string>, value: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .array(fc.tuple(key, value), {maxLength: 5})
    .map(entries => Object.fromEntries(entries.filter(([name]) => name !== '__proto__' && name !== 'constructor')))

const anyFlag = fc.constantFrom<Json>(true, null)
const anyKey = fc.oneof(fc.constantFrom('a', 'b', '1', '20', 'a.b', '":', 'é'), anyText)

/** A valid stored value of each kind. */
const values: Readonly<Record<Field['kind'], fc.Arbitrary<Json>>> = {
  line: anyText,
  text: anyText,
  zone: fc.constantFrom('Asia/Kolkata', 'Europe/Berlin'),
  language: fc.constantFrom('en', 'fa', 'zh-Hant'),
  url: fc.constantFrom('https://apex.example/a?b=c#d', 'http://x.example'),
  choice: fc.constantFrom('call', 'A', 'open', 'a later word'),
  reference: anyId('c'),
  span: fc
    .tuple(fc.integer({min: 1, max: 100}), fc.constantFrom('d', 'w', 'm', 'y'))
    .map(([count, unit]) => `${count}${unit}`),
  money: anyAmount,
  rate: fc.tuple(anyAmount, fc.constantFrom('month', 'year', 'total')).map(parts => parts.join('/')),
  time: fc.constantFrom('00:00', '09:30', '23:59'),
  instant: fc.integer({min: -1e12, max: 4e12}).map(ms => formatInstant(ms, ms % 2 === 0 ? 'UTC' : 'Asia/Kathmandu')),
  day: anyDay,
  annual: fc.oneof(anyDay, fc.constantFrom('--02-29', '--12-31')),
  count: fc.nat(),
  yes: fc.boolean(),
  set: elements(anyKey, anyFlag),
  emails: elements(fc.constantFrom('helen@apex.example', 'a.b@c.example'), anyFlag),
  phones: elements(fc.constantFrom('+49 30 1234567', '123456'), anyFlag),
  references: elements(anyId('p'), anyFlag),
  map: elements(anyKey, fc.oneof(anyText, fc.constant(null))),
  annuals: elements(anyKey, fc.oneof(anyDay, fc.constant('--02-29'), fc.constant(null))),
}

const unknown = fc.oneof(
  {weight: 6, arbitrary: fc.constant(undefined)},
  anyText,
  fc.constantFrom<Json>([1, {x: null}], {x: {y: [true]}, z: 'é'}, 1.5),
)

const anyStamp = fc
  .tuple(fc.integer({min: 1.7e12, max: 1.8e12}), fc.constantFrom('aaaaaa', 'zzzzzz'))
  .map(([ms, replica]) => `${ms.toString(36).padStart(9, '0')}000${replica}`)

function anyOf({type, letter, fields}: Collection): fc.Arbitrary<StoredRecord> {
  const given = Object.entries(fields).map(
    ([name, {kind, required}]) =>
      [name, required ? values[kind] : fc.option(fc.oneof(values[kind], fc.constant(null)), {nil: undefined})] as const,
  )
  return fc
    .record({
      id: anyId(letter),
      known: fc.record(Object.fromEntries(given)),
      later: unknown,
      odd: unknown,
      removed: fc.constantFrom(undefined, undefined, true, null),
      first: anyStamp,
      edited: fc.array(fc.tuple(fc.constantFrom('deleted', 'type', ...Object.keys(fields)), anyStamp), {maxLength: 5}),
    })
    .map(({id, known, later, odd, removed, first, edited}) => {
      const given: {readonly [field: string]: unknown} = {
        ...known,
        futureField: later,
        'odd.name': odd,
        deleted: removed,
      }
      const defined = Object.entries(given).filter(([, value]) => value !== undefined)
      const stamps = Object.fromEntries(edited.map(([name, stamp]) => [pathOf(name), stamp]))
      return inOrder({...Object.fromEntries(defined), id, type, _u: first, _f: stamps} as StoredRecord)
    })
}

/** A valid record of any type: every field of every kind occurs, unknown fields and removed records too. */
export const anyKnownRecord: fc.Arbitrary<StoredRecord> = fc.oneof(
  ...collections.filter(({type}) => type !== 'book').map(anyOf),
)

/** A record of a type that only a later version knows, or a forgotten one. */
const anyOther: fc.Arbitrary<StoredRecord> = fc
  .tuple(anyId('y'), unknown, anyStamp, fc.boolean())
  .map(([id, later, stamp, forgot]) =>
    forgot
      ? ({id, _forgot: 1} as unknown as StoredRecord)
      : inOrder({id, type: 'later', ...(later === undefined ? {} : {later}), _u: stamp}),
  )

/** The records of a book, sorted by id, no id twice. */
export const anyBook: fc.Arbitrary<readonly StoredRecord[]> = fc
  .uniqueArray(fc.oneof({weight: 8, arbitrary: anyKnownRecord}, anyOther), {
    selector: record => record.id,
    minLength: 0,
    maxLength: 25,
  })
  .map(records => records.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
