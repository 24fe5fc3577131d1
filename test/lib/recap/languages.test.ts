import {describe, expect, it} from 'vitest'
import {english} from '../../../src/lib/recap/languages/en.ts'
import {loadLanguage, writtenLanguages} from '../../../src/lib/recap/languages/load.ts'
import {plainText} from '../../../src/lib/recap/phrase.ts'

describe('loadLanguage', () => {
  it.each(writtenLanguages)('loads the table of %s', async language => {
    expect((await loadLanguage(language)).language).toBe(language)
  })
})

describe('English', () => {
  it.each([
    ['2026-01-05', '2026-11-01', '5 January – 1 November 2026'],
    ['2026-01-05', '2026-01-31', '5 – 31 January 2026'],
    ['2025-11-02', '2026-11-01', '2 November 2025 – 1 November 2026'],
    ['2026-01-05', '2026-01-05', '5 January 2026'],
  ] as const)('writes the period %s to %s', (from, to, text) => {
    expect(english.formatPeriod({from, to})).toBe(text)
  })

  it.each([
    ['1350', 'EUR', '€1,350'],
    ['1350.50', 'USD', '$1,350.50'],
    ['9999999999999.99', 'EUR', '€9,999,999,999,999.99'],
    ['5000', 'JPY', '¥5,000'],
    ['12', 'NPR', 'NPR\u00a012'],
  ])('writes %s %s', (amount, currency, text) => {
    expect(english.formatMoney({amount, currency})).toBe(text)
  })

  it.each([
    [45, '45 min'],
    [540, '9 h'],
    [90, '1 h 30 min'],
    [60_000, '1,000 h'],
  ])('writes an effort of %i minutes', (minutes, text) => {
    expect(english.formatEffort(minutes)).toBe(text)
  })

  it('thanks in one sentence, with and without an engagement', () => {
    expect(plainText(english.thanks('Retainer'))).toMatch(/^[^.]+“Retainer”\.$/)
    expect(plainText(english.thanks(undefined))).toMatch(/^[^.]+\.$/)
  })
})
