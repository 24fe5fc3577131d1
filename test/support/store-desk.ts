import type {Book} from '../../src/lib/book/book.ts'
import {changeRecord, createRecord, removeRecord} from '../../src/lib/book/edits.ts'
import type {Plan} from '../../src/lib/book/plan.ts'
import type {Edit} from '../../src/lib/change/edit.ts'
import {isMap, type Json} from '../../src/lib/change/json.ts'
import type {BookAdapter} from '../../src/lib/store/adapter.ts'
import {createMemoryJournal} from '../../src/lib/store/journal.ts'
import {Store, type StoreOptions} from '../../src/lib/store/store.ts'
import {idOf} from './build.ts'

export const clockMs = Date.parse('2026-01-05T08:00:00Z')

/** A store over an adapter, with a clock that stands still and ids that count up. */
export function openStore(adapter: BookAdapter, options: Partial<StoreOptions> = {}): Store {
  let made = 0
  return new Store(adapter, {
    journal: createMemoryJournal(),
    nowMs: clockMs,
    at: () => '2026-01-05T09:00:00+01:00',
    replica: () => 'aaaaaa',
    newId: letter => `${letter}${String(++made).padStart(12, '0')}`,
    ...options,
  })
}

/** A plan of these edits that answers with the book after it. */
export const planOf =
  (...edits: readonly Edit[]) =>
  (): Plan<Book> => ({edits, summary: 'a change', result: book => book})

/** The edits of a customer by name: begin it, give it values, remove it with what hangs on it. */
export const customerId = (name: string): string => idOf('customer', name)
export const add = (name: string): Edit =>
  createRecord('customer', customerId(name), {name, added: '2026-01-05', status: 'active'} as never)
export const change = (name: string, values: object): Edit => changeRecord('customer', customerId(name), values)
export const remove = (book: Book, name: string): Edit[] => removeRecord(book, customerId(name))

/** The edit that logs a touch with a customer. */
export const touch = (name: string, label: string): Edit =>
  createRecord('touch', idOf('touch', label), {
    customer: customerId(name),
    on: '2026-01-05',
    channel: 'call',
    direction: 'both',
    text: label,
  } as never)

const withoutEmpty = (value: {readonly [key: string]: Json}): [string, Json][] =>
  Object.entries(value).filter(([, held]) => held !== null)

/** What a reader of the book sees: live records, fields that have a value, elements that are in their set. */
export const visible = (book: Book): unknown =>
  book.records
    .filter(record => book.live(record.id) !== undefined && record.type !== 'book')
    .map(record => {
      const fields = withoutEmpty(record).filter(([field]) => !field.startsWith('_'))
      const shown = fields.map(([field, value]) => [
        field,
        isMap(value) ? Object.fromEntries(withoutEmpty(value)) : value,
      ])
      return Object.fromEntries(shown.filter(([, value]) => JSON.stringify(value) !== '{}'))
    })
