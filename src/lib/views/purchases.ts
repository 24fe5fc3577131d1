import type {PurchaseList} from '../actions/purchases.ts'
import {formatMoney, type Money} from '../book/money.ts'
import type {Presented} from '../book/present.ts'
import {renderTable} from '../terminal/table.ts'
import {data, idCell, idOf, lines, quoted} from './parts.ts'
import type {View} from './view.ts'

const text = (record: Presented, field: string): string => String(record[field] ?? '')

const amountOf = (purchase: Presented): string => formatMoney(purchase['amount'] as unknown as Money)

const paymentOf = (purchase: Presented): string => {
  if (purchase['paid'] !== undefined) return `paid ${purchase['paid']}`
  return purchase['due'] === undefined ? '–' : `due ${purchase['due']}`
}

/** A purchase that was recorded or paid. */
export const viewPurchase: View<{purchase: Presented; customer: string}> = ({purchase, customer}, screen, book) => {
  const about = [
    'Purchase',
    screen.palette.strong(data(customer, screen)),
    amountOf(purchase),
    text(purchase, 'on'),
    ...[paymentOf(purchase)].filter(payment => payment !== '–'),
  ]
  const number = purchase['number'] === undefined ? '' : `invoice ${text(purchase, 'number')}`
  return lines(
    `${about.join(' · ')}  ${idOf(book, purchase.id, screen)}`,
    ...quoted([number, text(purchase, 'what')].filter(Boolean).join(' · '), screen),
  )
}

const sums = (amounts: readonly Money[]): string => amounts.map(formatMoney).join(' · ')

/** Purchases as a table, and below it what they come to, each currency apart. */
export const viewPurchases: View<PurchaseList> = async ({purchases, total, unpaid}, screen, book) => {
  if (purchases.length === 0) return 'No purchase. Record one: crm purchase CUSTOMER "1350 EUR" --due DAY'
  const table = await renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'payment', spare: 1},
      {header: 'amount', align: 'right'},
      {header: 'customer', flexible: true, min: 8},
      {header: 'invoice', flexible: true, spare: 3},
      {header: 'what', flexible: true, spare: 2},
    ],
    purchases.map(purchase => [
      idCell(book, purchase.id, screen),
      text(purchase, 'on'),
      paymentOf(purchase),
      amountOf(purchase),
      purchase.customer.name,
      text(purchase, 'number') || '–',
      text(purchase, 'what'),
    ]),
    screen,
  )
  const owed = unpaid.length > 0 ? `, not paid: ${sums(unpaid)}` : ''
  return lines(table, '', `In all: ${sums(total)}${owed}`)
}
