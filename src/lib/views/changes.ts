import type {AddedCustomer} from '../actions/customers.ts'
import type {EditedRecord} from '../actions/record-edits.ts'
import type {Removed} from '../actions/removals.ts'
import type {LoggedTouch} from '../actions/touches.ts'
import type {Book} from '../book/book.ts'
import {formatMoney, formatRate, type Money, type Rate} from '../book/money.ts'
import type {Presented} from '../book/present.ts'
import {summaryOf} from '../book/resolve-record.ts'
import type {Screen} from '../terminal/screen.ts'
import {foldText} from '../text/fold.ts'
import {data, idOf, lines, quoted} from './parts.ts'
import type {View} from './view.ts'

const text = (record: Presented, field: string): string => String(record[field] ?? '')

/** That others are the same in something: likely it was typed twice. */
const twinLine = (what: string, others: readonly {readonly id: string}[], screen: Screen, book: Book) =>
  others.length > 0 &&
  screen.palette.warning(`  There is another of that ${what}: ${others.map(({id}) => book.shortId(id)).join(', ')}`)

/** What was added: the customer, its people. */
export const viewAdded: View<AddedCustomer> = ({customer, contacts, sameName}, screen, book) =>
  lines(
    `Added ${screen.palette.strong(data(text(customer, 'name'), screen))}  ${idOf(book, customer.id, screen)}`,
    ...contacts.map(contact => `  with ${data(text(contact, 'name'), screen)}  ${idOf(book, contact.id, screen)}`),
    twinLine('name', sameName, screen, book),
  )

/** What was logged, and what was promised or is remembered with it. */
export const viewLogged: View<LoggedTouch> = ({touch, promise, reminder}, screen, book) => {
  const customer = book.find('customer', text(touch, 'customer'))?.name ?? ''
  const minutes = touch['minutes'] === undefined ? '' : ` (${touch['minutes']} min)`
  const way = {in: ', from them', out: ', to them', both: ''}[text(touch, 'direction') as 'in' | 'out' | 'both']
  const what = touch['channel'] === 'note' ? 'note' : `${touch['channel']}${way}`
  return lines(
    `Logged ${what} · ${screen.palette.strong(data(customer, screen))} · ${touch['on']}${minutes}  ${idOf(book, touch.id, screen)}`,
    ...quoted(text(touch, 'text'), screen),
    promise &&
      `  promised ${promise['due'] ? `by ${promise['due']}` : 'without a day'}: ${data(text(promise, 'text'), screen)}  ${idOf(book, promise.id, screen)}`,
    reminder &&
      `  reminder on ${reminder['on']}: ${data(text(reminder, 'text'), screen)}  ${idOf(book, reminder.id, screen)}`,
  )
}

/** One record of a customer in a sentence: `Promised · Apex · by 2026-01-16  m4k7`, its text below. */
const sentence = (
  verb: string,
  customer: string,
  detail: string,
  record: Presented,
  body: string,
  screen: Screen,
  book: Book,
): string =>
  lines(
    `${[verb, screen.palette.strong(data(customer, screen)), ...(detail ? [detail] : [])].join(' · ')}  ${idOf(book, record.id, screen)}`,
    ...quoted(body, screen),
  )

export const viewNote: View<{note: Presented; customer: string}> = ({note, customer}, screen, book) =>
  sentence('Noted', customer, text(note, 'on'), note, text(note, 'text'), screen, book)

const promiseVerbs: Readonly<Record<string, string>> = {
  open: 'Promised',
  kept: 'Kept',
  broken: 'Broken',
  released: 'Released',
}

export const viewPromise: View<{promise: Presented; customer: string}> = ({promise, customer}, screen, book) => {
  const open = promise['state'] === 'open'
  const due = promise['due'] ? `due ${promise['due']}` : 'no day agreed'
  const verb = open && promise['by'] === 'them' ? 'They promised' : (promiseVerbs[text(promise, 'state')] ?? 'Promise')
  return sentence(verb, customer, open ? due : text(promise, 'closedOn'), promise, text(promise, 'text'), screen, book)
}

export const viewReminder: View<{reminder: Presented; customer: string}> = ({reminder, customer}, screen, book) => {
  const every = reminder['every'] ? `, then every ${reminder['every']}` : ''
  return sentence('Reminder', customer, `${reminder['on']}${every}`, reminder, text(reminder, 'text'), screen, book)
}

export const viewValue: View<{value: Presented; customer: string}> = ({value, customer}, screen, book) => {
  const worth = value['worth'] as unknown as Money | undefined
  const shared = value['share'] ? 'may be shared' : 'private'
  const detail = [text(value, 'kind'), text(value, 'on'), ...(worth ? [formatMoney(worth)] : []), shared].join(' · ')
  return lines(
    sentence('Value', customer, detail, value, text(value, 'share') || text(value, 'text'), screen, book),
    !value['share'] &&
      screen.palette.dim(`  To show it in a recap: crm edit ${book.shortId(value.id)} --share "the client's wording"`),
  )
}

export const viewContact: View<{contact: Presented; customer: string}> = ({contact, customer}, screen, book) => {
  const name = foldText(text(contact, 'name'))
  const twins = book
    .of('contact', text(contact, 'customer'))
    .filter(each => each.id !== contact.id && foldText(each.name) === name)
  return lines(
    sentence('Added', customer, data(text(contact, 'name'), screen), contact, '', screen, book),
    twinLine('name there', twins, screen, book),
  )
}

export const viewEngagement: View<{engagement: Presented; customer: string}> = (
  {engagement, customer},
  screen,
  book,
) => {
  const fee = engagement['fee'] as unknown as Rate | undefined
  const end = engagement['endedOn'] ?? engagement['end'] ?? 'open'
  const detail = [`${engagement['start']} – ${end}`, ...(fee ? [formatRate(fee)] : [])].join(' · ')
  const title = foldText(text(engagement, 'title'))
  const twins = book
    .of('engagement', text(engagement, 'customer'))
    .filter(
      ({id, start, title: other}) => id !== engagement.id && start === engagement['start'] && foldText(other) === title,
    )
  return lines(
    sentence('Engagement', customer, detail, engagement, text(engagement, 'title'), screen, book),
    twinLine('title and first day', twins, screen, book),
  )
}

/** A record after it was edited, in one line; of a client who left also how to keep why. */
export const viewEdited: View<EditedRecord> = ({record, left, changed}, screen, book) => {
  const live = book.live(record.id)
  return lines(
    `${changed ? 'Changed' : 'Unchanged, it was so already:'} ${live ? data(summaryOf(live), screen) : ''}  ${idOf(book, record.id, screen)}`,
    left &&
      screen.palette.dim(`  Ask why they leave: crm feedback ${book.shortId(record.id)} exit --comment "their words"`),
  )
}

export const viewRemoved: View<Removed> = ({summary, with: others}, screen) =>
  `Removed ${data(summary, screen)}${others ? `, with ${others}` : ''}`
