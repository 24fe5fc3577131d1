import {describe, expect, it} from 'vitest'
import {listReminders, type NewReminder, setReminder} from '../../../src/lib/actions/reminders.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const apex = idOf('customer', 'apex')
const nothing = aBook().customer({id: apex, name: 'Apex'}).build()

const remind = (input: Partial<NewReminder>) =>
  carryOut(nothing, book =>
    setReminder(book, {customer: 'apex', text: 'Ask about hiring', on: undefined, ...input}, aMoment()),
  ).result

describe('setReminder', () => {
  it('keeps the day and what to remember', () => {
    const {reminder, customer} = remind({on: '2026-01-19', text: ' Ask about hiring '})
    expect(customer).toBe('Apex')
    expect(reminder).toMatchObject({customer: apex, on: '2026-01-19', text: 'Ask about hiring'})
    expect(reminder).not.toHaveProperty('every')
  })

  it.each<[Partial<NewReminder>, object]>([
    [{every: '2 weeks'}, {on: '2026-01-19', every: '2w'}],
    [
      {every: '1m', on: '2026-01-31'},
      {on: '2026-01-31', every: '1m'},
    ],
    [
      {every: '1w', times: '3'},
      {on: '2026-01-12', every: '1w', times: 3},
    ],
    [
      {every: '1w', until: '2026-01-12'},
      {on: '2026-01-12', until: '2026-01-12'},
    ],
    [{every: '1w', times: '10000'}, {times: 10_000}],
  ])('with %o recurs', (input, expected) => {
    expect(remind(input).reminder).toMatchObject(expected)
  })

  it.each<[Partial<NewReminder>, string, string]>([
    [{}, 'usage', 'when'],
    [{on: '2026-01-19', times: '3'}, 'usage', '--times and --until belong to a recurring reminder'],
    [{on: '2026-01-19', until: '2026-02-19'}, 'usage', '--times and --until belong to a recurring reminder'],
    [{every: '1w', until: '2026-01-11'}, 'invalid-value', 'until 2026-01-11 is before the first day 2026-01-12'],
    [{every: '1w', times: '0'}, 'invalid-value', '0 times'],
    [{every: 'often'}, 'invalid-value', 'not a span of time: often'],
    [{on: '2026-01-19', customer: 'zenith'}, 'not-found', 'zenith'],
  ])('refuses %o', (input, code, message) => {
    const error = errorOf(() => remind(input))
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)])
  })
})

describe('listReminders', () => {
  const [once, weekly, over] = ['once', 'weekly', 'over'].map(name => idOf('reminder', name)) as [
    string,
    string,
    string,
  ]
  const book = aBook()
    .customer({id: apex, name: 'Apex'})
    .reminder({id: once, on: '2026-02-01'})
    .reminder({id: over, on: '2026-01-01', doneThrough: '2026-01-01'})
    .customer({name: 'Bright'})
    .reminder({id: weekly, on: '2026-01-01', every: '1w', doneThrough: '2026-01-08'})
    .reminder({on: '2026-01-02', customer: idOf('customer', 'gone')})
    .build()
  const rows = (all: boolean, customer?: string) =>
    listReminders(book, {all, customer}).reminders.map(({id, next, customer: {name}}) => [id, next, name])

  it('gives those that are not over by their next day, and all where that is asked', () => {
    const open = [
      [weekly, '2026-01-15', 'Bright'],
      [once, '2026-02-01', 'Apex'],
    ]
    expect(rows(false)).toEqual(open)
    expect(rows(true)).toEqual([...open, [over, null, 'Apex']])
    expect(rows(true, 'bright')).toEqual(open.slice(0, 1))
  })
})
