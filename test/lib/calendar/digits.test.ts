import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {toAsciiDigits} from '../../../src/lib/calendar/digits.ts'

describe('toAsciiDigits', () => {
  it.each([
    ['Devanagari', '०१२३४५६७८९'],
    ['Bengali', '০১২৩৪৫৬৭৮৯'],
    ['Persian', '۰۱۲۳۴۵۶۷۸۹'],
    ['Arabic-Indic', '٠١٢٣٤٥٦٧٨٩'],
    ['Gujarati', '૦૧૨૩૪૫૬૭૮૯'],
    ['Tamil', '௦௧௨௩௪௫௬௭௮௯'],
    ['Gurmukhi', '੦੧੨੩੪੫੬੭੮੯'],
    ['Odia', '୦୧୨୩୪୫୬୭୮୯'],
    ['Telugu', '౦౧౨౩౪౫౬౭౮౯'],
    ['Kannada', '೦೧೨೩೪೫೬೭೮೯'],
    ['Malayalam', '൦൧൨൩൪൫൬൭൮൯'],
    ['Sinhala', '෦෧෨෩෪෫෬෭෮෯'],
    ['Lao', '໐໑໒໓໔໕໖໗໘໙'],
    ['Tibetan', '༠༡༢༣༤༥༦༧༨༩'],
    ['Myanmar', '၀၁၂၃၄၅၆၇၈၉'],
    ['Khmer', '០១២៣៤៥៦៧៨៩'],
    ['Mongolian', '᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙'],
    ['Thai', '๐๑๒๓๔๕๖๗๘๙'],
    ['full width', '０１２３４５６７８９'],
    ['ASCII', '0123456789'],
  ])('reads %s digits', (_script, digits) => {
    expect(toAsciiDigits(digits)).toBe('0123456789')
  })

  it('leaves digits of a script that it does not know', () => {
    expect(toAsciiDigits('꘠꘩')).toBe('꘠꘩')
  })

  it('leaves everything but the digits as it is', () => {
    expect(toAsciiDigits('अक्टूबर ५, x² ½ Ⅳ 𝟗 ४!')).toBe('अक्टूबर 5, x² ½ Ⅳ 𝟗 4!')
  })

  it('changes nothing in ASCII text', () => {
    fc.assert(fc.property(fc.string({unit: 'binary-ascii'}), text => toAsciiDigits(text) === text))
  })

  it('is done after the first time', () => {
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom(...'09०९৫۵٥５๕x² -')}), text => {
        expect(toAsciiDigits(toAsciiDigits(text))).toBe(toAsciiDigits(text))
      }),
    )
  })
})
