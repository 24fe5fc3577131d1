import {describe, expect, it} from 'vitest'
import type {ClientRequest} from '../../../src/lib/book/registry.ts'
import {readSettings} from '../../../src/lib/book/settings.ts'
import {firstReplyOf, workingHoursOf} from '../../../src/lib/retention/request-reply.ts'

const settings = readSettings([
  {key: 'weekend', value: 'sat,sun'},
  {key: 'hours', value: '09:00-17:00'},
])

const aRequest = (given: Partial<ClientRequest>): ClientRequest => ({
  id: 'qask000000000',
  type: 'request',
  customer: 'capex00000000',
  on: '2026-01-02',
  at: '2026-01-02T16:00:00+01:00',
  text: 'a request',
  ...given,
})

describe('workingHoursOf', () => {
  it('are those of the settings where the customer has none', () => {
    expect(workingHoursOf({}, settings)).toEqual({weekdays: new Set([1, 2, 3, 4, 5]), from: '09:00', to: '17:00'})
  })

  it('are the customer’s own, each for itself', () => {
    expect(workingHoursOf({weekend: 'fri,sat'}, settings)).toEqual({
      weekdays: new Set([1, 2, 3, 4, 7]),
      from: '09:00',
      to: '17:00',
    })
    expect(workingHoursOf({weekend: 'none', hours: '06:00-12:00'}, settings)).toEqual({
      weekdays: new Set([1, 2, 3, 4, 5, 6, 7]),
      from: '06:00',
      to: '12:00',
    })
  })

  it('are those of the settings where the customer’s cannot be read', () => {
    expect(workingHoursOf({hours: 'whenever'}, settings)).toMatchObject({from: '09:00', to: '17:00'})
    expect(workingHoursOf({weekend: 'mon,tue,wed,thu,fri,sat,sun'}, settings).weekdays.size).toBe(7)
  })
})

describe('firstReplyOf', () => {
  const hours = workingHoursOf({}, settings)

  it('counts calendar hours and hours of work on the user’s clock', () => {
    const request = aRequest({repliedAt: '2026-01-05T09:30:00+01:00'})
    expect(firstReplyOf(request, hours, 'Europe/Berlin')).toEqual({calendar: 65.5, business: 1.5})
    expect(firstReplyOf(request, hours, 'America/New_York')).toEqual({calendar: 65.5, business: 7})
  })

  it('takes the hours of a customer', () => {
    const theirs = workingHoursOf({weekend: 'none'}, settings)
    const request = aRequest({repliedAt: '2026-01-05T09:30:00+01:00'})
    expect(firstReplyOf(request, theirs, 'Europe/Berlin')).toEqual({calendar: 65.5, business: 17.5})
  })

  it.each<[string, Partial<ClientRequest>]>([
    ['there is no reply', {}],
    ['the moment it came in is not known', {at: null, repliedAt: '2026-01-05T09:30:00+01:00'}],
    ['that moment is of another day', {on: '2026-01-03', repliedAt: '2026-01-05T09:30:00+01:00'}],
  ])('gives nothing where %s', (_, given) => {
    expect(firstReplyOf(aRequest(given), hours, 'Europe/Berlin')).toBeUndefined()
  })
})
