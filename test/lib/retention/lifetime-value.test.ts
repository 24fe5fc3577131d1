import {describe, expect, it} from 'vitest'
import {expectedValue, historicValue} from '../../../src/lib/retention/lifetime-value.ts'
import {present} from '../../support/vectors.ts'
import vectors from '../../vectors.json' with {type: 'json'}

describe('historicValue', () => {
  it('adds up what was paid', () => {
    expect(historicValue([1000, 250, -50])).toBe(1200)
  })

  it('is 0 before the first payment', () => {
    expect(historicValue([])).toBe(0)
  })
})

describe('expectedValue', () => {
  it.each(vectors.clv)('agrees with $src', ({m, r, i, AC, clv, multiple_excl_t0: multiple}) => {
    const {value} = expectedValue({margin: m, retention: r, discount: i, customers: 20})
    const expected = present(multiple ?? clv, 'lifetime value')
    expect(present(value ?? undefined, 'value') - (AC ?? 0)).toBeCloseTo(expected, 4)
  })

  it('states its convention with the value', () => {
    expect(expectedValue({margin: 1, retention: 0.8, discount: 0.1, customers: 20})).toMatchObject({
      convention: 'an estimate; the first margin counted is the one after the first renewal',
    })
  })

  it('is unknown below 20 customers', () => {
    expect(expectedValue({margin: 1, retention: 0.8, discount: 0.1, customers: 19})).toMatchObject({
      value: null,
      n: 19,
      unknown: 'needs 20 customers, the book has 19',
    })
  })

  it('is unknown when nobody leaves and nothing is discounted', () => {
    expect(expectedValue({margin: 1, retention: 1, discount: 0, customers: 30})).toMatchObject({
      value: null,
      unknown: 'nobody has left and nothing is discounted',
    })
  })
})
