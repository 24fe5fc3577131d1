import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {intervalBar, sparkline, speaksUnicode, timeLine} from '../../../src/lib/terminal/charts.ts'

const ascii = /^[\x20-\x7e]*$/

describe('speaksUnicode', () => {
  it.each([
    [{LANG: 'de_DE.UTF-8'}, 'linux', true],
    [{LANG: 'en_US.utf8'}, 'linux', true],
    [{LANG: 'C'}, 'linux', false],
    [{LANG: 'de_DE.UTF-8', LC_ALL: 'C'}, 'linux', false],
    [{LANG: 'C', LC_CTYPE: 'C.UTF-8'}, 'linux', true],
    [{LANG: 'de_DE.UTF-8', TERM: 'linux'}, 'linux', false],
    [{LANG: 'de_DE.UTF-8', TERM: 'dumb'}, 'linux', false],
    [{}, 'linux', false],
    [{}, 'win32', false],
    [{WT_SESSION: 'x'}, 'win32', true],
  ])('of %j on %s is %s', (env, platform, expected) => {
    expect(speaksUnicode(env, platform)).toBe(expected)
  })
})

describe('sparkline', () => {
  it('draws nothing as a space and the most as the highest bar', () => {
    expect(sparkline([0, 1, 4, 8], {width: 40, unicode: true})).toBe(' ▁▄█')
    expect(sparkline([0, 1, 4, 8], {width: 40, unicode: false})).toBe(' .=@')
  })

  it('puts neighbours together where there is no room', () => {
    expect(sparkline([4, 4, 1, 1, 0, 0], {width: 3, unicode: true})).toBe('█▂ ')
  })

  it('is empty without values, and blank where all are 0', () => {
    expect(sparkline([], {width: 10, unicode: true})).toBe('')
    expect(sparkline([0, 0], {width: 10, unicode: true})).toBe('  ')
  })
})

describe('intervalBar', () => {
  const scale = {low: -100, high: 100}

  it('marks the value within its interval', () => {
    expect(intervalBar(50, [0, 100], scale, {width: 11, unicode: false})).toBe('-----[==o=]')
    expect(intervalBar(50, [0, 100], scale, {width: 11, unicode: true})).toBe('─────├━━●━┤')
  })

  it('marks the value alone where there is no interval', () => {
    expect(intervalBar(-100, undefined, scale, {width: 5, unicode: false})).toBe('o----')
  })
})

describe('timeLine', () => {
  it('marks each day, and several in one column by another mark', () => {
    expect(timeLine([0, 30, 31], {low: 0, high: 100}, {width: 11, unicode: false})).toBe('o--*-------')
    expect(timeLine([], {low: 0, high: 100}, {width: 5, unicode: true})).toBe('─────')
  })
})

describe('every chart', () => {
  const values = fc.array(fc.nat(1000), {maxLength: 200})
  const number = fc.integer({min: -200, max: 200})

  it('fits its width, and without Unicode is plain ASCII', () => {
    fc.assert(
      fc.property(values, number, number, number, fc.integer({min: 3, max: 80}), (counts, value, a, b, width) => {
        const options = {width, unicode: false}
        const interval = [Math.min(a, b), Math.max(a, b)] as const
        const charts = [
          sparkline(counts, options),
          intervalBar(value, interval, {low: -100, high: 100}, options),
          timeLine(counts, {low: 0, high: 365}, options),
        ]
        for (const chart of charts) {
          expect(chart).toMatch(ascii)
          expect(chart.length).toBeLessThanOrEqual(width)
        }
        for (const chart of charts.slice(1)) expect(chart).toHaveLength(width)
      }),
    )
  })
})
