import {Book} from '../../../src/lib/book/book.ts'
import type {Customer, RecordTypes, TypeName} from '../../../src/lib/book/registry.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {table as english} from '../../../src/lib/recap/languages/en.ts'
import type {Letter} from '../../../src/lib/recap/letter.ts'
import {type RecapRequest, type RecapSelection, selectMaterial} from '../../../src/lib/recap/material.ts'

type Values<T extends TypeName> = Omit<RecordTypes[T], 'id' | 'type'>

/** A record with an id made readable: the letter of its type and a name, filled up with zeros. */
export const record = <T extends TypeName>(type: T, id: string, values: Values<T>): StoredRecord =>
  ({id: id.padEnd(13, '0'), type, ...values}) as unknown as StoredRecord

export const bookOf = (...records: readonly StoredRecord[]): Book =>
  new Book([...records].sort((a, b) => (a.id < b.id ? -1 : 1)))

export const apex = record('customer', 'capex', {name: 'Apex Manufacturing', added: '2026-01-05', tier: 'A'})
export const apexId = apex.id
export const retainer = record('engagement', 'eretainer', {
  customer: apexId,
  title: 'Operations retainer 2026',
  kind: 'retainer',
  start: '2026-01-05',
  end: '2026-12-31',
  fee: '4000 EUR/month',
  notice: '30d',
})
export const helen = record('contact', 'phelen', {customer: apexId, name: 'Helen Marks', role: 'Head of Operations'})

export const today: Day = '2026-11-01'

let made = 0
/** A value item of the sample customer with a client wording, unless told otherwise. */
export const item = (values: Partial<Values<'value'>> = {}): StoredRecord => {
  made += 1
  const share = `Delivery ${made}`
  return record('value', `v${String(made).padStart(4, '0')}`, {
    customer: apexId,
    on: '2026-03-15',
    kind: 'result',
    text: `private ${made}`,
    share,
    ...values,
  })
}

/** A promise of mine to the sample customer, open and without a client wording, unless told otherwise. */
export const vow = (values: Partial<Values<'promise'>> = {}): StoredRecord => {
  made += 1
  return record('promise', `m${String(made).padStart(4, '0')}`, {
    customer: apexId,
    on: '2026-01-05',
    text: `private ${made}`,
    by: 'me',
    state: 'open',
    ...values,
  })
}

/** An answer of the sample customer that may be quoted, unless told otherwise. */
export const answerOf = (values: Partial<Values<'feedback'>> = {}): StoredRecord => {
  made += 1
  return record('feedback', `fanswer${made}`, {
    customer: apexId,
    on: '2026-03-15',
    instrument: 'nps',
    comment: `Words ${made}`,
    mayQuote: true,
    ...values,
  })
}

/** An open opportunity of the sample customer, with a client wording unless told otherwise. */
export const opportunityOf = (values: Partial<Values<'opportunity'>> = {}): StoredRecord => {
  made += 1
  return record('opportunity', `yopen${made}`, {
    customer: apexId,
    on: '2026-03-15',
    title: `Private title ${made}`,
    stage: 'talk',
    share: `Proposal ${made}`,
    ...values,
  })
}

export const customerOf = (book: Book, id: string = apexId): Customer => {
  const customer = book.find('customer', id)
  if (!customer) throw new Error(`no customer ${id}`)
  return customer
}

export const select = (book: Book, request: Partial<RecapRequest> = {}): RecapSelection =>
  selectMaterial(book, {
    ...request,
    customer: request.customer ?? customerOf(book),
    language: request.language ?? 'en',
    today,
  })

export const compose = (book: Book, request: Partial<RecapRequest> = {}): Letter =>
  composeLetter(select(book, request).material, english)

export const sectionOf = (letter: Letter, id: string): Letter['sections'][number] => {
  const section = letter.sections.find(each => each.id === id)
  if (!section) throw new Error(`no section ${id}`)
  return section
}

/** A customer as a consultant has one at the end of a good year. */
export const yearOfApex = (): Book =>
  bookOf(
    apex,
    retainer,
    helen,
    record('setting', 'sname', {key: 'name', value: 'Riko Sand'}),
    record('setting', 'sbusiness', {key: 'business', value: 'Sand Advisory'}),
    ...(
      [
        ['vyear01', {on: '2026-02-04', kind: 'bundled', share: 'Onboarding material for your two new planners'}],
        [
          'vyear02',
          {
            on: '2026-03-15',
            kind: 'hours',
            minutes: 540,
            worth: '1350 EUR',
            share: 'The launch date held: two weekend sessions, included',
          },
        ],
        [
          'vyear03',
          {
            on: '2026-03-15',
            kind: 'result',
            share: 'Changeover time down from 47 to 29 minutes on line 3',
            evidence: 'https://example.com/reports/line-3',
          },
        ],
        [
          'vyear04',
          {
            on: '2026-04-21',
            kind: 'extra',
            minutes: 180,
            worth: '600 EUR',
            share: 'Supplier contract reviewed before signature',
          },
        ],
        [
          'vyear05',
          {
            on: '2026-06-02',
            kind: 'saving',
            worth: '18500 EUR',
            share: 'Freight costs down by combining the two weekly runs to Łódź',
          },
        ],
        [
          'vyear06',
          {
            on: '2026-07-09',
            kind: 'introduction',
            share: 'Introduced your team to the planning lead at a non-competing plant',
          },
        ],
        ['vyear07', {on: '2026-09-18', kind: 'insight', share: 'Stock count showed 11% of parts unused for two years'}],
        [
          'vyear08',
          {
            on: '2026-10-12',
            kind: 'extra',
            minutes: 90,
            worth: '300 EUR',
            share: 'Interviewed the two finalists for head of planning',
          },
        ],
        ['vyear09', {on: '2026-05-11', kind: 'insight', text: 'They overpay their broker'}],
      ] as const
    ).map(([id, values]) => record('value', id, {customer: apexId, text: 'In my own words', ...values})),
    record('promise', 'myear01', {
      customer: apexId,
      on: '2026-01-05',
      due: '2026-01-16',
      by: 'me',
      state: 'kept',
      closedOn: '2026-01-16',
      text: 'Draft of the model',
      share: 'Draft of the operating model',
    }),
    record('promise', 'myear02', {
      customer: apexId,
      on: '2026-05-04',
      due: '2026-05-29',
      by: 'me',
      state: 'kept',
      closedOn: '2026-06-03',
      text: 'Board pack, flu',
      share: 'Figures for the board pack',
    }),
    record('opportunity', 'yyear01', {
      customer: apexId,
      on: '2026-09-21',
      title: 'Second plant, if the budget holds',
      stage: 'talk',
      worth: '18000 EUR',
      close: '2026-12-04',
      share: 'A stock count of the same kind at your second plant',
    }),
    record('opportunity', 'yyear02', {
      customer: apexId,
      on: '2026-10-05',
      title: 'Planner training, not before they hire',
      stage: 'talk',
    }),
    record('promise', 'myear03', {
      customer: apexId,
      on: '2026-08-03',
      due: '2026-08-14',
      by: 'me',
      state: 'kept',
      closedOn: '2026-08-10',
      text: 'Call the union rep',
    }),
  )

/** What the consultant types for that letter. */
export const typedForApex: Partial<RecapRequest> = {
  improve: 'The figures for the board came five days late; from now on they reach you a week before each meeting.',
  next: [
    'Carry the line 3 changeover over to lines 1 and 2',
    'Clear the unused parts before the warehouse move in spring',
  ],
}
