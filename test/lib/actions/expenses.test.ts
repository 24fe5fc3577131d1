import {describe, expect, it} from 'vitest'
import {listExpenses, recordExpense} from '../../../src/lib/actions/expenses.ts'
import type {FieldInput} from '../../../src/lib/book/input.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const apex = idOf('customer', 'apex')

describe('recordExpense', () => {
  const record = (fields: FieldInput, amount = '30 EUR') => {
    const book = aBook().customer({id: apex, name: 'Apex'}).setting('currency', 'EUR').build()
    return carryOut(book, current => recordExpense(current, {amount, on: '2026-01-04', fields}, aMoment())).result
  }

  it('is for one customer or for none', () => {
    expect(record({customer: 'apex'})).toMatchObject({
      customer: 'Apex',
      expense: {customer: apex, amount: {amount: '30', currency: 'EUR'}, on: '2026-01-04'},
    })
    expect(record({}, '30').customer).toBeNull()
  })

  it('refuses an amount that is none', () => {
    expect(errorOf(() => record({}, 'much')).code).toBe('invalid-value')
  })
})

describe('listExpenses', () => {
  const book = aBook()
    .add('expense', {on: '2026-01-01', amount: '10.50 EUR'})
    .customer({id: apex, name: 'Apex'})
    .add('expense', {on: '2026-01-02', amount: '20 EUR', customer: apex})
    .add('expense', {on: '2026-01-03', amount: '500 JPY', customer: apex})
    .build()
  const list = (given: {customer?: string; from?: Day; to?: Day} = {}) =>
    listExpenses(book, {customer: undefined, from: undefined, to: undefined, ...given})
  const days = (given: Parameters<typeof list>[0]) => list(given).expenses.map(({on}) => on)

  it('gives the newest first, of a customer or between days, both included', () => {
    expect(days({})).toEqual(['2026-01-03', '2026-01-02', '2026-01-01'])
    expect(days({customer: 'apex'})).toEqual(['2026-01-03', '2026-01-02'])
    expect(days({from: '2026-01-02', to: '2026-01-02'})).toEqual(['2026-01-02'])
    expect(days({from: '2026-01-02'})).toEqual(['2026-01-03', '2026-01-02'])
    expect(days({to: '2026-01-02'})).toEqual(['2026-01-02', '2026-01-01'])
  })

  it('tells what they come to, each currency apart, and whose they are', () => {
    expect(list().total).toEqual([
      {amount: '500', currency: 'JPY'},
      {amount: '30.50', currency: 'EUR'},
    ])
    expect(list().expenses.map(({customer}) => customer?.name ?? null)).toEqual(['Apex', 'Apex', null])
  })

  it('refuses an end before the beginning', () => {
    expect(errorOf(() => list({from: '2026-01-02', to: '2026-01-01'}))).toMatchObject({
      code: 'invalid-value',
      message: '2026-01-01 is before 2026-01-02',
    })
  })
})
