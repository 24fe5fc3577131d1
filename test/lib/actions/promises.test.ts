import {describe, expect, it} from 'vitest'
import {endPromise, listPromises, makePromise, type PromiseEnd} from '../../../src/lib/actions/promises.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import {aBook, type Given, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const apex = idOf('customer', 'apex')
const draft = idOf('promise', 'draft')
const aPromise = (given: Given<'promise'> = {}): Book =>
  aBook()
    .customer({id: apex, name: 'Apex'})
    .promise({id: draft, on: '2026-01-02', text: 'Send the draft', ...given})
    .build()

describe('makePromise', () => {
  const promise = (text: string, share?: string) =>
    carryOut(aPromise(), book =>
      makePromise(book, {customer: 'apex', text, due: '2026-01-16', by: 'them', share}, aMoment()),
    ).result

  it('is open from today, whoever made it', () => {
    expect(promise(' Send the numbers ', 'The numbers of 2025')).toMatchObject({
      customer: 'Apex',
      promise: {
        customer: apex,
        on: '2026-01-05',
        text: 'Send the numbers',
        due: '2026-01-16',
        by: 'them',
        state: 'open',
        share: 'The numbers of 2025',
      },
    })
  })

  it('refuses one of no word', () => {
    expect(errorOf(() => promise(' ')).code).toBe('invalid-value')
  })

  it.each([
    [60, 'x'.repeat(60)],
    [61, `${'x'.repeat(60)}…`],
  ])('names one of %i signs in the journal by %s', (length, named) => {
    const input = {customer: 'apex', text: 'x'.repeat(length), due: undefined, by: 'me'} as const
    expect(makePromise(aPromise(), input, aMoment()).summary).toBe(`promise: Apex: ${named}`)
  })
})

describe('endPromise', () => {
  const end = (given: Partial<PromiseEnd>, book = aPromise()) =>
    carryOut(book, current => endPromise(current, draft, {state: 'kept', on: undefined, ...given}, aMoment()))

  it.each(['kept', 'broken', 'released'] as const)('is %s today, or on the day told', state => {
    expect(end({state}).result).toMatchObject({customer: 'Apex', promise: {state, closedOn: '2026-01-05'}})
    expect(end({state, on: '2026-01-03', why: ' As agreed '}).result.promise).toMatchObject({
      state,
      closedOn: '2026-01-03',
      why: 'As agreed',
    })
  })

  it('told again takes another day or reason and leaves what is not told', () => {
    const kept = aPromise({state: 'kept', closedOn: '2026-01-03', why: 'As agreed'})
    expect(end({}, kept).result.promise).toMatchObject({closedOn: '2026-01-03', why: 'As agreed'})
    expect(end({on: '2026-01-04'}, kept).result.promise).toMatchObject({closedOn: '2026-01-04', why: 'As agreed'})
    expect(end({why: 'Late'}, kept).result.promise).toMatchObject({closedOn: '2026-01-03', why: 'Late'})
  })

  it('refuses another end than the one it had', () => {
    expect(errorOf(() => end({state: 'kept'}, aPromise({state: 'broken', closedOn: '2026-01-03'})))).toMatchObject({
      code: 'usage',
      message: 'the promise was already broken: Send the draft',
      hint: expect.stringContaining('crm undo'),
    })
  })

  it('refuses a day before it was made', () => {
    expect(errorOf(() => end({on: '2026-01-01'})).code).toBe('invalid-value')
  })
})

describe('listPromises', () => {
  const ids = ['none', 'later', 'soon', 'kept'].map(name => idOf('promise', name)) as [string, string, string, string]
  const [none, later, soon, kept] = ids
  const book = aBook()
    .customer({id: apex, name: 'Apex'})
    .promise({id: kept, due: '2026-01-01', state: 'kept', closedOn: '2026-01-05'})
    .promise({id: none})
    .promise({id: later, due: '2026-03-01'})
    .customer({name: 'Bright'})
    .promise({id: soon, due: '2026-02-01', by: 'them'})
    .build()
  const list = (all: boolean, customer?: string) => listPromises(book, {all, customer}).promises.map(({id}) => id)

  it('gives the open ones by the day they are due, those without a day behind them, then what is over', () => {
    expect(list(false)).toEqual([soon, later, none])
    expect(list(true)).toEqual([soon, later, none, kept])
    expect(list(true, 'apex')).toEqual([later, none, kept])
  })
})
