import {Book} from '../book/book.ts'
import {beginBook} from '../book/book-info.ts'
import {createRecord} from '../book/edits.ts'
import {idBytes, makeId} from '../book/ids.ts'
import {knownCollection} from '../book/registry.ts'
import {settingId} from '../book/settings.ts'
import type {Day} from '../calendar/day.ts'
import type {StoredRecord} from '../change/json.ts'
import {invalidValue} from '../errors.ts'
import {clients} from './clients.ts'
import {createCalendar} from './days.ts'
import {type Entry, writeRecords} from './ledger.ts'
import {createDraws, type Draws} from './random.ts'
import type {ExpenseStory} from './story/growth.ts'
import {tellCustomer, tellPeople} from './tell/customer.ts'
import {tellDecisions, tellRecaps} from './tell/decisions.ts'
import {tellEngagements} from './tell/engagements.ts'
import {tellFeedback} from './tell/feedback.ts'
import {tellGrowth} from './tell/growth.ts'
import {tellInvoices} from './tell/invoices.ts'
import {tellNotes, tellPromises, tellValues} from './tell/items.ts'
import {tellPlaybook} from './tell/playbooks.ts'
import {tellReminders} from './tell/reminders.ts'
import {tellRequests} from './tell/requests.ts'
import type {Telling} from './tell/telling.ts'
import {tellTouches} from './tell/touches.ts'

export interface DemoOptions {
  /** A whole number, of which the lower 32 bits count. */
  readonly seed: number
  readonly today: Day
}

/** The book begins on the day before the first client comes. */
const begun = -1099

const settings = {name: 'Riko Sand', business: 'Sand Advisory', currency: 'EUR'} as const

const segments = [
  {when: -420, name: 'key-accounts', filter: 'tier = A and status = active'},
  {when: -300, name: 'newsletter', filter: 'consent = newsletter and not status = former'},
] as const

const expenses: readonly ExpenseStory[] = [
  {when: -250, amount: '480 EUR', purpose: 'acquisition', what: 'Stand at the regional trade fair'},
]

// Stamps hold the milliseconds since 1970 in nine digits, and three years of touches lie before today.
const earliest: Day = '1980-01-01'
const latest: Day = '4999-12-31'

/**
 * The records of a believable book, sorted by id: fourteen clients of an operations consultant and the last three years
 * with them, told from today. The same seed and day give the same records; all were written before today.
 *
 * @throws CrmError `invalid-value` for a day before 1980 or after 4999.
 * @example makeDemoBook({seed: 1, today: '2026-01-19'}).length //=> about 700
 */
export function makeDemoBook({seed, today}: DemoOptions): readonly StoredRecord[] {
  if (today < earliest || today > latest) {
    throw invalidValue(`no demo for ${today}`, `Give a day from ${earliest} to ${latest}.`)
  }
  const draws = createDraws(seed)
  const newId = idMaker(draws)
  const customers = new Map(clients.map(({key, customer}) => [key, newId('customer', customer.id)]))
  const told = clients.flatMap(story => {
    const customer = customers.get(story.key) ?? ''
    return tellClient({story, calendar: createCalendar(today, story.rest), draws, customers, customer, newId})
  })
  return writeRecords([...tellBook(today, newId), ...told])
}

/** Ids as the book has them, of drawn bytes; those that the help names begin as they are told. */
const idMaker =
  ({between}: Draws): Telling['newId'] =>
  (type, beginning = '') => {
    const drawn = makeId(
      knownCollection(type).letter,
      Uint8Array.from({length: idBytes}, () => between(0, 255)),
    )
    return beginning + drawn.slice(beginning.length)
  }

/** The record that describes the file, the settings, and what is about no single client. */
function tellBook(today: Day, newId: Telling['newId']): Entry[] {
  const calendar = createCalendar(today)
  const day = calendar.workday(begun)
  const set = Object.entries(settings).map(([key, value]) => createRecord('setting', settingId(key), {key, value}))
  const begin = [...beginBook(new Book([])), ...set].map(edit => ({day, minute: 9 * 60, edit}))
  const saved = segments.map(({when, ...segment}) => ({
    day: calendar.workday(when),
    minute: 9 * 60,
    edit: createRecord('segment', newId('segment'), segment),
  }))
  const spent = expenses.map(({when, ...expense}) => {
    const on = calendar.workday(when)
    return {day: on, minute: 9 * 60, edit: createRecord('expense', newId('expense'), {...expense, on})}
  })
  return [...begin, ...saved, ...spent]
}

function tellClient(telling: Telling): Entry[] {
  const {people, ...contacts} = tellPeople(telling)
  const {engagements, ...agreements} = tellEngagements(telling)
  const {promises, ...given} = tellPromises(telling)
  const {values, ...delivered} = tellValues(telling, engagements)
  return [
    ...tellCustomer(telling),
    ...contacts.entries,
    ...agreements.entries,
    ...tellTouches(telling, people, engagements),
    ...given.entries,
    ...delivered.entries,
    ...tellNotes(telling),
    ...tellReminders(telling),
    ...tellRecaps(telling, {people, engagements, values, promises}),
    ...tellDecisions(telling, engagements),
    ...tellFeedback(telling, people),
    ...tellInvoices(telling, engagements),
    ...tellRequests(telling),
    ...tellPlaybook(telling),
    ...tellGrowth(telling, people, engagements),
  ]
}
