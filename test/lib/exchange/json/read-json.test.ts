import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readJsonEntries} from '../../../../src/lib/exchange/json/read-json.ts'
import {keepAll, someSettings} from '../../../support/import-settings.ts'

function read(text: string, map: readonly string[] = []) {
  const kept = keepAll()
  readJsonEntries(Buffer.from(text), 'a.json', someSettings({map}), kept.sink)
  return kept
}

describe('readJsonEntries', () => {
  it('reads the objects of a list, with what is nested in them, each on its line', () => {
    const text = `[
  {"first_name": "Helen", "last_name": "Marks", "job": {"title": "Buyer"}, "emails": [{"type": "work", "value": "h@a.example"}]},

  {"first_name": "Ada", "emails": ["a@b.example", "c@d.example"], "tags": ["x", "y"]}
]`
    const {entries, problems} = read(text, ['emails=email'])
    expect(entries).toMatchObject([
      {name: 'Helen Marks', role: 'Buyer', emails: ['h@a.example'], line: 2},
      {name: 'Ada', emails: ['a@b.example', 'c@d.example'], tags: ['x', 'y'], line: 4},
    ])
    expect(problems).toEqual([])
  })

  it('reads the lists of an object, and a single object', () => {
    expect(
      read('{"version": 2, "people": [{"name": "Ada"}], "more": {"x": [{"name": "not this"}]}}').entries,
    ).toMatchObject([{name: 'Ada'}])
    expect(read('{"name": "Ada \\" {", "email": "a@b.example"}').entries).toMatchObject([{name: 'Ada " {'}])
  })

  it('reads our own records with their ids', () => {
    const {records, entries} = read(
      `{"customer": [{"id": "c000000000001", "name": "Apex", "added": "2026-01-05", "tags": ["x"], "phones": ["+1 2"], "phoneKinds": {"+1 2": "cell"}}],
        "purchase": [{"id": "u000000000001", "customer": "c000000000001", "amount": {"amount": "10.50", "currency": "EUR"}}]}`,
    )
    expect(entries).toEqual([])
    expect(records).toMatchObject([
      {
        type: 'customer',
        id: 'c000000000001',
        line: 1,
        values: {name: 'Apex', tags: {x: true}, phones: {'+1 2': 'cell'}},
      },
      {type: 'purchase', line: 2, values: {amount: '10.50 EUR'}},
    ])
  })

  it('names the line of an object that is none, keeps the others, and says that a file ends in the middle', () => {
    const {entries, problems} = read('[{"name": "Ada"},\n{"name": },\n{"name": "Bob"},\n{"name": "Cut')
    expect(entries.map(({name}) => name)).toEqual(['Ada', 'Bob'])
    expect(problems).toMatchObject([{line: 2}, {line: 1, message: expect.stringContaining('ends in the middle')}])
  })

  it('refuses a file of which no key is known', () => {
    expect(() => read('[{"foo": 1}]')).toThrow('no column of a.json is known')
  })

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['objects', '{"a":'.repeat(200_000)],
    ['lists in an object', `[{"name": "Ada", "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}]`],
  ])('stands %s that nest without end', (_, text) => {
    expect(() => read(text)).not.toThrow(RangeError)
  })

  it('reads any text without failing other than by a word to the user', () => {
    const soup = fc.array(
      fc.oneof(
        fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', '\n', '"name"', '"id"', '1', '__proto__'),
        fc.string(),
      ),
    )
    fc.assert(
      fc.property(soup, parts => {
        try {
          read(parts.join(''))
        } catch (error) {
          expect(error).toMatchObject({code: 'invalid-value'})
        }
      }),
      {numRuns: 300},
    )
  })
})
