import type {Book} from '../../book/book.ts'
import {formatMoney, readMoney} from '../../book/money.ts'
import type {Purchase} from '../../book/outlines.ts'
import {type Day, daysBetween} from '../../calendar/day.ts'
import {type FoundItem, fromToday, inDays, makeItem, oneLine, type Source} from './item.ts'

const reasonFor = ({amount, number, what}: Purchase, due: Day, today: Day): string => {
  const money = readMoney(amount)
  const late = daysBetween(due, today)
  const when = late > 0 ? `${inDays(late)} late` : fromToday(due, today)
  const typed = [number && `invoice ${oneLine(number)}`, what && oneLine(what)].filter(Boolean).join(', ')
  return `${money ? formatMoney(money) : amount} unpaid, due on ${due} (${when})${typed ? `: ${typed}` : ''}`
}

const actionsFor = (book: Book, {id, customer}: Purchase): string[] => {
  const short = book.shortId(id)
  const nudge = `crm log ${book.shortId(customer)} "Reminded them of the invoice" --via email --out`
  return [`crm purchase paid ${short}`, nudge, `crm snooze ${short} --for 1w`]
}

/** Invoices that are not paid: due on their day and overdue after it. What has no day to be paid by is no invoice. */
export const invoices: Source = {
  kind: 'invoice',
  items({book, today, until, customers}) {
    const items: FoundItem[] = []
    for (const purchase of book.select('purchase', ({due, paid}) => Boolean(due && !paid))) {
      const {id, due} = purchase
      if (!due || due > until) continue
      const customer = customers.get(purchase.customer)
      if (!customer) continue
      const severity = today > due ? 'overdue' : 'due'
      const reason = () => reasonFor(purchase, due, today)
      items.push(
        makeItem(today, {
          id,
          kind: 'invoice',
          customer,
          on: due,
          severity,
          reason,
          actions: () => actionsFor(book, purchase),
        }),
      )
    }
    return items
  },
}
