import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {collectionOf, collections, knownCollection, type TypeName} from '../../../src/lib/book/registry.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import type {FileProblem} from '../../../src/lib/store/file-problem.ts'
import {recordLine} from '../../../src/lib/store/format.ts'
import {createLineMatcher, linePattern} from '../../../src/lib/store/line-pattern.ts'
import {readRecordLine} from '../../../src/lib/store/record-line.ts'
import {runs} from '../../support/any-record.ts'
import {aBook, idOf} from '../../support/build.ts'
import {anyKnownRecord} from '../../support/known-record.ts'

const matches = (line: string, type: string): boolean => createLineMatcher(`${line}\n`)(type, 0, line.length)

function problemsIn(line: string): FileProblem[] {
  const problems: FileProblem[] = []
  readRecordLine(line, 1, problems)
  return problems
}

function isJson(line: string): boolean {
  try {
    return JSON.parse(`[${line}null]`).length === 2
  } catch {
    return false
  }
}

const touch = recordLine({
  id: 't0000000000aa',
  type: 'touch',
  channel: 'call',
  customer: 'c0000000000aa',
  direction: 'both',
  on: '2026-01-05',
  text: 'said: "hello" \\ \n',
  with: {p0000000000aa: true, p0000000000bb: true},
  _u: '0m1x2y3z4000aaaaaa',
})

describe('linePattern', () => {
  it('can be made for every type', () => {
    for (const collection of collections) expect(linePattern(collection).source).toContain(`"${collection.type}"`)
  })

  it('matches what this program writes', () => {
    const [customer, logged] = aBook()
      .customer({emails: {'info@apex.example': true}, tags: {a: true, b: null, c: true}, since: null})
      .touch({minutes: 30, at: '09:30', with: {[idOf('contact', 'helen')]: true}}).records
    for (const record of [customer, logged]) {
      const {id, type, _u, ...fields} = record as StoredRecord
      const ordered = Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
      expect(matches(recordLine({id, type, ...ordered, _u} as StoredRecord), type)).toBe(true)
    }
    expect(matches(touch, 'touch')).toBe(true)
  })

  it('matches nothing that the checks refuse, of what is JSON', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.constantFrom('', '"', ',', '9', '-', 'e', ':', '}', '\\', '{', '0'),
      fc.nat({max: 2}),
    )
    fc.assert(
      fc.property(anyKnownRecord, fc.array(change, {maxLength: 2}), (record, changes) => {
        let line = recordLine(record)
        for (const [at, put, cut] of changes) {
          const from = at % line.length
          line = line.slice(0, from) + put + line.slice(from + cut)
        }
        if (isJson(line) && matches(line, record.type)) expect(problemsIn(line)).toEqual([])
      }),
      {numRuns: runs},
    )
  })

  it.each([
    ['an unknown field', touch.replace('"on":', '"mood":"good","on":')],
    ['a key given twice', touch.replace('"on":', '"on":"2026-01-05","on":')],
    ['a key of a map given twice', touch.replace('p0000000000bb', 'p0000000000aa')],
    ['an escaped key of a map', touch.replace('p0000000000bb', 'p\\u0030000000000aa')],
    ['a forbidden key of a map', touch.replace('p0000000000bb', '__proto__')],
    ['a day that does not exist', touch.replace('2026-01-05', '2026-02-30')],
    ['a day of a year that is no leap year', touch.replace('2026-01-05', '2026-02-29')],
    ['a required field that is null', touch.replace('"on":"2026-01-05"', '"on":null')],
    ['a required field that is missing', touch.replace('"on":"2026-01-05",', '')],
    ['an id of another form', touch.replace('"id":"t0000000000aa"', '"id":"t0000000000a"')],
    ['a stamp that is none', touch.replace('0m1x2y3z4000aaaaaa', '0M1x2y3z4000aaaaaa')],
    ['no stamp', touch.replace(',"_u":"0m1x2y3z4000aaaaaa"', '')],
    ['fields in another order', touch.replace('"channel":"call",', '').replace('"on":', '"channel":"call","on":')],
    ['another type', touch.replace('"touch"', '"note"')],
    ['no comma at the end', touch.slice(0, -1)],
    ['a space', touch.replace('","', '", "')],
  ])('leaves %s to the other checks', (_, line) => {
    expect(matches(line, 'touch')).toBe(false)
  })

  it('leaves a line of great length to the other checks', () => {
    const long = touch.replace('hello', '\\"'.repeat(100_000))
    expect(matches(long, 'touch')).toBe(false)
    expect(problemsIn(long)).toEqual([])
  })

  it('knows no type that the registry does not know', () => {
    expect(matches(touch.replace('"touch"', '"later"'), 'later')).toBe(false)
    expect(collectionOf('later')).toBeUndefined()
  })

  it('matches a value of every kind', () => {
    const kinds = new Set(collections.flatMap(({fields}) => Object.values(fields).map(({kind}) => kind)))
    const seen = new Set<string>()
    for (const record of fc.sample(anyKnownRecord, {numRuns: 3000, seed: 8})) {
      if (!matches(recordLine(record), record.type)) continue
      const {fields} = knownCollection(record.type as TypeName)
      for (const [name, {kind}] of Object.entries(fields)) if (record[name] != null) seen.add(kind)
    }
    kinds.delete('annuals')
    expect([...kinds].filter(kind => !seen.has(kind))).toEqual([])
  })
})
