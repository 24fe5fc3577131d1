import {describe, expect, it} from 'vitest'
import {inspectMoments} from '../../../../src/lib/book/inspection/moments.ts'
import {aBook, type Given} from '../../../support/build.ts'

const moment = {today: '2026-01-05', nowMs: Date.parse('2026-01-05T09:00:00Z')} as const
const messages = (request: Given<'request'>) =>
  inspectMoments(aBook().customer().request(request).build(), moment).map(({message}) => message)

describe('inspectMoments', () => {
  it.each<[string, Given<'request'>, string]>([
    [
      'a reply from before the request came in',
      {at: '2026-01-05T09:00:00+01:00', repliedAt: '2026-01-05T07:59:00Z'},
      'was replied to at 2026-01-05T07:59:00Z, before it came in at 2026-01-05T09:00:00+01:00',
    ],
    [
      'a reply that is still to come',
      {repliedAt: '2026-01-07T09:00:00Z'},
      'has 2026-01-07T09:00:00Z for repliedAt, which is still to come',
    ],
    ['a request that is still to come in', {at: '2026-02-01T09:00:00Z'}, 'has 2026-02-01T09:00:00Z for at'],
  ])('finds %s', (_, request, message) => {
    expect(messages(request)).toEqual([expect.stringContaining(message)])
  })

  it.each<[string, Given<'request'>]>([
    ['a request without moments', {}],
    ['a reply at the moment of the request', {at: '2026-01-05T09:00:00+01:00', repliedAt: '2026-01-05T08:00:00Z'}],
    ['a clock that is ahead by some hours', {at: '2026-01-05T15:00:00Z'}],
  ])('has no word about %s', (_, request) => {
    expect(messages(request)).toEqual([])
  })
})
