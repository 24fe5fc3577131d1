import {describe, expect, it} from 'vitest'
import {consonantsOf, scriptOf} from '../../../src/lib/text/consonants.ts'
import {foldText} from '../../../src/lib/text/fold.ts'

describe('consonantsOf', () => {
  it.each([
    ['Ram Sharma', 'राम शर्मा'],
    ['Ganesh Traders', 'गणेश ट्रेडर्स'],
    ['Sanjay Gupta', 'संजय गुप्ता'],
    ['Mumbai Dental', 'मुंबई डेंटल'],
    ['Gyan Prakash', 'ज्ञान प्रकाश'],
    ['Sara Rezvani', 'سارا رضوانی'],
    ['Mohammad Qasemi', 'محمّد قاسمی'],
    ['Khaled Mansour', 'خالد منصور'],
    ['Dmitri Shostakovich', 'Дмитрий Шостакович'],
    ['Giorgos Papadopoulos', 'Γιώργος Παπαδόπουλος'],
    ['Rabindranath', 'রবীন্দ্রনাথ'],
    ['Kiran Patel', 'કિરણ પટેલ'],
  ])('reads %s and %s alike', (latin, other) => {
    expect(consonantsOf(foldText(other))).toBe(consonantsOf(foldText(latin)))
    expect(consonantsOf(foldText(latin)).length).toBeGreaterThan(3)
  })

  it('does not read the end of one word and the beginning of the next as a doubled letter', () => {
    expect(consonantsOf('anna nolan')).toBe('nnln')
  })

  it('reads nothing of an alphabet that it does not know', () => {
    expect(consonantsOf('山田太郎')).toBe('')
  })
})

describe('scriptOf', () => {
  it.each([
    ['Ram', 'Latin'],
    ['3 राम', 'Devanagari'],
    ['سارا', 'Arabic'],
    ['山田', undefined],
    ['42', undefined],
  ])('takes that of the first letter: %s', (text, script) => {
    expect(scriptOf(text)).toBe(script)
  })
})
