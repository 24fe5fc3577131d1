import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {channels, instruments} from '../../../src/lib/book/choices.ts'
import {defaultPlaybooks} from '../../../src/lib/book/default-playbooks.ts'
import {fittingTouches, formatPlaybook, parsePlaybook} from '../../../src/lib/book/playbook-form.ts'
import {CrmError} from '../../../src/lib/errors.ts'

const refusalOf = (text: string): CrmError => {
  try {
    parsePlaybook(text)
  } catch (error) {
    if (error instanceof CrmError) return error
    throw error
  }
  throw new Error(`not refused: ${text}`)
}

const bare = {fits: [], ifGood: false}

describe('parsePlaybook', () => {
  it.each([
    ['0 welcome', {from: 0, to: 0, ...bare, text: 'welcome'}],
    ['  7   first   week ', {from: 7, to: 7, ...bare, text: 'first week'}],
    ['1 call: hello', {from: 1, to: 1, fits: ['call'], ifGood: false, text: 'hello'}],
    ['1 Call : hello', {from: 1, to: 1, fits: ['call'], ifGood: false, text: 'hello'}],
    ['2-5 touch: short', {from: 2, to: 5, fits: ['touch'], ifGood: false, text: 'short'}],
    ['2–5 two-way: short', {from: 2, to: 5, fits: ['two-way'], ifGood: false, text: 'short'}],
    ['1 call / video/call: hello', {from: 1, to: 1, fits: ['call', 'video'], ifGood: false, text: 'hello'}],
    ['14 health-check: how', {from: 14, to: 14, fits: ['health-check'], ifGood: false, text: 'how'}],
    ['90 if good: refer', {from: 90, to: 90, fits: [], ifGood: true, text: 'refer'}],
    ['90 email If Good: refer', {from: 90, to: 90, fits: ['email'], ifGood: true, text: 'refer'}],
    ['90 if good they refer', {from: 90, to: 90, ...bare, text: 'if good they refer'}],
    ['3: goals written down', {from: 3, to: 3, ...bare, text: 'goals written down'}],
    ['3 : goals: written', {from: 3, to: 3, ...bare, text: 'goals: written'}],
    ['3 call: goals: written', {from: 3, to: 3, fits: ['call'], ifGood: false, text: 'goals: written'}],
    ['2 - 5 things', {from: 2, to: 2, ...bare, text: '- 5 things'}],
    ['१४ pulse: कैसा चल रहा है', {from: 14, to: 14, fits: ['pulse'], ifGood: false, text: 'कैसा चल रहा है'}],
  ])('reads %j', (text, line) => {
    expect(parsePlaybook(text)).toEqual([line])
  })

  it('reads several steps in their order and passes over empty ones', () => {
    expect(parsePlaybook('0 a; 5 b;; 2 c;').map(({from, text}) => [from, text])).toEqual([
      [0, 'a'],
      [5, 'b'],
      [2, 'c'],
    ])
  })

  it.each([
    ['0 welcome; -3 call: hello', 'negative day: -3'],
    ['−1 hello', 'negative day: −1'],
    ['2--5 touch: hello', 'negative day: -5'],
    ['', 'without steps'],
    [' ; ;', 'without steps'],
    ['welcome', 'without its day: welcome'],
    ['1.5 welcome', 'without its day'],
    ['3x welcome', 'without its day'],
    ['0', 'without a text: 0'],
    ['0 call:', 'without a text'],
    ['0 \u200b', 'without a text'],
    ['1 pigeon: hello', 'pigeon'],
    ['1 note: hello', 'note'],
    ['1 call/: hello', 'no such channel'],
    ['1 good: hello', 'good'],
    ['5-2 touch: hello', 'end before they begin: 5-2'],
    ['1001 hello', 'too far ahead: 1001'],
    ['0-999 touch: hello', '1000 steps'],
    [`0 ${'x'.repeat(201)}`, '201 characters'],
  ])('refuses %j', (text, named) => {
    const {code, message, hint} = refusalOf(text)
    expect(code).toBe('invalid-value')
    expect(message).toContain(named)
    expect(hint).toMatch(/\S/)
  })

  it('suggests what a mistyped kind may mean', () => {
    expect(refusalOf('1 cal: hello').hint).toContain('Did you mean call?')
  })

  it('knows every channel but the note, and every instrument', () => {
    const words = [...channels.filter(channel => channel !== 'note'), ...instruments]
    for (const word of words) expect(parsePlaybook(`1 ${word}: x`)).toMatchObject([{fits: [word]}])
  })
})

const text = fc
  .string({unit: 'grapheme', minLength: 1, maxLength: 40})
  .map(drawn => drawn.normalize('NFC').replaceAll(';', ',').replace(/\s+/g, ' ').trim())
  .filter(drawn => /[\p{L}\p{N}\p{P}\p{S}]/u.test(drawn))

const line = fc
  .record({
    from: fc.nat(900),
    length: fc.nat(8),
    fits: fc.uniqueArray(fc.constantFrom(...fittingTouches, ...instruments), {maxLength: 3}),
    ifGood: fc.boolean(),
    text,
  })
  .map(({from, length, ...rest}) => ({from, to: from + length, ...rest}))

describe('formatPlaybook', () => {
  it('writes what parsePlaybook reads as the same', () => {
    fc.assert(
      fc.property(fc.array(line, {minLength: 1, maxLength: 10}), lines => {
        expect(parsePlaybook(formatPlaybook(lines))).toEqual(lines)
      }),
    )
  })

  it.each(Object.entries(defaultPlaybooks))('gives the default %s as it is', (_, written) => {
    expect(formatPlaybook(parsePlaybook(written))).toBe(written)
  })
})
