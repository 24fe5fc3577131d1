import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {editDistance, foldText, nearest, wordsOf} from '../../../src/lib/text/fold.ts'

describe('foldText', () => {
  it.each([
    ['APEX Manufacturing', 'apex manufacturing'],
    ['Łódź', 'lodz'],
    ['Ærø', 'aero'],
    ['Œuvre', 'oeuvre'],
    ['Đorđe', 'dorde'],
    ['Sigurðsson', 'sigurdsson'],
    ['Þór', 'thor'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['IĞDIR ılgaz', 'igdir ilgaz'],
    ['İstanbul', 'istanbul'],
    ['Zoë', 'zoe'],
    ['Zoe\u0308', 'zoe'],
    ['Ελλάς ΑΘΗΝΑΣ', 'ελλασ αθηνασ'],
    ['Ёлка', 'елка'],
    ['علي', 'علی'],
    ['مصطفى', 'مصطفی'],
    ['شرکت', 'شرکت'],
    ['شركت', 'شرکت'],
    ['می\u200cخواهم', 'میخواهم'],
    ['مُحَمَّد', 'محمد'],
    ['محـــمد', 'محمد'],
    ['\u2067علی\u2069', 'علی'],
    ['co\u00adoperation', 'cooperation'],
    ['김철수', '김철수'],
    ['山田', '山田'],
  ])('writes %s as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it.each(['गणेश', 'किताब', 'कृष्ण', 'গণেশ', 'சென்னை', 'ประเทศ'])('keeps the vowel signs of %s', text => {
    expect(foldText(text)).toBe(text.normalize('NFC'))
  })

  it('tells words apart that differ in a vowel sign', () => {
    expect(foldText('की')).not.toBe(foldText('का'))
  })

  it('is the same for a text and for what it is folded to, and for each form of Unicode', () => {
    const anyText = fc.string({unit: fc.constantFrom(...'aZłŁßé\u0301İıكيगणि\u0940Σς가\u200c')})
    fc.assert(
      fc.property(anyText, text => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
        expect(foldText(text.normalize('NFD'))).toBe(folded)
        expect(foldText(text.normalize('NFC'))).toBe(folded)
      }),
      {numRuns: 2000},
    )
  })
})

describe('wordsOf', () => {
  it.each([
    ['Apex Manufacturing, Ltd.', ['apex', 'manufacturing', 'ltd']],
    ["O'Brien & Søn", ['o', 'brien', 'son']],
    ['गणेश ट्रेडर्स', ['गणेश', 'ट्रेडर्स']],
    ['  —  ', []],
    ['2nd floor', ['2nd', 'floor']],
  ])('takes %s apart', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['apex', 'apex', 0],
    ['apex', 'apx', 1],
    ['apex', 'apexx', 1],
    ['apex', 'aqex', 1],
    ['apex', 'paex', 1],
    ['kitten', 'sitting', 3],
    ['😀a', 'a😀', 1],
  ])('of %j and %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  it('is a distance: zero for equals alone, the same both ways, never more than the longer text', () => {
    const anyText = fc.string({unit: fc.constantFrom(...'abc'), maxLength: 7})
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const distance = editDistance(a, b)
        expect(distance === 0).toBe(a === b)
        expect(editDistance(b, a)).toBe(distance)
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      }),
      {numRuns: 1000},
    )
  })
})

describe('nearest', () => {
  const names = ['Apex Manufacturing', 'Bright Dental', 'Łódź Tekstyl', 'गणेश ट्रेडर्स', 'Aapex']
  const near = (text: string, limit?: number) => nearest(text, names, name => name, limit)

  it.each([
    ['Apxe', ['Apex Manufacturing']],
    ['Brihgt', ['Bright Dental']],
    ['lodx', ['Łódź Tekstyl']],
    ['गणेस', ['गणेश ट्रेडर्स']],
    ['manufacturign', ['Apex Manufacturing']],
    ['completely different', []],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(near(text)).toEqual(expected)
  })

  it('come nearest first, and no more than asked for', () => {
    expect(near('apex')).toEqual(['Apex Manufacturing', 'Aapex'])
    expect(near('apex', 1)).toEqual(['Apex Manufacturing'])
  })
})
