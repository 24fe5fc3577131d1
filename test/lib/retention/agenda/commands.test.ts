import {expect, it} from 'vitest'
import type {Book} from '../../../../src/lib/book/book.ts'
import type {TypeName} from '../../../../src/lib/book/registry.ts'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, type BookBuilder, type Given, idOf} from '../../../support/build.ts'

const types: readonly TypeName[] = [
  'contact',
  'customer',
  'engagement',
  'feedback',
  'opportunity',
  'playbook-run',
  'promise',
  'purchase',
  'referral',
  'reminder',
  'request',
]

/** The id of the only record of a type. */
const the = (type: TypeName): string => idOf(type, 'one')

const client = (given: Given<'customer'> = {}): BookBuilder =>
  aBook().customer({id: the('customer'), added: '2026-01-05', tier: 'D', ...given})

/** What every line says and commands, the ids of records written as their types. */
const linesOf = (book: Book, today: Day, days = 0): {readonly [id: string]: readonly string[]} => {
  const inWords = (text: string): string =>
    types.reduce((told, type) => {
      const id = the(type)
      const named = told.replaceAll(id, type.toUpperCase())
      return book.record(id)
        ? named.replaceAll(new RegExp(`\\b${book.shortId(id)}\\b`, 'g'), type.toUpperCase())
        : named
    }, text)
  return Object.fromEntries(
    agendaOf(book, today, {days}).map(({id, reason, actions}) => [inWords(id), [reason, ...actions].map(inWords)]),
  )
}

const retainer = {
  id: the('engagement'),
  title: 'Retainer',
  kind: 'retainer',
  start: '2026-01-05',
  end: '2026-12-31',
} as const
const worth = {title: 'Audit', stage: 'proposal', worth: '9000 EUR'}

const cases: readonly [string, BookBuilder, Day][] = [
  ['a check-in', client(), '2027-01-10'],
  ['a check-in after a talk', client().touch({on: '2026-01-19'}), '2027-01-20'],
  [
    'a reminder that comes again',
    client().reminder({id: the('reminder'), on: '2026-01-19', every: '1m'}),
    '2026-01-20',
  ],
  ['a promise of mine', client().promise({id: the('promise'), due: '2026-01-19'}), '2026-01-18'],
  ['a promise of mine without a day', client().promise({id: the('promise')}), '2026-01-19'],
  ['a promise of theirs', client().promise({id: the('promise'), by: 'them', due: '2026-01-19'}), '2026-01-20'],
  [
    'an unpaid invoice',
    client().purchase({id: the('purchase'), due: '2026-01-19', number: 'A 1', what: 'a\n day'}),
    '2026-01-20',
  ],
  ['an invoice to come', client().purchase({id: the('purchase'), due: '2026-01-19'}), '2026-01-18'],
  [
    'an answer to act on',
    client().feedback({id: the('feedback'), score: 3, low: 0, high: 10, action: 'call'}),
    '2026-01-06',
  ],
  ['an answer in words', client().feedback({id: the('feedback'), instrument: 'review', action: 'call'}), '2026-01-19'],
  ['a request without a reply', client().request({id: the('request'), promised: '2d'}), '2026-01-06'],
  [
    'a request with a reply',
    client().request({id: the('request'), repliedAt: '2026-01-06T10:00:00+01:00'}),
    '2026-01-13',
  ],
  ['a request that was solved', client().request({id: the('request'), resolvedOn: '2026-01-08'}), '2026-01-15'],
  ['a birthday', client().contact({id: the('contact'), birthday: '1980-01-20'}), '2026-01-20'],
  ['a special day', client().contact({id: the('contact'), dates: {'Name day': '2025-01-20'}}), '2026-01-21'],
  [
    'a year with a client',
    client({since: '2025-01-01'}).touch({}).setting('loyalty.anniversaries', 'on'),
    '2026-01-02',
  ],
  [
    'the next step of an opportunity',
    client().add('opportunity', {
      id: the('opportunity'),
      on: '2026-01-05',
      ...worth,
      next: 'send it',
      nextOn: '2026-01-19',
    }),
    '2026-01-20',
  ],
  [
    'a decision that is expected',
    client().add('opportunity', {id: the('opportunity'), on: '2026-01-05', ...worth, worth: null, close: '2026-01-19'}),
    '2026-01-19',
  ],
  ['a referral', client().add('referral', {id: the('referral'), on: '2026-01-05', to: the('customer')}), '2026-01-20'],
  ['a client not asked for long', client().engagement({id: the('engagement'), start: '2026-01-05'}), '2026-07-05'],
  [
    'an engagement a year old',
    client()
      .engagement({id: the('engagement'), start: '2025-01-20'})
      .feedback({instrument: 'nps'}),
    '2026-01-20',
  ],
  ...([120, 90, 60, 45, 30, 14, 7, 3] as const).map((before): [string, BookBuilder, Day] => [
    `the step ${before} days before an end`,
    client().engagement(retainer).feedback({instrument: 'nps', on: '2026-12-01'}),
    addDays('2026-12-31', -before),
  ]),
  [
    'a notice deadline',
    client()
      .engagement({...retainer, notice: '1m'})
      .feedback({on: '2026-12-01'}),
    '2026-11-25',
  ],
  ['a retainer that ended', client().engagement(retainer).touch({on: '2026-12-01'}), '2027-01-01'],
  ['a project that ended', client().engagement({...retainer, kind: 'project'}), '2027-01-01'],
  [
    'a playbook',
    client({channel: 'whatsapp'}).add('playbook-run', {id: the('playbook-run'), name: 'onboarding', on: '2026-01-05'}),
    '2026-01-08',
  ],
  [
    'a playbook at its questions',
    client().add('playbook-run', {id: the('playbook-run'), name: 'onboarding', on: '2026-01-05'}),
    '2026-02-16',
  ],
  [
    'a client who was asked without an answer',
    client()
      .engagement({id: the('engagement'), start: '2025-06-05'})
      .add('agenda-state', {subject: the('customer'), item: `${the('customer')}/feedback`, doneOn: '2026-01-06'}),
    '2026-07-05',
  ],
  [
    'a client whose last answer is old',
    client()
      .engagement({id: the('engagement'), start: '2025-06-05'})
      .feedback({instrument: 'csat', score: 4}),
    '2026-07-04',
  ],
  ['a promise long overdue', client().promise({id: the('promise'), due: '2026-01-19'}), '2026-02-10'],
]

/** All of it as one page: what a line is of, its id, why it is there, and its commands. */
const page = (): string =>
  cases
    .map(([name, builder, today]) => {
      const lines = Object.entries(linesOf(builder.build(), today, 1))
      return [`# ${name}, on ${today}`, ...lines.flatMap(([id, told]) => [id, ...told.map(each => `  ${each}`)])]
    })
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n')

it('every line of the agenda says why it is there, and how it is dealt with', async () => {
  await expect(page()).toMatchFileSnapshot('../../../golden/agenda/lines.txt')
})
