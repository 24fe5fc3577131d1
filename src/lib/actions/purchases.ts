import type {Book} from '../book/book.ts'
import {changeChecked, createChecked} from '../book/checked-edits.ts'
import {type FieldInput, readFields} from '../book/input.ts'
import {type Money, readMoney, sumByCurrency} from '../book/money.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Owned, type Presented, present} from '../book/present.ts'
import {knownCollection, type Purchase, type RecordTypes} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {resolveRecord, summaryOf} from '../book/resolve-record.ts'
import type {Day} from '../calendar/day.ts'
import {CrmError} from '../errors.ts'
import {byTime, newestFirst} from '../retention/chronology.ts'
import {compareTexts} from '../text/compare.ts'
import {foldText} from '../text/fold.ts'
import {recordsFor, withCustomers} from './listing.ts'
import {creditPurchase} from './loyalty.ts'

export interface NewPurchase {
  readonly customer: string
  readonly amount: string
  readonly on: Day
  readonly fields: FieldInput
}

interface PurchaseChange {
  readonly purchase: Presented
  readonly customer: string
}

/**
 * Records what was bought or invoiced, and the points it earns where there is a rule for them.
 *
 * @throws CrmError `invalid-value` for an amount without a currency, and where it would be due or paid before its own day.
 */
export function recordPurchase(book: Book, input: NewPurchase, moment: Moment): Plan<PurchaseChange> {
  const customer = resolveCustomer(book, input.customer)
  const fields = {...input.fields, amount: input.amount}
  const given = readFields(book, knownCollection('purchase'), fields, customer.id)
  const id = moment.newId('purchase')
  const values = {...given, customer: customer.id, on: input.on} as unknown as RecordTypes['purchase']
  return {
    edits: [createChecked('purchase', id, values), ...creditPurchase(book, {...values, id}, moment)],
    summary: `purchase: ${customer.name}: ${values.amount}`,
    result: after => ({purchase: present(after, id), customer: customer.name}),
  }
}

/** The purchase of an invoice's number, else of an id or its beginning. */
function findPurchase(book: Book, reference: string): Purchase {
  const wanted = foldText(reference)
  const found = book.all('purchase').filter(({number}) => number && foldText(number) === wanted)
  const [first, ...others] = found
  if (!first) return resolveRecord(book, reference, ['purchase'])
  if (others.length === 0) return first
  throw new CrmError('ambiguous', `${reference} is the number of ${found.length} invoices`, {
    hint: 'Give the id of one.',
    candidates: found.map(purchase => ({id: purchase.id, name: summaryOf(purchase)})),
  })
}

/** Notes the day that an invoice, known by its number or id, was paid. */
export function payPurchase(book: Book, reference: string, paid: Day): Plan<PurchaseChange> {
  const purchase = findPurchase(book, reference)
  if (purchase.paid) {
    throw new CrmError('usage', `it was already paid on ${purchase.paid}`, {
      hint: `Another day: crm edit ${book.shortId(purchase.id)} --paid ${paid}`,
    })
  }
  const customer = book.find('customer', purchase.customer)?.name ?? ''
  return {
    edits: [changeChecked('purchase', purchase, {paid})],
    summary: `paid: ${customer}: ${purchase.amount}`,
    result: after => ({purchase: present(after, purchase.id), customer}),
  }
}

export interface PurchaseList {
  readonly purchases: readonly Owned[]
  /** What those listed come to, each currency apart. */
  readonly total: readonly Money[]
  /** What of it is not paid. */
  readonly unpaid: readonly Money[]
}

/** The purchases of the book or of one customer, newest first; or only those not paid, by the day they are due. */
export function listPurchases(
  book: Book,
  options: {readonly customer: string | undefined; readonly unpaid: boolean},
): PurchaseList {
  const purchases = recordsFor(book, 'purchase', options.customer)
    .filter(purchase => (!options.unpaid || isUnpaid(purchase)) && book.find('customer', purchase.customer))
    .sort(options.unpaid ? byDueDay : newestFirst)
  return {
    purchases: withCustomers(book, purchases),
    total: sumOf(purchases),
    unpaid: sumOf(purchases.filter(isUnpaid)),
  }
}

/** An invoice that waits. What has no day to be paid by was paid when it was bought, as the lifetime value counts it. */
const isUnpaid = ({due, paid}: Purchase): boolean => Boolean(due) && !paid

const sumOf = (purchases: readonly Purchase[]): Money[] =>
  sumByCurrency(purchases.flatMap(({amount}) => readMoney(amount) ?? []))

/** The first day to be paid by first. */
const byDueDay = (a: Purchase, b: Purchase): number => compareTexts(a.due ?? '9999', b.due ?? '9999') || byTime(a, b)
