import {describe, expect, it} from 'vitest'
import {share} from '../../../src/lib/retention/ratio.ts'

describe('share', () => {
  it('carries its counts', () => {
    expect(share(3, 4, 'nothing was due')).toEqual({value: 75, n: 3, of: 4})
  })

  it.each([0, -5])('is unknown, with the reason, of %d', of => {
    expect(share(0, of, 'nothing was due')).toEqual({value: null, n: 0, of, unknown: 'nothing was due'})
  })

  it('is 0 and not unknown when none of several fit', () => {
    expect(share(0, 4, 'nothing was due')).toEqual({value: 0, n: 0, of: 4})
  })
})
