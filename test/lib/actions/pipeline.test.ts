import {expect, it} from 'vitest'
import {pipelineOf} from '../../../src/lib/actions/pipeline.ts'
import {aBook, type BookBuilder, idOf} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const opportunity = {on: '2026-01-05', title: 'Audit', stage: 'lost'} as const

/** Apex, whose three latest purchases are twice the five before. */
const growing = (): BookBuilder => {
  const book = aBook().customer({id: apex})
  for (const month of ['01', '02', '03', '04', '05'] as const) {
    book.purchase({on: `2025-${month}-10`, amount: '100 EUR', paid: `2025-${month}-10`})
  }
  for (const month of ['06', '07', '08'] as const) {
    book.purchase({on: `2025-${month}-10`, amount: '200 EUR', paid: `2025-${month}-10`})
  }
  return book
}

it('hints at clients who buy more, unless an opportunity of theirs is open', () => {
  expect(pipelineOf(growing().build(), '2025-08-20').hints).toMatchObject([
    {customer: {id: apex}, signal: 'more-money', action: expect.stringContaining('crm opportunity add')},
  ])
  const busy = growing().add('opportunity', {...opportunity, stage: 'talk'})
  expect(pipelineOf(busy.build(), '2025-08-20').hints).toEqual([])
})

it('counts why work was lost, case and accents aside, and how much of it was won', () => {
  const book = aBook()
    .customer()
    .add('opportunity', opportunity)
    .add('opportunity', {...opportunity, why: 'too expensive'})
    .add('opportunity', {...opportunity, why: 'Too expensive'})
    .add('opportunity', {...opportunity, stage: 'won'})
    .build()
  const {lostReasons, wonRate} = pipelineOf(book, '2026-01-05')
  expect(lostReasons.map(({count}) => count)).toEqual([2, 1])
  expect(lostReasons[1]?.why).toBeNull()
  expect(wonRate).toBe(25)
})
