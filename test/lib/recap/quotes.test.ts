import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {viewQuote} from '../../../src/lib/recap/quotes.ts'
import {answerOf, apex, bookOf, compose, customerOf, helen, item, record, sectionOf, select} from './sample.ts'

const quotesOf = (...records: StoredRecord[]) =>
  select(bookOf(apex, item(), item(), item(), ...records)).material.quotes

describe('quotes', () => {
  it('are the words of an answer and the name of who said them, cleaned', () => {
    const dirty = {...helen, name: 'Helen\u202e Marks\n'}
    expect(quotesOf(dirty, answerOf({contact: helen.id, comment: ' You kept\r\nthe \x1blaunch on track '}))).toEqual([
      {text: 'You kept the launch on track', author: 'Helen Marks'},
    ])
  })

  it.each([
    ['without permission', {mayQuote: false}],
    ['whose permission nobody noted', {mayQuote: null}],
    ['without words', {comment: null}],
    ['with nothing to be seen in its words', {comment: ' \u202e '}],
    ['before the period', {on: '2025-10-01'}],
    ['after the period', {on: '2026-11-02'}],
    ['of another customer', {customer: 'cother0000000'}],
  ] as const)('leave out an answer %s', (_, values) => {
    expect(quotesOf(answerOf(values))).toEqual([])
  })

  it('name nobody where nobody is known to have said it', () => {
    expect(quotesOf(answerOf({contact: 'pgone00000000', comment: 'Thanks'}))).toEqual([{text: 'Thanks'}])
  })

  it('name a customer in person', () => {
    const person = {...apex, name: 'Robert Silva', person: true}
    const {quotes} = select(bookOf(person, item(), item(), answerOf({comment: 'Thanks'}))).material
    expect(quotes).toEqual([{text: 'Thanks', author: 'Robert Silva'}])
  })

  it('are testimonials first, then reviews, then other answers, the newest first', () => {
    const quotes = quotesOf(
      answerOf({comment: 'old', on: '2026-02-01'}),
      answerOf({comment: 'new', on: '2026-09-01'}),
      answerOf({comment: 'review', on: '2026-01-20', instrument: 'review'}),
      answerOf({comment: 'testimonial', on: '2026-01-10', instrument: 'testimonial'}),
    )
    expect(quotes.map(({text}) => text)).toEqual(['testimonial', 'review', 'new', 'old'])
  })

  it('count among what there is to share', () => {
    expect(() => select(bookOf(apex, item(), item()))).toThrow('only 2 items')
    const closed = [answerOf({mayQuote: null}), answerOf({mayQuote: false}), answerOf({comment: ' \u202e '})]
    expect(() => select(bookOf(apex, item(), item(), ...closed))).toThrow('only 2 items')
    const book = bookOf(apex, item(), item(), answerOf({comment: 'Thanks'}))
    expect(sectionOf(compose(book), 'quotes').items).toHaveLength(1)
  })

  it.each([
    ['without permission', {mayQuote: null}],
    ['without words', {comment: null}],
  ])('are none of an answer %s, whoever asks for them', (_, values) => {
    const book = bookOf(apex, answerOf(values))
    expect(book.all('feedback').flatMap(answer => viewQuote(book, customerOf(book), answer))).toEqual([])
  })

  it('do not go by a permission of another kind', () => {
    expect(
      quotesOf({
        ...record('feedback', 'fodd', {customer: apex.id, on: '2026-03-15', instrument: 'nps', comment: 'x'}),
        mayQuote: 'yes',
      }),
    ).toEqual([])
  })
})
