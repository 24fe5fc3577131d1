import {describe, expect, it} from 'vitest'
import {inspectDays} from '../../../../src/lib/book/inspection/days.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'

const moment = {today: '2026-01-05', nowMs: Date.parse('2026-01-05T09:00:00Z')} as const
const messages = (book: BookBuilder) => inspectDays(book.build(), moment).map(({message}) => message)

describe('inspectDays', () => {
  it.each<[string, BookBuilder, string]>([
    [
      'an engagement that ends before it starts',
      aBook().customer().engagement({start: '2026-01-05', end: '2025-12-31'}),
      'ends on 2025-12-31, before it starts on 2026-01-05; mend it: crm edit',
    ],
    [
      'an engagement that was ended before it starts',
      aBook().customer().engagement({start: '2026-01-05', endedOn: '2026-01-01'}),
      'was ended on 2026-01-01, before it starts',
    ],
    [
      'a promise that was kept before it was made',
      aBook().customer().promise({on: '2026-01-05', closedOn: '2026-01-02', state: 'kept'}),
      'was closed on 2026-01-02, before it was made on 2026-01-05',
    ],
    [
      'a reminder that is over before it begins',
      aBook().customer().reminder({on: '2026-02-01', every: '1m', until: '2026-01-31'}),
      'repeats until 2026-01-31, before its first day 2026-02-01',
    ],
    [
      'a recap of a period upside down',
      aBook().customer().recap({from: '2026-01-05', to: '2026-01-01'}),
      'a period that ends',
    ],
    [
      'a touch in two days',
      aBook().customer().touch({on: '2026-01-07'}),
      'has 2026-01-07 for on, which is still to come',
    ],
    [
      'a birthday in the future',
      aBook().customer().contact({birthday: '2027-01-01'}),
      'for birthday, which is still to come',
    ],
    ['a promise made in the future', aBook().customer().promise({on: '2026-03-01'}), 'has 2026-03-01 for on'],
    [
      'an answer that was closed before it was given',
      aBook().customer().feedback({on: '2026-01-05', closedOn: '2026-01-04'}),
      'was closed on 2026-01-04, before it was given on 2026-01-05',
    ],
    [
      'an invoice that is due before it was written',
      aBook().customer().purchase({on: '2026-01-05', due: '2026-01-04'}),
      'is due on 2026-01-04, before it was made on 2026-01-05; mend it: crm edit',
    ],
    [
      'an invoice that was paid before it was written',
      aBook().customer().purchase({on: '2026-01-05', paid: '2026-01-04'}),
      'was paid on 2026-01-04, before it was made on 2026-01-05; mend it: crm edit',
    ],
    [
      'a request that was solved before it came in',
      aBook().customer().request({on: '2026-01-05', resolvedOn: '2026-01-04'}),
      'was solved on 2026-01-04, before it came in on 2026-01-05',
    ],
    [
      'a request that was confirmed before it was solved',
      aBook().customer().request({on: '2026-01-01', resolvedOn: '2026-01-05', confirmedOn: '2026-01-04'}),
      'was confirmed on 2026-01-04, before it was solved on 2026-01-05',
    ],
    [
      'an offer that was answered before it was made',
      aBook().customer().add('offer', {on: '2026-01-05', text: 'a day', answeredOn: '2026-01-04'}),
      'was answered on 2026-01-04, before it was made on 2026-01-05',
    ],
    [
      'thanks for a referral that was still to come',
      aBook()
        .customer()
        .add('referral', {to: idOf('customer', 'bright'), on: '2026-01-05', thankedOn: '2026-01-04'}),
      'was thanked for on 2026-01-04, before it was made on 2026-01-05',
    ],
    [
      'a referral whose outcome was known before it',
      aBook()
        .customer()
        .add('referral', {to: idOf('customer', 'bright'), on: '2026-01-05', outcomeOn: '2026-01-04'}),
      'was won or lost on 2026-01-04, before it was made on 2026-01-05',
    ],
    [
      'an opportunity that was closed before it came up',
      aBook().customer().add('opportunity', {on: '2026-01-05', title: 'A plant', stage: 'won', closedOn: '2026-01-04'}),
      'was closed on 2026-01-04, before it came up on 2026-01-05',
    ],
    [
      'an offer of next week',
      aBook().customer().add('offer', {on: '2026-01-12', text: 'a day'}),
      'has 2026-01-12 for on',
    ],
    [
      'a playbook stopped next week',
      aBook().customer().add('playbook-run', {name: 'onboarding', on: '2026-01-05', stoppedOn: '2026-01-12'}),
      'has 2026-01-12 for stoppedOn',
    ],
    [
      'points entered next week',
      aBook().customer().add('loyalty', {on: '2026-01-12', way: 'earned', points: 5}),
      'has 2026-01-12 for on',
    ],
    [
      'an opportunity won next week',
      aBook().customer().add('opportunity', {on: '2026-01-05', title: 'A plant', stage: 'won', closedOn: '2026-01-12'}),
      'has 2026-01-12 for closedOn',
    ],
    [
      'a step done next week',
      aBook()
        .customer()
        .add('agenda-state', {subject: idOf('customer', 'apex'), item: 'c/check-in', doneOn: '2026-01-12'}),
      'has 2026-01-12 for doneOn',
    ],
  ])('finds %s', (_, book, message) => {
    expect(messages(book)).toEqual([expect.stringContaining(message)])
  })

  it.each<[string, BookBuilder]>([
    ['an engagement of one day', aBook().customer().engagement({start: '2026-01-05', end: '2026-01-05'})],
    ['an engagement that is still to begin', aBook().customer().engagement({start: '2027-01-01', end: '2027-12-31'})],
    ['a promise kept on the day it was made', aBook().customer().promise({on: '2026-01-05', closedOn: '2026-01-05'})],
    ['a touch of tomorrow: it may be that day already where it happened', aBook().customer().touch({on: '2026-01-06'})],
    ['a birthday without its year', aBook().customer().contact({birthday: '--12-31'})],
    ['an invoice paid on its day', aBook().customer().purchase({on: '2026-01-05', paid: '2026-01-05'})],
    [
      'a playbook that was stopped before its first day',
      aBook().customer().add('playbook-run', {name: 'onboarding', on: '2026-02-02', stoppedOn: '2026-01-05'}),
    ],
    ['a reminder far ahead', aBook().customer().reminder({on: '2030-01-01'})],
  ])('has no word about %s', (_, book) => {
    expect(messages(book)).toEqual([])
  })
})
