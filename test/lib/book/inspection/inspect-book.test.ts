import {describe, expect, it} from 'vitest'
import {Book} from '../../../../src/lib/book/book.ts'
import {inspectBook} from '../../../../src/lib/book/inspection/inspect-book.ts'
import type {StoredRecord} from '../../../../src/lib/change/json.ts'
import {nextStamp, noStamp} from '../../../../src/lib/change/stamp.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'

const nowMs = Date.parse('2026-01-05T09:00:00Z')
const moment = {today: '2026-01-05', nowMs} as const
const find = (book: Book) => inspectBook(book, moment)
const messages = (book: BookBuilder) => find(book.build()).map(({message}) => message)

const stamped = (ms: number, machine: string): StoredRecord => ({
  id: idOf('customer', machine),
  type: 'customer',
  name: machine,
  added: '2026-01-05',
  _u: nextStamp(noStamp, ms, machine),
})

describe('inspectBook', () => {
  it('finds nothing in an everyday book', () => {
    const book = aBook()
      .customer({tier: 'A', timezone: 'Asia/Kathmandu', language: 'ne', status: 'active'})
      .contact({emails: {'helen@apex.example': true}, birthday: '1980-05-17', channel: 'whatsapp'})
      .engagement({start: '2026-01-05', end: '2026-12-31', fee: '4000 EUR/month', notice: '30d'})
      .touch()
      .promise({due: '2026-01-16'})
      .promise({state: 'kept', closedOn: '2026-01-05'})
      .reminder({every: '1m'})
      .value({worth: '1350 EUR', minutes: 540})
      .note()
      .recap()
      .setting('currency', 'EUR')
      .setting('cadence.A', '30d/45d')
      .add('book', {})
    expect(messages(book)).toEqual([])
  })

  it('finds nothing in an empty book', () => {
    expect(find(new Book([]))).toEqual([])
  })

  it('has no word about types that only a newer version knows, and about what was forgotten', () => {
    const newer = {id: 'k000000000000', type: 'kpi', customer: 'c999999999999'}
    const forgotten = {id: 'z000000000000', _forgot: 1} as unknown as StoredRecord
    expect(find(new Book([newer, forgotten]))).toEqual([])
  })

  it.each<[string, BookBuilder, string]>([
    ['a choice that it does not know', aBook().customer({tier: 'E' as 'A'}), 'crm edit'],
    [
      'a time zone that does not exist',
      aBook().customer({timezone: 'Mars/Olympus'}),
      'Mars/Olympus, which is no time zone',
    ],
    ['a setting that cannot be followed', aBook().setting('cadence.A', 'soon'), 'crm config cadence.A'],
  ])('finds %s', (_, book, message) => {
    expect(messages(book)).toEqual([expect.stringContaining(message)])
  })

  it('has no word about a setting that only a newer version knows', () => {
    expect(messages(aBook().setting('moon.phase', 'full'))).toEqual([])
  })

  it('names each machine whose stamps are more than a day ahead, once', () => {
    const day = 86_400_000
    const book = new Book(
      [stamped(nowMs + 2 * day, 'ahead1'), stamped(nowMs + day, 'nearby'), stamped(nowMs - day, 'behind')].sort(
        (a, b) => (a.id < b.id ? -1 : 1),
      ),
    )
    expect(find(book).map(({message}) => message)).toEqual([
      expect.stringMatching(/^1 change from the machine ahead1 .* up to 2026-01-07T09:00:00/),
    ])
  })

  it('finds a stamp that is none', () => {
    const record: StoredRecord = {
      id: idOf('customer', 'a'),
      type: 'customer',
      name: 'A',
      added: '2026-01-05',
      _u: 'now',
    }
    expect(find(new Book([record])).map(({path}) => path)).toEqual([`customer ${record.id} _u`])
  })
})
