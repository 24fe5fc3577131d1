import {describe, expect, it} from 'vitest'
import {isOnUsualScale, latestAnswerOf, satisfactionAnswers, usualScore} from '../../../src/lib/retention/answers.ts'
import {aBook, idOf} from '../../support/build.ts'

describe('usualScore', () => {
  it.each([
    [{instrument: 'nps', score: 7, low: 0, high: 10, better: 'higher'}, 7],
    [{instrument: 'nps', score: 7}, 7],
    [{instrument: 'csat', score: 2, low: 1, high: 5, better: 'lower'}, 4],
    [{instrument: 'csat', score: 0, low: 0, high: 4, better: 'higher'}, 1],
    [{instrument: 'pulse', score: 10, low: 1, high: 10, better: 'higher'}, 5],
    [{instrument: 'ces', score: 50, low: 0, high: 100, better: 'higher'}, 4],
    [{instrument: 'csat', score: 1, low: 0, high: 4, better: 'lower'}, 4],
    [{instrument: 'nps', score: 3, low: 3, high: 3}, undefined],
    [{instrument: 'csat', score: null}, undefined],
    [{instrument: 'exit', score: 3}, undefined],
  ] as const)('of %j is %s', (feedback, expected) => {
    expect(usualScore(feedback)).toBe(expected)
  })
})

describe('isOnUsualScale', () => {
  it.each([
    [{instrument: 'nps', low: 0, high: 10}, true],
    [{instrument: 'nps'}, true],
    [{instrument: 'nps', low: 1, high: 5}, false],
    [{instrument: 'csat', low: 0, high: 4}, false],
    [{instrument: 'nps', low: 0, high: 5}, false],
    [{instrument: 'nps', low: 1, high: 10}, false],
    [{instrument: 'exit'}, false],
  ] as const)('of %j is %s', (feedback, expected) => {
    expect(isOnUsualScale(feedback)).toBe(expected)
  })
})

describe('satisfactionAnswers', () => {
  const apex = idOf('customer', 'apex')
  const book = aBook()
    .customer({id: apex})
    .add('feedback', {on: '2026-03-01', instrument: 'csat', score: 3, low: 1, high: 5, better: 'higher'})
    .add('feedback', {on: '2026-03-01', instrument: 'nps', score: 9, low: 0, high: 10, better: 'higher'})
    .add('feedback', {on: '2026-04-01', instrument: 'ces', score: 9, low: 1, high: 7, better: 'higher'})
    .add('request', {on: '2026-01-01', text: 'x', resolvedOn: '2026-02-01', confirmedOn: '2026-02-03', csat: 4})
    .add('request', {on: '2026-01-01', text: 'not confirmed', resolvedOn: '2026-02-01', csat: 1})
    .add('request', {on: '2026-01-01', text: 'not asked', resolvedOn: '2026-02-01', confirmedOn: '2026-02-02'})
    .build()

  it('are those of NPS and CSAT and of solved requests, oldest first, within a day as they were written', () => {
    expect(
      satisfactionAnswers(book, apex, '2026-12-31').map(({instrument, score, asked}) => [instrument, score, asked]),
    ).toEqual([
      ['csat', 4, '4 of 5'],
      ['csat', 3, '3 of 5'],
      ['nps', 9, '9 of 10'],
    ])
  })

  it('end with the day asked for', () => {
    expect(latestAnswerOf(book, apex, '2026-02-03')).toMatchObject({instrument: 'csat', score: 4})
    expect(latestAnswerOf(book, apex, '2026-02-02')).toBeNull()
  })

  it('say on which scale they were asked, the usual one where nothing is said', () => {
    const asked = (given: object) =>
      latestAnswerOf(
        aBook()
          .customer({id: apex})
          .add('feedback', {on: '2026-03-01', ...given})
          .build(),
        apex,
        '2026-03-01',
      )
    expect(asked({instrument: 'nps', score: 4, low: 0, high: 5})).toMatchObject({score: 8, asked: '4 of 5'})
    expect(asked({instrument: 'csat', score: 4})).toMatchObject({score: 4, asked: '4 of 5'})
  })
})
