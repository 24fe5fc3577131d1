import {describe, expect, it} from 'vitest'
import {referralRate} from '../../../src/lib/retention/referral-rate.ts'
import vectors from '../../vectors.json' with {type: 'json'}

describe('referralRate', () => {
  it.each(vectors.referral)('is $rate for $from_referral of $new_clients', row => {
    const {from_referral: n, new_clients: of, rate: value} = row
    expect(referralRate(n, of)).toEqual({value, n, of})
  })

  it('is unknown without new customers', () => {
    expect(referralRate(0, 0)).toEqual({value: null, n: 0, of: 0, unknown: 'no new customers in this period'})
  })
})
