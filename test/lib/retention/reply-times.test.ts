import {describe, expect, it} from 'vitest'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {
  clientReplies,
  countWords,
  repliesOf,
  replyTimesOf,
  usualReplyDays,
} from '../../../src/lib/retention/reply-times.ts'
import {aBook, idOf} from '../../support/build.ts'

const apex = idOf('customer', 'apex')

const waits = (...touches: readonly (readonly [Day, 'in' | 'out' | 'both', 'note'?])[]) => {
  const builder = aBook().customer({id: apex})
  for (const [on, direction, channel] of touches) builder.touch({on, direction, channel: channel ?? 'email'})
  return clientReplies(builder.build().of('touch', apex)).map(({days}) => days)
}

describe('clientReplies', () => {
  it('measures from the first that was left unanswered to their next word', () => {
    expect(waits(['2026-01-01', 'out'], ['2026-01-04', 'out'], ['2026-01-08', 'in'], ['2026-01-20', 'in'])).toEqual([7])
  })

  it('ends the wait without a measure where one talked in between', () => {
    expect(waits(['2026-01-01', 'out'], ['2026-01-04', 'both'], ['2026-01-08', 'in'])).toEqual([])
  })

  it('does not wait for an answer to a note', () => {
    expect(waits(['2026-01-01', 'out', 'note'], ['2026-01-08', 'in'])).toEqual([])
  })

  it('counts an answer of the same day as none', () => {
    expect(waits(['2026-01-01', 'out'], ['2026-01-01', 'in'])).toEqual([0])
  })
})

describe('the usual time to answer', () => {
  const replies = [1, 4, 2, 9].map(days => ({days})) as never

  it('is the median of those before the latest, a day at least', () => {
    expect(usualReplyDays(replies, 1)).toBe(2)
    expect(replyTimesOf(replies)).toEqual({latest: 9, median: 2})
    expect(usualReplyDays([0, 0, 0, 0].map(days => ({days})) as never, 1)).toBe(1)
  })

  it('is not known of fewer than 3', () => {
    expect(usualReplyDays(replies, 2)).toBeUndefined()
    expect(replyTimesOf([])).toBeNull()
  })
})

it('who said too little is not measured', () => {
  const builder = aBook().customer({id: apex})
  for (const on of ['2026-01-02', '2026-01-04', '2026-01-06'] as const) builder.touch({on, direction: 'in'})
  const book = builder.touch({on: '2026-01-01', direction: 'out'}).build()
  expect(repliesOf(book, apex, '2026-02-01', countWords(book))).toEqual([])
  const more = builder.touch({on: '2026-01-08', direction: 'in'}).build()
  expect(repliesOf(more, apex, '2026-02-01', countWords(more))).toHaveLength(1)
  expect(repliesOf(more, apex, '2026-01-01', countWords(more))).toEqual([])
})
