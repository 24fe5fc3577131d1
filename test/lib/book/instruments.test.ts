import {describe, expect, it} from 'vitest'
import {parseScale, parseScore} from '../../../src/lib/book/instruments.ts'

describe('parseScale', () => {
  it.each([
    ['1-5', {low: 1, high: 5}],
    ['0 – 10', {low: 0, high: 10}],
    ['1 to 7', {low: 1, high: 7}],
    ['०-१०', {low: 0, high: 10}],
  ])('reads %s', (text, scale) => {
    expect(parseScale(text)).toEqual(scale)
  })

  it.each(['', '5', '1-5-10', 'a-b', '1-101', '-1-5', '1.5-5'])('refuses %j', text => {
    expect(() => parseScale(text)).toThrow(`not a scale: ${text}`)
  })

  it.each(['5-1', '3-3'])('refuses %s, whose lower end does not come first', text => {
    expect(() => parseScale(text)).toThrow('the lower end comes first')
  })
})

describe('parseScore', () => {
  it('reads the digits of any script', () => {
    expect([parseScore(' 9 '), parseScore('९')]).toEqual([9, 9])
  })

  it.each(['', '-1', '8.5', '9/10', 'nine', '1e1', '99999'])('refuses %j', text => {
    expect(() => parseScore(text)).toThrow(`not a score: ${text}`)
  })
})
