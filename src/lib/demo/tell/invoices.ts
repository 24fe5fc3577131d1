import {changeRecord, createRecord} from '../../book/edits.ts'
import {amountOf, minorUnits, readRate, storeMoney} from '../../book/money.ts'
import type {Engagement} from '../../book/registry.ts'
import {addDays, addMonths, type Day} from '../../calendar/day.ts'
import type {Entry} from '../ledger.ts'
import type {BillingStory, Payment} from '../story/invoices.ts'
import type {EngagementsByKey} from './engagements.ts'
import {drawMinute, known, minuteOfClosing, type Telling} from './telling.ts'

/** What is bought by the piece is due in two weeks. */
const usualPayment: Payment = {dueAfter: 14, paidAfter: [2, 13]}

interface Invoice {
  readonly id?: string
  readonly on: Day
  readonly amount: string
  readonly what: string
}

/** All that was bought, with the days on which it was due and paid. */
export function tellInvoices(telling: Telling, engagements: EngagementsByKey): Entry[] {
  const {story, calendar} = telling
  const {billing, purchases = []} = story
  const billed = billing ? billedInvoices(telling, billing, engagements) : []
  const bought = purchases.flatMap(({on, id, ...rest}) =>
    on.map((when, at) => ({...rest, on: calendar.workday(when), ...(id && at === on.length - 1 ? {id} : {})})),
  )
  return [
    ...billed.flatMap((invoice, at) => {
      const isUnpaid = billing?.lastUnpaid === true && at === billed.length - 1
      return writeInvoice(telling, invoice, billing ?? usualPayment, isUnpaid)
    }),
    ...bought.flatMap(({unpaid, ...invoice}) => writeInvoice(telling, invoice, usualPayment, unpaid === true)),
  ]
}

/** The invoices for the terms of an engagement up to yesterday. */
const billedInvoices = (
  telling: Telling,
  {engagement, months}: BillingStory,
  engagements: EngagementsByKey,
): Invoice[] =>
  known(engagements, engagement).flatMap(term => {
    const amount = feeFor(term, months)
    return billedDays(telling, term, months).map(on => ({on, amount, what: term.title}))
  })

function feeFor({title, fee}: Engagement, months: number): string {
  const rate = readRate(fee)
  if (rate?.per !== 'month') throw new Error(`${title} has no monthly fee`)
  return storeMoney({...rate, amount: amountOf(minorUnits(rate) * BigInt(months), rate.currency)})
}

function billedDays({calendar}: Telling, {start, end, endedOn, rolling}: Engagement, months: number): Day[] {
  const last = endedOn ?? (rolling ? undefined : end) ?? calendar.today
  const days: Day[] = []
  for (let day = start; day <= last; day = addMonths(start, days.length * months)) {
    const on = calendar.lastWorkday(day)
    if (on >= calendar.today) break
    days.push(on)
  }
  return days
}

function writeInvoice(
  {story, calendar, draws, customer, newId}: Telling,
  {id: beginning, on, amount, what}: Invoice,
  {dueAfter, paidAfter}: Payment,
  isUnpaid: boolean,
): Entry[] {
  const id = newId('purchase', beginning)
  const number = `${story.key}-${on.replaceAll('-', '')}`.toUpperCase()
  const invoice = {customer, on, amount, what, number, due: addDays(on, dueAfter)}
  const sent = {day: on, minute: drawMinute(draws), edit: createRecord('purchase', id, invoice)}
  const paid = calendar.lastWorkday(addDays(on, draws.between(...paidAfter)))
  if (isUnpaid || paid >= calendar.today) return [sent]
  return [sent, {day: paid, minute: minuteOfClosing, edit: changeRecord('purchase', id, {paid})}]
}
