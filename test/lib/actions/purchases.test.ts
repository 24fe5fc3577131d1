import {describe, expect, it} from 'vitest'
import {listPurchases, payPurchase, recordPurchase} from '../../../src/lib/actions/purchases.ts'
import {editRecord} from '../../../src/lib/actions/record-edits.ts'
import type {FieldInput} from '../../../src/lib/book/input.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {aBook, idOf} from '../../support/build.ts'
import {aMoment, anEdit, carryOut} from '../../support/moment.ts'

const apex = idOf('customer', 'apex')
const invoice = idOf('purchase', 'invoice')

const record = (amount: string, fields: FieldInput = {}, currency = '') => {
  const builder = aBook().customer({id: apex})
  const book = (currency ? builder.setting('currency', currency) : builder).build()
  const input = {customer: 'apex', amount, on: '2026-01-05' as Day, fields}
  return carryOut(book, current => recordPurchase(current, input, aMoment())).result.purchase
}

describe('recordPurchase', () => {
  it('keeps the amount with its currency, else with that of the book', () => {
    expect(record('1350 EUR', {number: '2026-017', due: '2026-02-04'})).toMatchObject({
      customer: apex,
      on: '2026-01-05',
      amount: {amount: '1350', currency: 'EUR'},
      number: '2026-017',
      due: '2026-02-04',
    })
    expect(record('99.50', {}, 'USD')['amount']).toEqual({amount: '99.50', currency: 'USD'})
  })

  it.each<[string, string, FieldInput]>([
    ['no currency given: 1350', '1350', {}],
    ['no such currency: ABC', '1350 ABC', {}],
    ['not an amount of money: much EUR', 'much EUR', {}],
    ['paid on 2026-01-04, before the invoice of 2026-01-05', '1350 EUR', {paid: '2026-01-04'}],
    ['due on 2026-01-04, before the invoice of 2026-01-05', '1350 EUR', {due: '2026-01-04'}],
  ])('refuses %s', (message, amount, fields) => {
    expect(() => record(amount, fields)).toThrow(message)
  })
})

const open = aBook().customer({id: apex}).purchase({id: invoice, on: '2026-01-05', due: '2026-02-04'}).build()

describe('payPurchase', () => {
  const pay = (paid: Day, from = open) => carryOut(from, current => payPurchase(current, invoice, paid))

  it('keeps the day', () => {
    expect(pay('2026-02-09').result.purchase['paid']).toBe('2026-02-09')
  })

  it('takes the number of the invoice for it, unless several have it', () => {
    const numbered = aBook()
      .customer({id: apex})
      .purchase({id: invoice, on: '2026-01-05', number: 'L-1'})
      .purchase({on: '2026-01-06', number: 'L-2'})
      .purchase({on: '2026-01-07', number: 'l-2'})
      .build()
    const payNumber = (number: string) => carryOut(numbered, current => payPurchase(current, number, '2026-02-09'))
    expect(payNumber('l-1').result.purchase).toMatchObject({id: invoice, paid: '2026-02-09'})
    expect(() => payNumber('L-2')).toThrow('L-2 is the number of 2 invoices')
    expect(() => payNumber('L-3')).toThrow('no purchase has the id: L-3')
  })

  it('refuses a day before the invoice, and a second payment', () => {
    expect(() => pay('2026-01-04')).toThrow('before the invoice of 2026-01-05')
    expect(() => pay('2026-02-10', pay('2026-02-09').after)).toThrow('already paid on 2026-02-09')
  })
})

describe('editRecord of a purchase', () => {
  it('holds the days it is due and was paid to that of the invoice', () => {
    expect(() => editRecord(open, invoice, {paid: '2026-01-04'}, anEdit())).toThrow('paid on 2026-01-04')
    expect(() => editRecord(open, invoice, {due: '2026-01-04'}, anEdit())).toThrow('due on 2026-01-04')
  })
})

describe('listPurchases', () => {
  const several = aBook()
    .customer({id: apex})
    .purchase({on: '2026-01-02', amount: '100 EUR', due: '2026-02-02'})
    .purchase({on: '2026-01-03', amount: '0.10 EUR', due: '2026-01-13'})
    .purchase({on: '2026-01-04', amount: '0.20 EUR', paid: '2026-01-04'})
    .customer({name: 'Bright'})
    .purchase({on: '2026-01-05', amount: '5000 JPY'})
    .build()

  it('gives the newest first, with what they come to, each currency apart', () => {
    const {purchases, total, unpaid} = listPurchases(several, {customer: undefined, unpaid: false})
    expect(purchases.map(each => each['on'])).toEqual(['2026-01-05', '2026-01-04', '2026-01-03', '2026-01-02'])
    expect(total).toEqual([
      {amount: '5000', currency: 'JPY'},
      {amount: '100.30', currency: 'EUR'},
    ])
    expect(unpaid).toEqual([{amount: '100.10', currency: 'EUR'}])
  })

  it('gives the invoices not paid by the day they are due; what has none was paid when it was bought', () => {
    const {purchases} = listPurchases(several, {customer: undefined, unpaid: true})
    expect(purchases.map(each => each['on'])).toEqual(['2026-01-03', '2026-01-02'])
    expect(listPurchases(several, {customer: 'bright', unpaid: true}).purchases).toEqual([])
  })
})
