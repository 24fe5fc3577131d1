import {describe, expect, it} from 'vitest'
import {confirmRequest, reopenRequest, replyToRequest, resolveRequest} from '../../../src/lib/actions/request-steps.ts'
import {listRequests, openRequest} from '../../../src/lib/actions/requests.ts'
import type {FieldInput} from '../../../src/lib/book/input.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {aBook, type Given, idOf} from '../../support/build.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const apex = idOf('customer', 'apex')
const asked = idOf('request', 'asked')
const zone = 'Europe/Berlin'
const today: Day = '2026-01-05'

const aRequest = (given: Given<'request'> = {}, customer: Given<'customer'> = {}) =>
  aBook()
    .customer({id: apex, ...customer})
    .request({id: asked, on: '2026-01-02', at: '2026-01-02T16:00:00+01:00', ...given})

describe('openRequest', () => {
  const open = (on: Day, at: string | undefined, fields: FieldInput = {}) => {
    const input = {customer: 'apex', text: 'The export misses May', when: {on, at, zone}, fields}
    return carryOut(aBook().customer({id: apex}).build(), book => openRequest(book, input, aMoment())).result
  }

  it('keeps the moment it came in: now, or the time told', () => {
    expect(open(today, undefined).request['at']).toBe('2026-01-05T09:30:00+01:00')
    expect(open('2026-01-02', '16:00').request).toMatchObject({on: '2026-01-02', at: '2026-01-02T16:00:00+01:00'})
    expect(open('2026-01-02', undefined).request).not.toHaveProperty('at')
  })

  it('says by when an answer was promised', () => {
    expect(open('2026-01-02', undefined, {promised: '1w', channel: 'email'})).toMatchObject({
      promisedBy: '2026-01-09',
      request: {promised: '1w', channel: 'email'},
    })
  })

  it('refuses a time that is still to come, and one that is none', () => {
    expect(() => open(today, '09:31')).toThrow('2026-01-05 09:31 has not happened yet')
    expect(() => open(today, '25:00')).toThrow('not a time of day: 25:00')
  })
})

describe('replyToRequest', () => {
  const reply = (text: string | undefined, at: string | undefined = undefined, on = today, book = aRequest().build()) =>
    carryOut(book, current => replyToRequest(current, asked, {text, when: {on, at, zone}}, aMoment()))

  it('counts the first reply in calendar hours and hours of work', () => {
    const {result} = reply(undefined)
    expect(result.request['repliedAt']).toBe('2026-01-05T09:30:00+01:00')
    expect(result.request['updates']).toBeUndefined()
    expect(result).toMatchObject({isFirst: true, firstReply: {calendarHours: 65.5, businessHours: 1.5}})
  })

  it('counts in the hours of the customer where they have their own', () => {
    const weekend = aRequest({}, {weekend: 'none', hours: '08:00-18:00'}).build()
    expect(reply(undefined, undefined, today, weekend).result.firstReply?.businessHours).toBe(23.5)
  })

  it('rounds hours to two decimals', () => {
    const book = aRequest({on: today, at: '2026-01-05T09:10:00+01:00'}).build()
    expect(reply(undefined, undefined, today, book).result.firstReply?.calendarHours).toBe(0.33)
  })

  it('keeps what was replied by its moment, also twice in one second', () => {
    const first = reply('Looking into it').after
    const {request, firstReply, isFirst} = reply('Found it', undefined, today, first).result
    expect(request['repliedAt']).toBe('2026-01-05T09:30:00+01:00')
    expect(request['updates']).toEqual({
      '2026-01-05T09:30:00+01:00': 'Looking into it',
      '2026-01-05T09:30:01+01:00': 'Found it',
    })
    expect([isFirst, firstReply?.calendarHours]).toEqual([false, 65.5])
  })

  it('takes the day and time told', () => {
    expect(reply(undefined, '08:15', '2026-01-04').result.request['repliedAt']).toBe('2026-01-04T08:15:00+01:00')
    expect(() => reply(undefined, undefined, '2026-01-04')).toThrow('at what time on 2026-01-04?')
  })

  it('knows no hours where the moment it came in is not known', () => {
    expect(reply(undefined, undefined, today, aRequest({at: null}).build()).result.firstReply).toBeNull()
  })

  it('refuses one before the request, and a second one without words', () => {
    expect(() => reply(undefined, '15:59', '2026-01-02')).toThrow('before it came in: 2026-01-02T16:00:00+01:00')
    expect(() => reply(undefined, '15:59', '2026-01-01', aRequest({at: null}).build())).toThrow('before it came in')
    expect(() => reply(undefined, undefined, today, reply(undefined).after)).toThrow('a first reply already')
  })
})

