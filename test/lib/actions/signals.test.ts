import {describe, expect, it} from 'vitest'
import {explainSignal, listSuggestions} from '../../../src/lib/actions/signals.ts'
import type {Moment} from '../../../src/lib/book/plan.ts'
import {aBook, idOf, withEdits} from '../../support/build.ts'

const draft = idOf('promise', 'draft')
const moment: Moment = {today: '2026-06-01', nowMs: 0, newId: type => idOf(type, 'new')}
const book = aBook()
  .customer({id: idOf('customer', 'apex'), name: 'Apex', tier: 'A', added: '2026-05-20'})
  .promise({id: draft, due: '2026-05-01'})
  .customer({name: 'Bright', added: '2026-05-20'})
  .build()

const names = (options: Partial<Parameters<typeof listSuggestions>[2]>, from = book) =>
  listSuggestions(from, moment.today, {customer: undefined, kind: undefined, aside: false, ...options}).suggestions.map(
    ({signal}) => signal,
  )

describe('listSuggestions', () => {
  it('gives all, one customer’s, or one kind', () => {
    expect(names({})).toEqual(['promise-late', 'single-contact'])
    expect(names({customer: 'bright'})).toEqual([])
    expect(names({kind: 'opportunity'})).toEqual([])
    expect(() => names({customer: 'nobody'})).toThrow('nobody')
  })
})

describe('explainSignal', () => {
  it('sets a signal aside until a day, with the reason', () => {
    const plan = explainSignal(book, draft, {until: '2026-09-01', why: 'They asked to wait'}, moment)
    const after = withEdits(book, plan.edits)
    expect(plan.result(after).explained).toMatchObject({
      id: `${draft}/promise-late`,
      customer: {name: 'Apex'},
      until: '2026-09-01',
      why: 'They asked to wait',
    })
    expect(names({}, after)).toEqual(['single-contact'])
    expect(names({aside: true}, after)).toEqual(['promise-late', 'single-contact'])
    const again = withEdits(after, explainSignal(after, draft, {until: '2026-06-02', why: undefined}, moment).edits)
    expect(
      listSuggestions(again, '2026-06-02', {customer: undefined, kind: undefined, aside: false}).suggestions,
    ).toHaveLength(2)
  })

  it.each([
    [{until: undefined, why: 'x'}, 'until when'],
    [{until: '2026-06-01', why: 'x'}, '2026-06-01'],
    [{until: '2046-06-01', why: 'x'}, '2046-06-01'],
    [{until: '2026-09-01', why: ' '}, 'reason'],
  ] as const)('refuses %j', (explanation, words) => {
    expect(() => explainSignal(book, draft, explanation, moment)).toThrow(words)
  })
})
