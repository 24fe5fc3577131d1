import {describe, expect, it} from 'vitest'
import {closeFeedback, listFeedback, type NewFeedback, recordFeedback} from '../../../src/lib/actions/feedback.ts'
import {editRecord, type RecordEdit} from '../../../src/lib/actions/record-edits.ts'
import {instruments} from '../../../src/lib/book/choices.ts'
import type {FieldInput} from '../../../src/lib/book/input.ts'
import {usualScales} from '../../../src/lib/book/instruments.ts'
import {aBook, idOf} from '../../support/build.ts'
import {aMoment, anEdit, carryOut} from '../../support/moment.ts'

const apex = idOf('customer', 'apex')
const helen = idOf('contact', 'helen')
const answer = idOf('feedback', 'answer')

const book = aBook()
  .customer({id: apex})
  .contact({id: helen})
  .customer({id: idOf('customer', 'bright'), name: 'Bright Financial'})
  .contact({id: idOf('contact', 'robert'), name: 'Robert Silva'})
  .build()

const given = (input: Partial<NewFeedback>): NewFeedback => ({
  customer: 'apex',
  instrument: 'nps',
  score: undefined,
  scale: undefined,
  better: undefined,
  on: '2026-01-05',
  fields: {},
  ...input,
})

const record = (input: Partial<NewFeedback>) =>
  carryOut(book, current => recordFeedback(current, given(input), aMoment())).result.feedback

describe('recordFeedback', () => {
  it.each(instruments.filter(instrument => usualScales[instrument]))(
    'keeps the usual scale of %s with it',
    instrument => {
      expect(record({instrument, score: '3'})).toMatchObject({instrument, score: 3, ...usualScales[instrument]})
    },
  )

  it('keeps another scale and direction', () => {
    expect(record({instrument: 'ces', score: '2', scale: '1-5', better: 'lower'})).toMatchObject({
      score: 2,
      low: 1,
      high: 5,
      better: 'lower',
    })
    expect(record({instrument: 'exit', score: '3', scale: '1-5', fields: {comment: 'too dear'}})).toMatchObject({
      score: 3,
      better: 'higher',
    })
  })

  it('keeps no scale where there is no score', () => {
    expect(record({instrument: 'testimonial', fields: {comment: 'Well done'}})).not.toHaveProperty('low')
    expect(record({instrument: 'review', fields: {comment: 'Well done'}})).not.toHaveProperty('low')
  })

  it('is of the contact that was named, either way', () => {
    expect(record({customer: 'helen', score: '9'})['contact']).toBe(helen)
    expect(record({score: '9', fields: {contact: 'Helen'}})['contact']).toBe(helen)
    expect(() => record({score: '9', fields: {contact: 'Robert'}})).toThrow('no contact fits: Robert')
  })

  it.each<[string, Partial<NewFeedback>]>([
    ['a score outside the scale of nps: 11', {score: '11'}],
    ['a score outside the scale of csat: 0', {instrument: 'csat', score: '0'}],
    ['a score outside the scale of pulse: 6', {instrument: 'pulse', score: '6', scale: '1-5'}],
    ['not a score: 8.5', {score: '8.5'}],
    ['the lower end comes first: 5-1', {score: '3', scale: '5-1'}],
    ['missing: the score of ces', {instrument: 'ces', fields: {comment: 'easy'}}],
    ['their words are missing: testimonial', {instrument: 'testimonial'}],
    ['their words are missing: exit', {instrument: 'exit'}],
    ['exit has no score: 3', {instrument: 'exit', score: '3', fields: {comment: 'too dear'}}],
    ['without a score and without words: review', {instrument: 'review'}],
    ['no customer fits: nobody', {customer: 'nobody', score: '9'}],
  ])('refuses %s', (message, input) => {
    expect(() => record(input)).toThrow(message)
  })
})

