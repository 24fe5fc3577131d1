import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Filter} from '../../../../src/lib/book/filter/expression.ts'
import {parseFilter, readFilter} from '../../../../src/lib/book/filter/parse.ts'
import {printFilter} from '../../../../src/lib/book/filter/print.ts'
import {CrmError} from '../../../../src/lib/errors.ts'
import {anyFilter} from '../../../support/any-filter.ts'

const compare = (field: string, operator: string, value: string | null) => ({kind: 'compare', field, operator, value})

const refusalOf = (text: string): CrmError => {
  try {
    parseFilter(text)
  } catch (error) {
    if (error instanceof CrmError) return error
    throw error
  }
  throw new Error(`accepted: ${text}`)
}

describe('parseFilter', () => {
  it('reads comparisons, and before or, not and parentheses', () => {
    expect(parseFilter('tier = A and (tag = industry or last-touch > 60d) and not status = former')).toEqual({
      kind: 'and',
      parts: [
        compare('tier', '=', 'A'),
        {kind: 'or', parts: [compare('tag', '=', 'industry'), compare('last-touch', '>', '60d')]},
        {kind: 'not', part: compare('status', '=', 'former')},
      ],
    })
    expect(parseFilter('tag=a or tag=b and tag=c')).toEqual({
      kind: 'or',
      parts: [compare('tag', '=', 'a'), {kind: 'and', parts: [compare('tag', '=', 'b'), compare('tag', '=', 'c')]}],
    })
  })

  it.each([
    ['name = "Apex \\"East\\" \\\\ Co"', 'Apex "East" \\ Co'],
    ["name = 'Apex (East)'", 'Apex (East)'],
    ['name ~ गणेश', 'गणेश'],
    ['name = "none"', 'none'],
    ['name = none', null],
    ['email = helen@apex.example', 'helen@apex.example'],
  ])('reads the value of %s', (text, value) => {
    expect(parseFilter(text)).toMatchObject({kind: 'compare', value})
  })

  it.each([
    ['custom.vat != none', 'vat'],
    ['custom."vat no" = 1', 'vat no'],
    ['CUSTOM.Region = x', 'Region'],
  ])('reads the key of %s', (text, key) => {
    expect(parseFilter(text)).toMatchObject({field: 'custom', key})
  })

  it.each([
    ['', '"not"', 0],
    ['tier', '=', 4],
    ['tier =', 'a value', 6],
    ['tier = E', 'one of A, B, C, D', 7],
    ['tier ~ A', 'after tier', 5],
    ['nmae = x', 'a field', 0],
    ['(tier = A', '")"', 9],
    ['tier = A)', 'the end', 8],
    ['name = Apex Manufacturing', 'the end', 12],
    ['name = "Apex', 'a closing "', 12],
    ['silent > soon', 'a number of days', 9],
    ['money > 6', 'a score from 1 to 5', 8],
    ['spend > much', 'an amount', 8],
    ['person = maybe', 'one of yes, no', 9],
    ['added < 2026-02-30', 'a day', 8],
    ['since > none', 'none goes with', 8],
    ['name = and', 'a value', 7],
    ['tier = A and', 'a field', 12],
    ['custom = x', 'custom.KEY', 0],
    ['name = a\\b', 'a word', 8],
  ])('shows where %j is wrong', (text, expected, at) => {
    const {code, message} = refusalOf(text)
    const [head, shown, caret] = message.split('\n')
    expect({code, shown, caret}).toEqual({code: 'invalid-value', shown: text, caret: `${' '.repeat(at)}^`})
    expect(head).toContain(expected)
  })

  it('puts the caret below wide letters and letters with marks', () => {
    expect(refusalOf('name = "東京" tag').message.split('\n')[2]).toBe(`${' '.repeat(14)}^`)
    expect(refusalOf('name = "का" tag').message.split('\n')[2]).toBe(`${' '.repeat(11)}^`)
  })

  it('suggests the field that was meant', () => {
    expect(refusalOf('statsu = active').hint).toContain('Did you mean status?')
  })

  it('refuses what is nested without end', () => {
    expect(refusalOf(`${'('.repeat(900)}tier = A`).code).toBe('invalid-value')
    expect(refusalOf(`${'not '.repeat(400)}tier = A`).code).toBe('invalid-value')
    expect(refusalOf(`name = ${'x'.repeat(3000)}`).code).toBe('invalid-value')
  })

  it('fails with a refusal alone, whatever the text', () => {
    const piece = fc.constantFrom('tier', '=', ' ', 'A', '(', ')', 'and', 'not', '"', '~', '!', '\\', 'custom.', '60d')
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({maxLength: 3})), {maxLength: 8}), pieces => {
        const text = pieces.join('')
        let read: Filter | undefined
        try {
          read = parseFilter(text)
        } catch (error) {
          expect(error).toBeInstanceOf(CrmError)
        }
        if (read) expect(parseFilter(printFilter(read))).toEqual(read)
      }),
    )
  })
})

describe('printFilter', () => {
  it('is undone by parseFilter', () => {
    fc.assert(
      fc.property(anyFilter, filter => {
        expect(parseFilter(printFilter(filter))).toEqual(filter)
      }),
    )
  })

  it('writes one form', () => {
    expect(readFilter(" TIER=A  and(Tag = 'big city')or not(name!=None)")).toBe(
      '(tier = A and tag = "big city") or not name != none',
    )
  })
})
