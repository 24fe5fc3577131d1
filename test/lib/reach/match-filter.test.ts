import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Filter} from '../../../src/lib/book/filter/expression.ts'
import {parseFilter} from '../../../src/lib/book/filter/parse.ts'
import {matcherOf} from '../../../src/lib/reach/match-filter.ts'
import {anyFilter} from '../../support/any-filter.ts'
import {aBook} from '../../support/build.ts'

const today = '2026-03-01'

const book = aBook()
  .customer({
    name: 'Apex',
    tier: 'A',
    tags: {industry: true, 'big city': true},
    added: '2025-01-01',
    since: '2020-05-01',
  })
  .contact({name: 'Helen', emails: {'helen@apex.example': true}, phones: {'+49 170 1234567': true}, language: 'hi'})
  .add('consent', {on: '2026-01-01', state: 'given', purpose: 'Newsletter'})
  .touch({on: '2025-12-31'})
  .purchase({on: '2026-02-01', amount: '900 EUR'})
  .feedback({on: '2026-02-10', instrument: 'nps', score: 1, low: 0, high: 10})
  .promise({on: '2026-01-05', due: '2026-01-10'})
  .promise({on: '2026-01-05', due: '2026-01-11'})
  .promise({on: '2026-01-05', due: '2026-01-12'})
  .customer({name: 'Łódź Tekstyl', tier: 'B', added: '2025-06-01', custom: {vat: 'PL 1'}, channel: 'whatsapp'})
  .touch({on: '2026-02-20'})
  .purchase({on: '2025-02-01', amount: '100 EUR'})
  .customer({name: 'Bright', status: 'former', added: '2026-01-05', language: 'en'})
  .add('consent', {on: '2026-01-01', state: 'given', purpose: 'newsletter'})
  .add('consent', {on: '2026-01-02', state: 'withdrawn', purpose: 'newsletter'})
  .build()

const namesOf = (filter: Filter): string =>
  book
    .all('customer')
    .filter(matcherOf(book, today, filter))
    .map(({name}) => name[0])
    .sort()
    .join('')

describe('matcherOf', () => {
  it.each([
    ['name = apex', 'A'],
    ['name ~ lodz', 'Ł'],
    ['tier = a', 'A'],
    ['tier <= B', 'AŁ'],
    ['tier > A', 'BŁ'],
    ['tag = INDUSTRY', 'A'],
    ['tag != industry', 'BŁ'],
    ['tag ~ city', 'A'],
    ['tag = none', 'BŁ'],
    ['status = active', 'AŁ'],
    ['person = no', 'ABŁ'],
    ['country = none', 'ABŁ'],
    ['lastTouch >= 2026-02-01', 'Ł'],
    ['last_touch < 2026-02-01', 'A'],
    ['tags = industry', 'A'],
    ['emails ~ helen', 'A'],
    ['language = hi', 'A'],
    ['language = none', 'Ł'],
    ['channel = whatsapp', 'Ł'],
    ['added >= 2025-06-01', 'BŁ'],
    ['since < 5y', ''],
    ['since > 5y', 'A'],
    ['last-touch > 60d', ''],
    ['last-touch = 60d', 'A'],
    ['last-touch >= 60d', 'A'],
    ['last-touch < 30d', 'Ł'],
    ['last-touch < 2026-01-01', 'A'],
    ['last-touch = none', 'B'],
    ['silent >= 55', 'AB'],
    ['silent < 2w', 'Ł'],
    ['next-due <= today', 'A'],
    ['next-due < 4m', 'AŁ'],
    ['next-due = none', 'B'],
    ['health = red', 'A'],
    ['health < green', 'A'],
    ['health = none', 'BŁ'],
    ['recency = 1', 'Ł'],
    ['money > 1', 'A'],
    ['money = none', 'B'],
    ['email ~ apex.example', 'A'],
    ['phone ~ "170-123"', 'A'],
    ['consent = newsletter', 'A'],
    ['spend >= 900', 'A'],
    ['spend = "900 EUR"', 'A'],
    ['spend > "900 EUR"', ''],
    ['spend < "1,000 USD"', ''],
    ['spend != "900 USD"', 'ABŁ'],
    ['spend = none', 'BŁ'],
    ['custom.vat = "pl 1"', 'Ł'],
    ['custom.VAT != none', 'Ł'],
    ['custom.vat = none', 'AB'],
    ['tier = A or tag = none and status = former', 'AB'],
    ['not (tier = A or status = former)', 'Ł'],
  ])('%s', (text, names) => {
    expect(namesOf(parseFilter(text))).toBe(names)
  })

  it('takes not twice as nothing', () => {
    fc.assert(
      fc.property(anyFilter, filter => {
        expect(namesOf({kind: 'not', part: {kind: 'not', part: filter}})).toBe(namesOf(filter))
      }),
      {numRuns: 60},
    )
  })

  it('does not care for the order of and and of or', () => {
    const anyParts = fc.array(anyFilter, {minLength: 2, maxLength: 4})
    fc.assert(
      fc.property(fc.constantFrom('and', 'or'), anyParts, (kind, parts) => {
        expect(namesOf({kind, parts: parts.toReversed()})).toBe(namesOf({kind, parts}))
      }),
      {numRuns: 60},
    )
  })

  it('splits the book in two with not, and != is not =', () => {
    fc.assert(
      fc.property(anyFilter, filter => {
        const both = namesOf(filter) + namesOf({kind: 'not', part: filter})
        expect([...both].sort().join('')).toBe('ABŁ')
      }),
      {numRuns: 60},
    )
    expect(namesOf(parseFilter('not tag = industry'))).toBe(namesOf(parseFilter('tag != industry')))
  })
})
