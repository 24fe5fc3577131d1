import {expect, it} from 'vitest'
import {presentRecord} from '../../../src/lib/book/present.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {viewFeedback} from '../../../src/lib/views/feedback.ts'
import type {Given} from '../../support/build.ts'
import {aBook, idOf} from '../../support/build.ts'

const id = idOf('feedback', 'answer')

const shown = (given: Given<'feedback'>): string | Promise<string> => {
  const book = aBook()
    .customer()
    .feedback({id, instrument: 'nps', low: 0, high: 10, ...given})
    .build()
  const feedback = book.find('feedback', id)
  if (!feedback) throw new Error('no answer')
  const screen = {width: 80, isTty: false, palette: plainPalette}
  return viewFeedback({feedback: presentRecord(feedback), customer: 'Apex'}, screen, book)
}

it('says of an unhappy answer how it comes up at once', async () => {
  expect(await shown({score: 3})).toMatch(
    /\n {2}What will you do about it\? crm edit f\w+ --action TEXT puts it on crm due$/,
  )
})

it.each<[string, Given<'feedback'>]>([
  ['good', {score: 9}],
  ['unhappy and has an action', {score: 3, action: 'A weekly call'}],
  ['unhappy and closed', {score: 3, closedOn: '2026-01-05'}],
])('says nothing of the kind where an answer is %s', async (_, given) => {
  expect(await shown(given)).not.toContain('What will you do')
})
