import {describe, expect, it} from 'vitest'
import {phrase, plainText} from '../../../src/lib/recap/phrase.ts'

describe('phrase', () => {
  it('keeps what is put in apart from its own words, and has no empty piece', () => {
    expect(phrase`Dear ${'Helen Marks'},`).toEqual([{text: 'Dear '}, {text: 'Helen Marks', foreign: true}, {text: ','}])
    expect(phrase`${'Helen'}${'Marks'}`).toEqual([
      {text: 'Helen', foreign: true},
      {text: 'Marks', foreign: true},
    ])
    expect(plainText(phrase`Dear ${'Helen Marks'},`)).toBe('Dear Helen Marks,')
  })
})
