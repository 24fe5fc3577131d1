import {describe, expect, it} from 'vitest'
import {answerOffer, listOffers, makeOffer} from '../../../src/lib/actions/offers.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const [apex, workshop] = [idOf('customer', 'apex'), idOf('offer', 'workshop')]

const book = aBook()
  .customer({name: 'delta'})
  .add('offer', {on: '2026-01-01', text: 'Call', kind: 'call'})
  .customer({id: apex, name: 'Apex'})
  .add('offer', {id: workshop, on: '2026-01-02', text: 'Workshop', kind: 'Workshop'})
  .add('offer', {on: '2026-01-03', text: 'Audit', kind: 'audit', answer: 'declined', answeredOn: '2026-01-04'})
  .add('offer', {on: '2026-01-04', text: 'Another', kind: 'workshop', answer: 'accepted', answeredOn: '2026-01-05'})
  .add('offer', {on: '2026-01-05', text: 'Tea', answer: 'none', answeredOn: '2026-01-05'})
  .add('offer', {on: '2026-01-06', customer: idOf('customer', 'gone'), text: 'Coffee'})
  .build()

describe('makeOffer', () => {
  const make = (text: string) =>
    carryOut(book, current =>
      makeOffer(current, {customer: 'apex', text, on: '2026-01-05', fields: {kind: 'training'}}, aMoment()),
    ).result

  it('keeps what was offered, when and of which kind', () => {
    expect(make(' Training of two days ')).toMatchObject({
      customer: 'Apex',
      offer: {customer: apex, on: '2026-01-05', text: 'Training of two days', kind: 'training'},
    })
    expect(errorOf(() => make(' ')).code).toBe('invalid-value')
  })
})

describe('answerOffer', () => {
  it('keeps the answer and its day, the later in place of the one before', () => {
    const accept = carryOut(book, current => answerOffer(current, workshop, 'accepted', '2026-01-05'))
    expect(accept.result).toMatchObject({customer: 'Apex', offer: {answer: 'accepted', answeredOn: '2026-01-05'}})
    const decline = carryOut(accept.after, current => answerOffer(current, workshop, 'declined', '2026-01-06'))
    expect(decline.result.offer).toMatchObject({answer: 'declined', answeredOn: '2026-01-06'})
  })

  it.each([
    ['accepted', 'offer accepted: Apex'],
    ['none', 'offer not answered: Apex'],
  ] as const)('names the answer %s in the journal', (answer, summary) => {
    expect(answerOffer(book, workshop, answer, '2026-01-05').summary).toBe(summary)
  })

  it('refuses an answer before the offer', () => {
    expect(errorOf(() => answerOffer(book, workshop, 'accepted', '2026-01-01')).code).toBe('invalid-value')
  })
})

describe('listOffers', () => {
  const texts = (reference?: string) => listOffers(book, reference).offers.map(({text}) => text)

  it('gives them newest first, of all or of one', () => {
    expect(texts()).toEqual(['Tea', 'Another', 'Audit', 'Workshop', 'Call'])
    expect(texts('delta')).toEqual(['Call'])
  })

  it('counts the answers to each kind, however it is written: by client, what they accept most first', () => {
    const {answers} = listOffers(book, undefined)
    expect(answers.map(({customer, kind, made}) => [customer.name, kind, made])).toEqual([
      ['Apex', 'Workshop', 2],
      ['Apex', null, 1],
      ['Apex', 'audit', 1],
      ['delta', 'call', 1],
    ])
    expect(answers[0]).toMatchObject({accepted: 1, declined: 0, none: 0, open: 1})
    expect(answers[1]).toMatchObject({accepted: 0, declined: 0, none: 1, open: 0})
    expect(answers[2]).toMatchObject({accepted: 0, declined: 1, none: 0, open: 0})
  })
})
