import {describe, expect, it} from 'vitest'
import {inspectEngagements} from '../../../../src/lib/book/inspection/engagements.ts'
import {aBook, type Given, idOf} from '../../../support/build.ts'

const moment = {today: '2026-01-05', nowMs: 0} as const
const first = idOf('engagement', 'first')

const find = (...engagements: readonly Given<'engagement'>[]) => {
  const book = engagements.reduce((built, each) => built.engagement(each), aBook().customer())
  return inspectEngagements(book.build(), moment)
}

describe('inspectEngagements', () => {
  it.each<[string, Given<'engagement'>, Given<'engagement'>]>([
    ['whose periods overlap', {start: '2026-01-01', end: '2026-06-30'}, {start: '2026-06-30', end: '2026-12-31'}],
    ['that are both open-ended', {start: '2026-01-01'}, {start: '2027-01-01'}],
    ['whose titles differ in case and accents alone', {title: 'Rétainer'}, {title: 'retainer'}],
    [
      'of which one rolls on past its end',
      {start: '2026-01-01', end: '2026-03-31', rolling: '3m'},
      {start: '2026-05-01'},
    ],
  ])('finds two of one title and kind %s', (_, a, b) => {
    const [finding, ...others] = find(a, b)
    expect(others).toEqual([])
    expect(finding?.message).toContain('run at the same time')
    expect(finding?.message).toContain('crm rm')
  })

  it.each<[string, Given<'engagement'>, Given<'engagement'>]>([
    ['one that follows the other', {start: '2026-01-01', end: '2026-06-30'}, {start: '2026-07-01'}],
    [
      'one that follows another that was ended early',
      {end: '2026-12-31', endedOn: '2026-03-31'},
      {start: '2026-04-01'},
    ],
    ['work under another title', {title: 'Retainer'}, {title: 'Audit'}],
    ['work of another kind', {kind: 'retainer'}, {kind: 'project'}],
    ['a renewal that begins early', {id: first, end: '2026-12-31'}, {start: '2026-12-01', renews: first}],
  ])('has no word about %s', (_, a, b) => {
    expect(find(a, b)).toEqual([])
  })

  it('has no word about the same title at two customers', () => {
    const book = aBook()
      .customer({id: idOf('customer', 'a')})
      .engagement()
      .customer({id: idOf('customer', 'b')})
      .engagement()
    expect(inspectEngagements(book.build(), moment)).toEqual([])
  })
})
