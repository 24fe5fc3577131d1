import type {Book} from '../../book/book.ts'
import {formatMoney, readMoney} from '../../book/money.ts'
import type {Customer, Opportunity} from '../../book/outlines.ts'
import {isEnd} from '../../book/stage-settings.ts'
import type {Day} from '../../calendar/day.ts'
import {type AgendaQuery, doneAndSnooze, type FoundItem, fromToday, makeItem, oneLine, type Source} from './item.ts'

/** What ends the id of the line for the next step of an opportunity, and of that for its expected decision. */
export const nextSuffix = 'next'
const closeSuffix = 'close'

const worthOf = ({worth}: Opportunity): string => {
  const money = readMoney(worth)
  return money ? ` (${formatMoney(money)})` : ''
}

const nextItem = ({book, today}: AgendaQuery, customer: Customer, opportunity: Opportunity, on: Day): FoundItem => {
  const id = `${opportunity.id}/${nextSuffix}`
  const when = `on ${on} (${fromToday(on, today)})`
  const step = oneLine(opportunity.next ?? 'the next step')
  return makeItem(today, {
    id,
    kind: 'opportunity',
    customer,
    on,
    severity: today > on ? 'overdue' : 'due',
    reason: () => `Next step ${when} for ${oneLine(opportunity.title)}${worthOf(opportunity)}: ${step}`,
    actions: () => doneAndSnooze(book, id),
  })
}

const closeActions = (book: Book, {id}: Opportunity): string[] => {
  const short = book.shortId(id)
  return [
    `crm opportunity move ${short} won`,
    `crm opportunity move ${short} lost`,
    `crm edit ${short} --close "in 2 weeks"`,
    `crm snooze ${short}/${closeSuffix} --for 1w`,
  ]
}

const closeItem = ({book, today}: AgendaQuery, customer: Customer, opportunity: Opportunity, on: Day): FoundItem => {
  const when = `by ${on} (${fromToday(on, today)})`
  return makeItem(today, {
    id: `${opportunity.id}/${closeSuffix}`,
    kind: 'opportunity',
    customer,
    on,
    severity: today > on ? 'overdue' : 'due',
    reason: () =>
      `Decision expected ${when}, still in ${oneLine(opportunity.stage)}${worthOf(opportunity)}: ${oneLine(opportunity.title)}`,
    actions: () => closeActions(book, opportunity),
  })
}

/** Open opportunities: the next step on its day, and the decision on the day it was expected; overdue after it. */
export const opportunities: Source = {
  kind: 'opportunity',
  items(query) {
    const {book, until, customers} = query
    const items: FoundItem[] = []
    for (const opportunity of book.outlines('opportunity')) {
      const {stage, nextOn, close} = opportunity
      const customer = isEnd(stage) ? undefined : customers.get(opportunity.customer)
      if (!customer) continue
      if (nextOn && nextOn <= until) items.push(nextItem(query, customer, opportunity, nextOn))
      if (close && close <= until) items.push(closeItem(query, customer, opportunity, close))
    }
    return items
  },
}