describe('closeFeedback', () => {
  const open = aBook().customer({id: apex}).feedback({id: answer, on: '2026-01-03', action: 'call them'}).build()
  const close = (on: '2026-01-02' | '2026-01-05', from = open) =>
    carryOut(from, current => closeFeedback(current, answer, {on, note: 'Mira answers now'}))

  it('keeps the day and what they were told', () => {
    expect(close('2026-01-05').result).toMatchObject({
      customer: 'Apex Manufacturing',
      feedback: {closedOn: '2026-01-05', closeNote: 'Mira answers now'},
    })
  })

  it('closes an answer without an action, too', () => {
    const plain = aBook().customer({id: apex}).feedback({id: answer, score: 3, low: 0, high: 10}).build()
    expect(close('2026-01-05', plain).result.feedback['closedOn']).toBe('2026-01-05')
  })

  it('refuses a day before the answer, and a second time', () => {
    expect(() => close('2026-01-02')).toThrow('before the answer of 2026-01-03')
    expect(() => close('2026-01-05', close('2026-01-05').after)).toThrow('already closed on 2026-01-05')
  })
})

describe('listFeedback', () => {
  const several = aBook()
    .customer({id: apex})
    .feedback({id: answer, on: '2026-01-03', action: 'call them'})
    .feedback({on: '2026-01-04', action: 'write', closedOn: '2026-01-05'})
    .customer({name: 'Bright'})
    .feedback({on: '2026-01-01'})
    .build()
  const days = (customer: string | undefined, open: boolean) =>
    listFeedback(several, {customer, open}).feedback.map(each => each['on'])

  it('gives the newest first, of the book or of one customer', () => {
    expect(days(undefined, false)).toEqual(['2026-01-04', '2026-01-03', '2026-01-01'])
    expect(days('apex', false)).toEqual(['2026-01-04', '2026-01-03'])
  })

  it('gives those not closed yet, with an action or without', () => {
    expect(listFeedback(several, {customer: undefined, open: true}).feedback).toMatchObject([
      {id: answer, customer: {id: apex, name: 'Apex Manufacturing'}},
      {on: '2026-01-01', customer: {name: 'Bright'}},
    ])
  })
})

describe('editRecord', () => {
  const scored = aBook().customer({id: apex}).feedback({id: answer, score: 9, low: 0, high: 10}).build()
  const edit = (score: string) => carryOut(scored, current => editRecord(current, answer, {score}, anEdit()))

  it('holds a score to its scale', () => {
    expect(edit('10').result.record['score']).toBe(10)
    expect(() => edit('11')).toThrow('a score outside the scale of nps: 11')
  })

  it('takes another scale, its better end and a score on it, and refuses one that the score lies outside', () => {
    const rescale = (input: FieldInput, scale: Pick<RecordEdit, 'scale' | 'better'>, of = answer) =>
      carryOut(scored, current => editRecord(current, of, input, anEdit(scale))).result.record
    expect(rescale({score: '80'}, {scale: '0-100', better: 'lower'})).toMatchObject({
      score: 80,
      low: 0,
      high: 100,
      better: 'lower',
    })
    expect(rescale({}, {scale: '1-9'})).toMatchObject({score: 9, low: 1, high: 9, better: 'higher'})
    expect(rescale({}, {better: 'lower'})).toMatchObject({low: 0, high: 10, better: 'lower'})
    expect(() => rescale({}, {scale: '1-5'})).toThrow('a score outside the scale of nps: 9')
    expect(() => rescale({}, {scale: '1-5'}, apex)).toThrow('a customer has no --scale')
    expect(() => rescale({}, {better: 'lower'}, apex)).toThrow('a customer has no --better')
  })

  it('says that a client has left, once', () => {
    const leave = (from = book) => carryOut(from, current => editRecord(current, apex, {status: 'former'}, anEdit()))
    expect(leave().result.left).toBe(true)
    expect(leave(leave().after).result.left).toBe(false)
  })
})
