import {Book} from '../src/lib/book/book.ts'
import {beginBook} from '../src/lib/book/book-info.ts'
import {createRecord, toElements} from '../src/lib/book/edits.ts'
import {idBytes, makeId} from '../src/lib/book/ids.ts'
import {knownCollection, type TypeName} from '../src/lib/book/registry.ts'
import {addDays, type Day} from '../src/lib/calendar/day.ts'
import type {StoredRecord} from '../src/lib/change/json.ts'
import {type Entry, writeRecords} from '../src/lib/demo/ledger.ts'
import {createDraws, type Draws} from '../src/lib/demo/random.ts'

export interface BenchBookOptions {
  readonly customers: number
  readonly touches: number
  /** None unless told. */
  readonly purchases?: number
  readonly today: Day
  /** A whole number, of which the lower 32 bits count. */
  readonly seed: number
}

/** How far back the book goes. */
const days = 1095

const firstWords = ['Apex', 'Bright', 'Cedar', 'Delta', 'Ember', 'Forge', 'Granite', 'Harbour', 'Ivory', 'Juniper']
const secondWords = ['Manufacturing', 'Financial', 'Logistics', 'Foods', 'Textiles', 'Clinics', 'Energy', 'Software']
const givenNames = ['Helen', 'Robert', 'Amina', 'Bijay', 'Chen', 'Dolores', 'Erik', 'Farah', 'Goran', 'Hana']
const familyNames = ['Marks', 'Silva', 'Rahman', 'Shrestha', 'Wei', 'Ortega', 'Lindqvist', 'Karimi', 'Novak', 'Sato']
const tiers = ['A', 'B', 'B', 'C', 'C', 'C', 'D', 'D'] as const
const channels = ['call', 'call', 'email', 'email', 'meeting', 'video', 'whatsapp'] as const
const sentences = [
  'Went through the figures of the month and agreed on the three that matter for the board.',
  'Half an hour on the hiring plan: two roles stay open until the budget is decided.',
  'Sent the summary of the workshop with the decisions and who does what by when.',
  'They asked whether the second site can be brought forward; answer promised for next week.',
  'Walked the floor together. The new shift plan holds; overtime is down by a fifth.',
  'Short call before the steering meeting: no surprises, the draft goes out as it is.',
]

/** What the writers of records share. */
interface Desk {
  readonly draws: Draws
  readonly today: Day
  newId(type: TypeName): string
}

type Values<T extends TypeName> = Parameters<typeof createRecord<T>>[2]

function sitDown(today: Day, seed: number): Desk {
  const draws = createDraws(seed)
  const bytes = () => Uint8Array.from({length: idBytes}, () => draws.between(0, 255))
  return {draws, today, newId: type => makeId(knownCollection(type).letter, bytes())}
}

const dayIn = ({draws, today}: Desk, from: number, to: number): Day => addDays(today, draws.between(from, to))

function write<T extends TypeName>(desk: Desk, type: T, id: string, day: Day, values: Values<T>): Entry {
  return {day, minute: desk.draws.between(8 * 60, 18 * 60), edit: createRecord(type, id, values)}
}

/** A customer with a person, for some an engagement, a reminder, a promise and things of value. */
function writeCustomer(desk: Desk, id: string, number: number): Entry[] {
  const {draws, newId} = desk
  const added = addDays(desk.today, -days)
  const person = `${draws.pick(givenNames)} ${draws.pick(familyNames)}`
  const mail = `${person.toLowerCase().replace(' ', '.')}@firm${number}.example`
  const name = `${draws.pick(firstWords)} ${draws.pick(secondWords)} ${number}`
  const customer: Values<'customer'> = {
    name,
    added,
    tier: draws.pick(tiers),
    status: 'active',
    tags: toElements(['bench']),
  }
  const contact: Values<'contact'> = {customer: id, name: person, emails: toElements([mail])}
  return [
    write(desk, 'customer', id, added, customer),
    write(desk, 'contact', newId('contact'), added, contact),
    ...(draws.chance(0.1) ? [writeEngagement(desk, id)] : []),
    ...(draws.chance(0.1) ? [writeReminder(desk, id)] : []),
    ...(draws.chance(0.3) ? [writePromise(desk, id)] : []),
    ...Array.from({length: draws.between(0, 2)}, () => writeValue(desk, id)),
  ]
}

function writeEngagement(desk: Desk, customer: string): Entry {
  const start = dayIn(desk, -350, -30)
  const values: Values<'engagement'> = {
    customer,
    title: 'Operations retainer',
    kind: 'retainer',
    start,
    end: addDays(start, 364),
  }
  return write(desk, 'engagement', desk.newId('engagement'), start, values)
}

function writeReminder(desk: Desk, customer: string): Entry {
  const made = dayIn(desk, -60, -30)
  const values: Values<'reminder'> = {customer, text: 'Ask about the hiring plan', on: dayIn(desk, -10, 60)}
  return write(desk, 'reminder', desk.newId('reminder'), made, values)
}

function writePromise(desk: Desk, customer: string): Entry {
  const on = dayIn(desk, -days, -20)
  const due = addDays(on, 14)
  const ending = desk.draws.chance(0.97) ? ({state: 'kept', closedOn: due} as const) : ({state: 'open'} as const)
  const values: Values<'promise'> = {customer, on, text: 'Draft of the operating model', due, by: 'me', ...ending}
  return write(desk, 'promise', desk.newId('promise'), on, values)
}

function writeValue(desk: Desk, customer: string): Entry {
  const on = dayIn(desk, -360, -1)
  const share = 'Overtime fell by a fifth after the new shift plan'
  const values: Values<'value'> = {customer, on, kind: 'result', text: desk.draws.pick(sentences), share}
  return write(desk, 'value', desk.newId('value'), on, values)
}

function writeTouch(desk: Desk, customer: string): Entry {
  const {draws} = desk
  const on = dayIn(desk, -days + 1, -1)
  const text = draws.pick(sentences)
  const channel = draws.pick(channels)
  const values: Values<'touch'> = {customer, on, channel, direction: 'both', minutes: draws.between(5, 90), text}
  return write(desk, 'touch', desk.newId('touch'), on, values)
}

function writePurchase(desk: Desk, customer: string): Entry {
  const on = dayIn(desk, -days + 1, -1)
  const values: Values<'purchase'> = {customer, on, amount: `${desk.draws.between(200, 9000)} EUR`, paid: on}
  return write(desk, 'purchase', desk.newId('purchase'), on, values)
}

/** The records of a book of a given size, sorted by id: the same options give the same records. */
export function makeBenchBook({customers, touches, purchases = 0, today, seed}: BenchBookOptions): StoredRecord[] {
  const desk = sitDown(today, seed)
  const begun = addDays(today, -days)
  const ids = Array.from({length: customers}, () => desk.newId('customer'))
  const first = beginBook(new Book([])).map(edit => ({day: begun, minute: 0, edit}))
  const people = ids.flatMap((id, i) => writeCustomer(desk, id, i + 1))
  const talks = ids.length === 0 ? [] : Array.from({length: touches}, () => writeTouch(desk, desk.draws.pick(ids)))
  const orders =
    ids.length === 0 ? [] : Array.from({length: purchases}, () => writePurchase(desk, desk.draws.pick(ids)))
  return writeRecords([...first, ...people, ...talks, ...orders])
}
