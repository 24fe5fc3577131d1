import {expect, it} from 'vitest'
import {shareInWords, shortNumber} from '../../../src/lib/retention/figure-words.ts'
import {share} from '../../../src/lib/retention/ratio.ts'

it.each([
  [5, 6, '83.3% (5 of 6)'],
  [2, 3, '2 of 3 (66.7%)'],
  [4, 4, '4 of 4 (100%)'],
  [5, 5, '100% (5 of 5)'],
  [0, 0, 'unknown'],
])('%i of %i is %s', (n, of, words) => {
  expect(shareInWords(share(n, of, 'none'))).toBe(words)
})

it('names what was counted', () => {
  expect(shareInWords(share(5, 6, 'none'), 'promises')).toBe('83.3% (5 of 6 promises)')
})

it.each([
  [-12.04, '−12'],
  [-0.04, '0'],
  [3.25, '3.3'],
])('%d is written %s', (value, written) => {
  expect(shortNumber(value)).toBe(written)
})
