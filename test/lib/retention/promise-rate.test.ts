import {describe, expect, it} from 'vitest'
import {promiseRate} from '../../../src/lib/retention/promise-rate.ts'
import {present} from '../../support/vectors.ts'
import vectors from '../../vectors.json' with {type: 'json'}

describe('promiseRate', () => {
  it.each(vectors.commitments.filter(row => row.ppc !== undefined))('is $ppc for $kept of $made', row => {
    const kept = present(row.kept, 'kept')
    const made = present(row.made, 'made')
    expect(promiseRate({kept, late: 1, broken: made - kept - 1})).toEqual({value: row.ppc, n: kept, of: made})
  })

  it('gives no partial credit for a late promise', () => {
    expect(promiseRate({kept: 1, late: 1, broken: 0}).value).toBe(50)
    expect(promiseRate({kept: 1, late: 0, broken: 1}).value).toBe(50)
  })

  it('is unknown when none has come due', () => {
    const unknown = 'no promise has come due in this period'
    expect(promiseRate({kept: 0, late: 0, broken: 0})).toEqual({value: null, n: 0, of: 0, unknown})
  })
})
