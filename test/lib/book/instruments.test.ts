import {describe, expect, it} from 'vitest'
import {parseScale, parseScore, parseScoreWithin} from '../../../src/lib/book/instruments.ts'

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
    expect([parseScore(' 9 ', undefined), parseScore('९', undefined)]).toEqual([9, 9])
  })

  it.each(['', '-1', '8.5', '9/10', 'nine', '1e1', '99999'])('refuses %j, and names the ends of the scale', text => {
    const refused = expect.objectContaining({message: `not a score: ${text}`, hint: 'Give a whole number from 1 to 5.'})
    expect(() => parseScore(text, {low: 1, high: 5})).toThrow(refused)
  })
})

describe('parseScoreWithin', () => {
  it('takes a score on its scale and refuses any other', () => {
    const ends = {low: 1, high: 5}
    expect(['1', '५'].map(text => parseScoreWithin(text, ends, 'csat'))).toEqual([1, 5])
    for (const text of ['0', '6']) {
      expect(() => parseScoreWithin(text, ends, 'csat')).toThrow(`a score outside the scale of csat: ${text}`)
    }
  })
})