describe('resolveRequest', () => {
  const solve = (on: Day, cause: string | undefined, book = aRequest().build()) =>
    carryOut(book, current => resolveRequest(current, asked, {on, cause, fix: 'Use theirs'}))

  it('keeps the cause and the fix', () => {
    expect(solve(today, 'Time zone').result).toMatchObject({
      request: {resolvedOn: today, cause: 'Time zone', fix: 'Use theirs'},
      sameCause: [],
    })
  })

  it('names the others that had the same cause, newest first, however it was written', () => {
    const book = aRequest()
      .request({on: '2025-11-02', cause: 'time  ZONE', text: 'older'})
      .request({on: '2025-12-02', cause: 'Time zone.', text: 'newer'})
      .request({on: '2025-12-03', cause: 'Time zones'})
      .request({on: '2025-12-04'})
      .build()
    expect(solve(today, 'Time zone', book).result.sameCause).toMatchObject([
      {on: '2025-12-02', text: 'newer', customer: {id: apex, name: 'Apex Manufacturing'}},
      {on: '2025-11-02', text: 'older'},
    ])
    expect(solve(today, undefined, book).result.sameCause).toEqual([])
  })

  it('refuses a day before it came in, and a second time', () => {
    expect(() => solve('2026-01-01', undefined)).toThrow('before it came in on 2026-01-02')
    expect(() => solve(today, undefined, solve(today, undefined).after)).toThrow('already solved on 2026-01-05')
  })
})

describe('reopenRequest', () => {
  const reopen = (given: Given<'request'>) => carryOut(aRequest(given).build(), book => reopenRequest(book, asked))

  it('takes back that it is solved and confirmed', () => {
    const solved = {resolvedOn: today, confirmedOn: today, csat: 2, cause: 'unknown'} as const
    const {request} = reopen(solved).result
    expect(Object.keys(request)).not.toContain('resolvedOn')
    expect(Object.keys(request)).not.toContain('confirmedOn')
    expect(request).toMatchObject({cause: 'unknown'})
  })

  it('refuses one that is open', () => {
    expect(() => reopen({})).toThrow('it is open')
  })
})

describe('confirmRequest', () => {
  const confirm = (csat: string | undefined, given: Given<'request'> = {resolvedOn: '2026-01-04'}, on = today) =>
    carryOut(aRequest(given).build(), book => confirmRequest(book, asked, {on, csat})).result.request

  it('keeps the day and their satisfaction', () => {
    expect(confirm('5')).toMatchObject({confirmedOn: today, csat: 5})
    expect(confirm(undefined)).toMatchObject({confirmedOn: today})
  })

  it('takes their satisfaction later, and keeps the day', () => {
    const confirmed = {resolvedOn: '2026-01-04', confirmedOn: '2026-01-04'} as const
    expect(confirm('4', confirmed)).toMatchObject({confirmedOn: '2026-01-04', csat: 4})
    expect(() => confirm(undefined, confirmed)).toThrow('confirmed it already on 2026-01-04')
    expect(() => confirm('5', {...confirmed, csat: 4})).toThrow('confirmed it already')
  })

  it.each(['0', '6', '4.5', 'good'])('refuses a satisfaction of %s', csat => {
    expect(() => confirm(csat)).toThrow(csat)
  })

  it('refuses what is not solved, and a day before it was', () => {
    expect(() => confirm('5', {})).toThrow('not solved yet')
    expect(() => confirm('5', {resolvedOn: '2026-01-04'}, '2026-01-03')).toThrow('before it was solved on 2026-01-04')
  })
})

describe('listRequests', () => {
  const book = aRequest()
    .request({on: '2026-01-01', resolvedOn: '2026-01-03', cause: 'Time zone'})
    .request({on: '2026-01-04', resolvedOn: '2026-01-05', cause: 'time zone'})
    .customer({name: 'Bright'})
    .request({on: '2026-01-03', cause: 'A typo', promised: '2d'})
    .build()
  const list = (options: Partial<Parameters<typeof listRequests>[1]> = {}) =>
    listRequests(book, {customer: undefined, open: false, cause: undefined, zone, ...options}).requests
  const days = (...options: Parameters<typeof list>) => list(...options).map(each => each['on'])

  it('gives open ones first, the longest waiting on top, then solved ones, the newest on top', () => {
    expect(days()).toEqual(['2026-01-02', '2026-01-03', '2026-01-04', '2026-01-01'])
    expect(days({open: true})).toEqual(['2026-01-02', '2026-01-03'])
    expect(days({customer: 'bright'})).toEqual(['2026-01-03'])
  })

  it('finds by cause and counts how often it came', () => {
    expect(days({cause: 'ZONE'})).toEqual(['2026-01-04', '2026-01-01'])
    expect(list().map(({causeCount}) => causeCount)).toEqual([0, 1, 2, 2])
  })

  it('gives the day that was promised', () => {
    expect(list({customer: 'bright'})).toMatchObject([{promisedBy: '2026-01-05', customer: {name: 'Bright'}}])
  })
})
