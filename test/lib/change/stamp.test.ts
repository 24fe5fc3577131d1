import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {isStamp, nextStamp, noStamp, stampMs, stampReplica} from '../../../src/lib/change/stamp.ts'

const at = (text: string): number => Date.parse(text)
const now = at('2026-01-05T08:00:00Z')
const lastMs = 36 ** 9 - 1

const write = (ms: number, counter: number, replica: string): string =>
  ms.toString(36).padStart(9, '0') + counter.toString(36).padStart(3, '0') + replica

describe('nextStamp', () => {
  it('takes the time of the clock where that is later than all that was seen', () => {
    const stamp = nextStamp(noStamp, now, 'a1b2c3')
    expect(stamp).toBe(write(now, 0, 'a1b2c3'))
    expect(stampMs(stamp)).toBe(now)
    expect(stampReplica(stamp)).toBe('a1b2c3')
  })

  it('counts on within the same millisecond', () => {
    expect(nextStamp(write(now, 0, 'zzzzzz'), now, 'aaaaaa')).toBe(write(now, 1, 'aaaaaa'))
    expect(nextStamp(write(now, 35, 'zzzzzz'), now, 'aaaaaa')).toBe(write(now, 36, 'aaaaaa'))
  })

  it('stays above a stamp of a clock that is ahead', () => {
    const ahead = write(now + 7_200_000, 5, 'other1')
    expect(nextStamp(ahead, now, 'aaaaaa')).toBe(write(now + 7_200_000, 6, 'aaaaaa'))
  })

  it('goes on to the next millisecond where the counter is full', () => {
    expect(nextStamp(write(now, 36 ** 3 - 1, 'zzzzzz'), now, 'aaaaaa')).toBe(write(now + 1, 0, 'aaaaaa'))
  })

  it('is of fixed width, a stamp, and larger than all that was seen', () => {
    const anySeen = fc
      .tuple(fc.nat({max: 4e12}), fc.nat({max: 36 ** 3 - 1}), fc.stringMatching(/^[0-9a-z]{6}$/))
      .map(([ms, counter, replica]) => write(ms, counter, replica))
    fc.assert(
      fc.property(anySeen, fc.integer({min: -1e12, max: 4e12}), (seen, clock) => {
        const stamp = nextStamp(seen, clock, '000000')
        expect(isStamp(stamp)).toBe(true)
        expect(stamp > seen).toBe(true)
        expect(stampMs(stamp)).toBeGreaterThanOrEqual(Math.max(0, clock))
      }),
    )
  })

  it('keeps growing over many changes of one moment', () => {
    let seen = write(now, 36 ** 3 - 3, 'bbbbbb')
    for (let change = 0; change < 10; change++) {
      const stamp = nextStamp(seen, now, change % 2 === 0 ? 'aaaaaa' : 'cccccc')
      expect(stamp > seen && stamp.length === 18).toBe(true)
      seen = stamp
    }
  })

  it('takes the last millisecond, too', () => {
    expect(nextStamp(noStamp, lastMs, 'aaaaaa')).toBe(write(lastMs, 0, 'aaaaaa'))
  })

  it('counts a fraction of a millisecond as none', () => {
    expect(nextStamp(write(now, 0, 'aaaaaa'), now + 0.5, 'aaaaaa')).toBe(write(now, 1, 'aaaaaa'))
  })

  it.each([
    ['the clock is beyond the last one', noStamp, lastMs + 1],
    ['the last one is in the book', write(lastMs, 36 ** 3 - 1, 'aaaaaa'), now],
  ])('refuses where %s', (_, seen, clock) => {
    const refusal = expect.objectContaining({code: 'data-file', hint: expect.stringContaining('clock')})
    expect(() => nextStamp(seen, clock, 'aaaaaa')).toThrow(refusal)
    expect(() => nextStamp(seen, clock, 'aaaaaa')).toThrow(/beyond the year 5188: \d+ ms/)
  })
})

describe('isStamp', () => {
  it.each([
    [noStamp, true],
    ['0m1x2y3z4000a1b2c3', true],
    ['0m1x2y3z4000a1b2c', false],
    ['0m1x2y3z4000a1b2c3d', false],
    ['0M1x2y3z4000a1b2c3', false],
    ['0m1x2y3z4000a1b2c\n', false],
    [5, false],
    [null, false],
    [{toString: () => noStamp}, false],
  ])('%j: %s', (value, expected) => {
    expect(isStamp(value)).toBe(expected)
  })
})
