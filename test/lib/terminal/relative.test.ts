import {expect, it} from 'vitest'
import {ago, lateness} from '../../../src/lib/terminal/relative.ts'

it.each([
  [0, 'today'],
  [1, '1 day late'],
  [3, '3 days late'],
  [400, '400 days late'],
  [-1, 'tomorrow'],
  [-2, 'in 2 days'],
  [-5, 'in 5 days'],
])('says how late %i days are: %s', (days, expected) => {
  expect(lateness(days)).toBe(expected)
})

it.each([
  [0, 'today'],
  [1, 'yesterday'],
  [2, '2 days ago'],
  [12, '12 days ago'],
  [20, '20 days ago'],
  [21, '3 weeks ago'],
  [38, '5 weeks ago'],
  [62, '8 weeks ago'],
  [63, '2 months ago'],
  [220, '7 months ago'],
  [365, '11 months ago'],
  [366, 'over 1 year ago'],
  [731, 'over 2 years ago'],
  [-1, 'tomorrow'],
  [-4, 'in 4 days'],
])('says how long ago %i days are: %s', (days, expected) => {
  expect(ago(days)).toBe(expected)
})
