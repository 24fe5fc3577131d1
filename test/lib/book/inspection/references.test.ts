import {describe, expect, it} from 'vitest'
import {Book} from '../../../../src/lib/book/book.ts'
import {removeRecord} from '../../../../src/lib/book/edits.ts'
import {inspectReferences} from '../../../../src/lib/book/inspection/references.ts'
import type {StoredRecord} from '../../../../src/lib/change/json.ts'
import {aBook, idOf, withEdits} from '../../../support/build.ts'

const moment = {today: '2026-01-05', nowMs: Date.parse('2026-01-05T09:00:00Z')} as const
const inspect = (book: Book) => inspectReferences(book, moment)
const helen = idOf('contact', 'helen')
const apex = idOf('customer', 'apex')
const nowhere = idOf('customer', 'nowhere')

describe('inspectReferences', () => {
  it('finds nothing where every reference leads to a record of its type', () => {
    const book = aBook()
      .customer({id: apex})
      .contact({id: helen})
      .engagement({id: idOf('engagement', 'retainer')})
      .touch({with: {[helen]: true}, engagement: idOf('engagement', 'retainer')})
      .build()
    expect(inspect(book)).toEqual([])
  })

  it('names the record, the missing id and the command that removes it where the customer is not in the book', () => {
    const book = aBook()
      .touch({id: idOf('touch', 'lost'), customer: nowhere})
      .build()
    const [finding, ...others] = inspect(book)
    expect(others).toEqual([])
    expect(finding?.path).toBe(`touch ${idOf('touch', 'lost')} customer`)
    expect(finding?.message).toContain(nowhere)
    expect(finding?.message).toContain(`crm rm ${book.shortId(idOf('touch', 'lost'))} --yes`)
  })

  it('finds an element of a set of references that is not in the book', () => {
    const book = aBook()
      .customer()
      .touch({with: {[helen]: true}})
      .build()
    expect(inspect(book).map(({message}) => message)).toEqual([expect.stringContaining(helen)])
  })

  it('passes over an element that was taken out of a set', () => {
    const book = aBook()
      .customer()
      .touch({with: {[helen]: null}})
      .build()
    expect(inspect(book)).toEqual([])
  })

  it('finds a reference to a record of another type', () => {
    const book = aBook().customer().touch({engagement: apex}).build()
    const withApex = new Book(
      [...book.records, {id: apex, type: 'customer', name: 'Apex', added: '2026-01-05'} as StoredRecord].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      ),
    )
    expect(inspect(withApex).map(({message}) => message)).toEqual([expect.stringContaining('that is a customer')])
  })

  it('finds what was added to a customer that another machine removed meanwhile', () => {
    const book = aBook()
      .customer({id: apex, name: 'Apex'})
      .touch({id: idOf('touch', 'late')})
      .build()
    const removed = withEdits(book, [{id: apex, type: 'customer', values: {deleted: true}}])
    const [finding] = inspect(removed)
    expect(finding?.message).toMatch(/hangs on the customer Apex .* which was removed; remove it too: crm rm \w+ --yes/)
  })

  it('finds nothing after a customer was removed with all that hangs on it', () => {
    const book = aBook().customer({id: apex}).contact().engagement().touch().promise().build()
    expect(inspect(withEdits(book, removeRecord(book, apex)))).toEqual([])
  })

  it('takes a touch with a contact who was removed for history', () => {
    const book = aBook()
      .customer()
      .contact({id: helen})
      .touch({with: {[helen]: true}})
      .build()
    expect(inspect(withEdits(book, removeRecord(book, helen)))).toEqual([])
  })
})
