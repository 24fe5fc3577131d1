import {describe, expect, it} from 'vitest'
import {concentration} from '../../../src/lib/retention/concentration.ts'

describe('concentration', () => {
  it.each([
    {largest: 25, level: 'fine'},
    {largest: 26, level: 'attention'},
    {largest: 35, level: 'attention'},
    {largest: 36, level: 'urgent'},
    {largest: 100, level: 'urgent'},
  ])('is $level at $largest percent', ({largest, level}) => {
    const others = new Array<number>(5).fill((100 - largest) / 5)
    expect(concentration([...others, largest])).toMatchObject({value: largest, n: largest, of: 100, level})
  })

  it('does not depend on the order of customers', () => {
    expect(concentration([10, 60, 30])).toEqual(concentration([60, 30, 10]))
  })

  it.each([[[]], [[0, 0]], [[50, -50]]])('is unknown for the incomes %j', incomes => {
    expect(concentration(incomes)).toMatchObject({value: null, level: null, unknown: 'no income in this period'})
  })
})
