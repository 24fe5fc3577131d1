import {expect, it} from 'vitest'
import {spendingByPurpose} from '../../../src/lib/retention/spending.ts'
import {aBook, idOf} from '../../support/build.ts'

const apex = idOf('customer', 'apex')

const book = aBook()
  .add('expense', {on: '2026-01-05', amount: '120 EUR', purpose: 'acquisition'})
  .customer({id: apex})
  .add('expense', {on: '2026-01-06', amount: '30 EUR', purpose: 'acquisition'})
  .touch({on: '2026-01-05', minutes: 60, purpose: 'delivery'})
  .touch({on: '2026-01-06', minutes: 30, purpose: 'delivery'})
  .touch({on: '2026-01-06', minutes: 5})
  .touch({on: '2026-01-06'})
  .customer({name: 'Bright'})
  .touch({on: '2026-01-04', minutes: 7})
  .build()

const eur = (amount: string) => [{amount, currency: 'EUR'}]

it.each([
  ['of the book', {}, [eur('150'), 0], [[], 90], 12],
  ['of a customer', {customer: apex}, [eur('30'), 0], [[], 90], 5],
  ['of some days, the first and last included', {from: '2026-01-05', to: '2026-01-05'}, [eur('120'), 0], [[], 60], 0],
] as const)('adds up time and money %s', (_, options, acquisition, delivery, unsaid) => {
  expect(spendingByPurpose(book, options)).toEqual([
    {purpose: 'acquisition', money: acquisition[0], minutes: acquisition[1]},
    {purpose: 'retention', money: [], minutes: 0},
    {purpose: 'delivery', money: delivery[0], minutes: delivery[1]},
    {purpose: null, money: [], minutes: unsaid},
  ])
})
