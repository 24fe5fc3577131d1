import {describe, expect, it} from 'vitest'
import {makeId} from '../../../src/lib/book/ids.ts'
import {resolveCustomer} from '../../../src/lib/book/resolve-party.ts'
import {resolveRecord, summaryOf} from '../../../src/lib/book/resolve-record.ts'
import {book, id} from '../../support/alike-book.ts'
import {errorOf} from '../../support/error-of.ts'

describe('resolveRecord', () => {
  it('finds a record by its id or a prefix', () => {
    expect(resolveRecord(book, id('t', '1111'), ['touch']).id).toBe(id('t', '1111'))
    expect(resolveRecord(book, 'T1112', ['touch']).id).toBe(id('t', '1112'))
    expect(resolveRecord(book, 'e2', ['engagement', 'touch']).id).toBe(id('e', '2222'))
  })

  it('says which fit', () => {
    const error = errorOf(() => resolveRecord(book, 't111', ['touch']))
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(each => each.id)).toEqual([id('t', '1111'), id('t', '1112')])
  })

  it('says of which type a record is that was not asked for', () => {
    expect(errorOf(() => resolveRecord(book, 'e2222', ['promise'])).message).toBe(
      'no promise has the id: e2222; e2222 is an engagement',
    )
  })

  it('names an id that differs in one character', () => {
    const mistyped = makeId('t', new Uint8Array(12)).replace('t0', 't1').replace('0000000000', '1100000000')
    expect(errorOf(() => resolveRecord(book, mistyped, ['touch'])).hint).toMatch(/Did you mean t111/)
  })

  it('finds nothing by one letter', () => {
    expect(errorOf(() => resolveRecord(book, 't', ['touch'])).code).toBe('not-found')
  })
})

describe('summaryOf', () => {
  it('is one line of a record, and the type of one that only a later version knows', () => {
    expect(summaryOf(resolveCustomer(book, 'apex'))).toBe('Apex')
    expect(summaryOf({id: id('y', '1'), type: 'later'} as never)).toBe('later')
  })
})
