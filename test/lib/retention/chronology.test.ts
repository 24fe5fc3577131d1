import {expect, it} from 'vitest'
import {byTime, newestFirst} from '../../../src/lib/retention/chronology.ts'

it('records go by their day, within a day by their stamp, and then by their id', () => {
  const inOrder = [
    {id: 'z', on: '2026-01-01', _u: '9'},
    {id: 'y', on: '2026-01-02'},
    {id: 'x', on: '2026-01-02', _u: '1'},
    {id: 'a', on: '2026-01-02', _u: '2'},
    {id: 'b', on: '2026-01-02', _u: '2'},
    {id: 'a', on: '2026-01-03', _u: '1'},
  ] as const
  const orders = [
    [3, 0, 5, 2, 4, 1],
    [5, 4, 3, 2, 1, 0],
    [1, 3, 5, 0, 2, 4],
  ].map(order => order.flatMap(at => inOrder[at] ?? []))
  for (const order of orders) {
    expect(order.toSorted(byTime)).toEqual(inOrder)
    expect(order.toSorted(newestFirst)).toEqual(inOrder.toReversed())
  }
  expect(byTime(inOrder[3], inOrder[3])).toBe(0)
})
