import {expect, it} from 'vitest'
import type {TypeName} from '../../../../src/lib/book/registry.ts'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {type ListedSignal, signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder, type Given, idOf} from '../../../support/build.ts'
import {withPurchases} from '../../../support/orders.ts'

const today: Day = '2026-06-01'
const ago = (days: number): Day => addDays(today, -days)
const apex = idOf('customer', 'apex')

const types: readonly TypeName[] = ['contact', 'engagement', 'feedback', 'promise', 'purchase', 'request', 'touch']

type Client = (given?: Given<'customer'>) => BookBuilder

const client: Client = given =>
  aBook().customer({id: apex, tier: 'D', person: true, since: ago(500), added: ago(500), ...given})

const steady = [28, 31, 30, 29, 35]
const yearBefore = Array.from({length: 11}, (_, at) => 490 - at * 30)

/** A client who answers a mail of every 20th day after so many days, each. */
const answering = (builder: BookBuilder, waits: readonly number[]): BookBuilder => {
  for (const [at, wait] of waits.entries()) {
    builder.touch({on: ago(110 - at * 20), channel: 'email', direction: 'out'})
    builder.touch({on: ago(110 - at * 20 - wait), channel: 'email', direction: 'in'})
  }
  return builder
}

const cases: readonly (readonly [string, (client: Client) => BookBuilder])[] = [
  [
    'notice without a recap',
    of => of().engagement({title: 'Retainer', start: ago(300), end: addDays(today, 40), notice: '1m'}),
  ],
  [
    'the champion left, two stay',
    of =>
      of()
        .contact({champion: true, left: ago(3)})
        .contact({})
        .contact({name: 'Dan'}),
  ],
  [
    'the champion left, one stays',
    of =>
      of()
        .contact({champion: true, left: ago(1)})
        .contact({}),
  ],
  ['a detractor', of => of().feedback({on: ago(15), score: 3, comment: 'too\n slow'})],
  ['a low pulse on its own scale', of => of().feedback({instrument: 'pulse', on: ago(20), score: 6, low: 1, high: 10})],
  ['a promise', of => of().promise({due: ago(15), text: 'Draft'})],
  ['an engagement over', of => of().engagement({kind: 'retainer', title: 'Retainer', start: ago(300), end: ago(5)})],
  ['orders late', of => withPurchases(of(), ago(153 + 61), steady)],
  ['orders very late', of => withPurchases(of(), ago(153 + 76), steady)],
  ['orders late beyond chance', of => withPurchases(of(), ago(60 + 400), [10, 30, 20])],
  ['an invoice', of => of().purchase({on: ago(60), due: ago(31), number: 'A 1', what: 'Workshop'})],
  ['an invoice without more', of => of().purchase({on: ago(60), due: ago(31)})],
  ['a request without a reply', of => of().request({on: ago(9), promised: '1w'})],
  ['a request with a reply', of => of().request({on: ago(9), promised: '1w', repliedAt: '2026-05-30T10:00:00+02:00'})],
  ['slow replies', of => answering(of(), [2, 3, 4, 6, 7])],
  [
    'less money',
    of => withPurchases(of(), ago(210), [30, 30, 30, 30, 30, 30, 30], [800, 750, 900, 820, 780, 400, 420, 390]),
  ],
  [
    'more money',
    of => withPurchases(of(), ago(210), [30, 30, 30, 30, 30, 30, 30], [390, 420, 400, 405, 410, 800, 900, 780]),
  ],
  ['fewer orders', of => [...yearBefore, 100].reduce((book, days) => book.purchase({on: ago(days)}), of())],
  ['silence after a talk', of => of({cadence: '30d', channel: 'video'}).touch({on: ago(46)})],
  ['silence from the beginning', of => of({cadence: '30d', since: ago(46)})],
  [
    'one contact',
    of =>
      of({tier: 'A', person: false})
        .touch({on: ago(1)})
        .contact({}),
  ],
  ['no contact', of => of({tier: 'A', person: false}).touch({on: ago(1)})],
  ['another pattern', of => withPurchases(of(), ago(318), [30, 31, 29, 30, 32, 5, 80, 6, 70, 5])],
]

/** What a signal says, the ids of records written as their types. */
const tell = (builder: BookBuilder, {id, kind, severity, since, evidence, records, action}: ListedSignal): string[] => {
  const book = builder.build()
  const owner = book.record(id.split('/')[0] ?? '')
  const counts = types.map(type => [type, records.filter(each => book.record(each)?.type === type).length] as const)
  const inWords = [apex, ...(owner ? [owner.id] : [])].reduce(
    (text, each) =>
      text.replaceAll(new RegExp(`\\b${book.shortId(each)}\\b`, 'g'), String(book.record(each)?.type).toUpperCase()),
    action,
  )
  return [
    `${String(owner?.type).toUpperCase()}/${id.split('/')[1]}: ${severity} ${kind} since ${since}`,
    `  ${evidence}`,
    `  ${inWords}`,
    `  seen in ${counts.flatMap(([type, count]) => (count > 0 ? [`${count} ${type}`] : [])).join(', ') || 'the customer'}`,
  ]
}

const page = (): string =>
  cases
    .map(([name, make]) => {
      const builder = make(client)
      return [`# ${name}`, ...signalsOf(builder.build(), today).flatMap(each => tell(builder, each)), ''].join('\n')
    })
    .join('\n')

it('every signal says what was seen, in which records, and what to do next', async () => {
  await expect(page()).toMatchFileSnapshot('../../../golden/agenda/signals.txt')
})

it('what clients who are left in peace still say is what they wait for or owe', () => {
  const namesFor = (status: 'paused' | 'former'): string[] => {
    const inPeace: Client = given => client({...given, status})
    return cases.flatMap(([, make]) => signalsOf(make(inPeace).build(), today).map(({signal}) => signal))
  }
  const left = ['invoice-late', 'invoice-late', 'promise-late', 'request-late', 'request-late', 'unhappy', 'unhappy']
  expect(namesFor('paused').sort()).toEqual(left)
  expect(namesFor('former').sort()).toEqual(left)
})
