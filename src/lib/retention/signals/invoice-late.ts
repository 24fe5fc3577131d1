import {formatMoney, readMoney} from '../../book/money.ts'
import type {Purchase} from '../../book/outlines.ts'
import {addDays, type Day, daysBetween} from '../../calendar/day.ts'
import {inDays, oneLine} from '../agenda/item.ts'
import {paymentLateDays} from '../constants.ts'
import {type FindSignals, type FoundSignal, makeSignal, talk} from './signal.ts'

const describe = ({amount, number, what}: Purchase, due: Day, today: Day): string => {
  const money = readMoney(amount)
  const typed = [number, what].flatMap(text => (text ? [oneLine(text)] : [])).join(', ')
  return `Invoice of ${money ? formatMoney(money) : amount}, due on ${due}, is ${inDays(daysBetween(due, today))} late${typed ? `: ${typed}` : ''}`
}

/** An invoice is more than 30 days late. */
export const findInvoicesLate: FindSignals = ({book, today, customers}) => {
  const signals: FoundSignal[] = []
  const lastDue = addDays(today, -paymentLateDays - 1)
  for (const purchase of book.select('purchase', ({due, paid}) => Boolean(due && !paid && due <= lastDue))) {
    const {id, due} = purchase
    if (!due) continue
    const customer = customers.get(purchase.customer)
    if (!customer) continue
    signals.push(
      makeSignal({
        about: id,
        customer,
        kind: 'risk',
        signal: 'invoice-late',
        severity: 'red',
        since: addDays(due, paymentLateDays + 1),
        evidence: () => describe(purchase, due, today),
        records: () => [id],
        action: () => talk(book, customer, 'Asked when the invoice will be paid'),
      }),
    )
  }
  return signals
}
