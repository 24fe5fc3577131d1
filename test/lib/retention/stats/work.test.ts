import {describe, expect, it} from 'vitest'
import {acquisitionMetric} from '../../../../src/lib/retention/stats/acquisition.ts'
import {touchesPerWeek} from '../../../../src/lib/retention/stats/activity.ts'
import {firstReplyMetric} from '../../../../src/lib/retention/stats/first-reply.ts'
import {promisesMetric} from '../../../../src/lib/retention/stats/promises.ts'
import {aBook} from '../../../support/build.ts'
import {present} from '../../../support/vectors.ts'
import vectors from '../../../vectors.json' with {type: 'json'}
import {inYear} from './query.ts'

describe('promisesMetric', () => {
  it('gives the reference figure, late as not kept', () => {
    const vector = present(vectors.commitments[0], 'commitments')
    const builder = aBook().customer()
    for (let at = 0; at < (vector.made ?? 0); at++) {
      const isKept = at < (vector.kept ?? 0)
      builder.promise({due: '2026-05-01', state: 'kept', closedOn: isKept ? '2026-05-01' : '2026-05-02'})
    }
    builder.promise({due: '2027-05-01'})
    expect(promisesMetric(inYear(builder)).figure).toMatchObject({
      value: vector.ppc,
      kept: 8,
      late: 2,
      broken: 0,
      of: 10,
    })
  })
})

describe('firstReplyMetric', () => {
  const request = (given: object) =>
    aBook()
      .customer()
      .add('request', {on: '2026-03-02', text: 'x', ...given})

  it('gives the reference figures in calendar and in business hours', () => {
    const [vector] = vectors.first_response
    const builder = request({at: '2026-03-02T18:00:00Z', repliedAt: '2026-03-03T08:00:00Z'}).setting(
      'hours',
      '07:00-17:00',
    )
    expect(firstReplyMetric(inYear(builder)).figure).toMatchObject({
      value: vector?.business_h_from_07,
      businessHours: vector?.business_h_from_07,
      calendarHours: vector?.calendar_h,
      n: 1,
      of: 1,
    })
  })

  it('reads the clock of the user’s own zone', () => {
    // 18:00 to 08:00 in UTC are 13:00 to 03:00 in New York: four hours of that day are worked.
    const builder = request({at: '2026-03-02T18:00:00Z', repliedAt: '2026-03-03T08:00:00Z'})
    const zoned = (zone: string) => firstReplyMetric(inYear(builder, {zone: () => zone})).figure.value
    expect([zoned('UTC'), zoned('America/New_York'), zoned('Asia/Kathmandu')]).toEqual([0, 4, 4.75])
  })

  it('says why it is unknown', () => {
    expect(firstReplyMetric(inYear(aBook())).figure.unknown).toBe('no requests in this period')
    expect(firstReplyMetric(inYear(request({}))).figure).toMatchObject({
      value: null,
      n: 0,
      of: 1,
      unknown: 'no reply whose moments are known',
    })
  })

  it('says of each request what came of it', () => {
    const asOf = (given: object): string | undefined => firstReplyMetric(inYear(request(given))).records()[0]?.as
    expect(asOf({})).toBe('no reply')
    expect(asOf({repliedAt: '2026-03-03T08:00:00Z'})).toBe('replied, its moment not known')
    expect(asOf({at: '2026-03-02T10:00:00Z', repliedAt: '2026-03-02T11:15:00Z'})).toBe(
      '1.3 h of business, 1.3 h by the calendar',
    )
    expect(firstReplyMetric(inYear(request({on: '2025-12-31'}))).records()).toEqual([])
    expect(firstReplyMetric(inYear(request({}))).figure.onPromise.unknown).toBe(
      'no answer was promised for a day in this period',
    )
  })

  it.each([
    [{on: '2026-12-29', promised: '1d'}, 0, 1],
    [{on: '2026-12-30', promised: '1d'}, 0, 0],
    [{promised: '1d', repliedAt: '2026-03-03T23:00:00Z'}, 1, 1],
    [{promised: '1d', repliedAt: '2026-03-04T01:00:00Z'}, 0, 1],
    [{promised: '1d'}, 0, 1],
    [{promised: '2y'}, 0, 0],
    [{repliedAt: '2026-03-04T01:00:00Z'}, 0, 0],
  ])('of %j %i of %i was answered as promised', (given, n, of) => {
    expect(firstReplyMetric(inYear(request(given))).figure.onPromise).toMatchObject({n, of})
  })
})

describe('acquisitionMetric', () => {
  it('takes hours before somebody is a customer as acquisition, unless it was said', () => {
    const builder = aBook()
      .customer({status: 'prospect', added: '2026-01-01'})
      .touch({on: '2026-02-01', minutes: 90})
      .touch({on: '2026-02-01', minutes: 600, channel: 'note'})
      .engagement({start: '2026-03-01'})
      .touch({on: '2026-03-01', minutes: 60})
      .touch({on: '2026-03-02', minutes: 120, purpose: 'delivery'})
      .value({on: '2026-04-01', minutes: 30})
      .add('expense', {on: '2026-02-01', amount: '240 EUR'})
      .add('expense', {on: '2026-05-01', amount: '10 USD'})
      .add('expense', {on: '2026-05-01', amount: '99 EUR', purpose: 'delivery'})
    const {figure, records} = acquisitionMetric(inYear(builder))
    expect(figure).toMatchObject({
      value: 50,
      n: 1.5,
      of: 3,
      hours: {acquisition: 1.5, retention: 1.5, delivery: 2},
      costs: {
        acquisition: [{amount: '240', currency: 'EUR'}],
        retention: [{amount: '10', currency: 'USD'}],
        delivery: [{amount: '99', currency: 'EUR'}],
      },
      newCustomers: 1,
      hoursPerNewCustomer: 1.5,
    })
    const told = records().map(({as}) => as)
    expect(told.toSorted()).toEqual([
      'acquisition: 240 EUR',
      'acquisition: 90 min',
      'delivery: 120 min',
      'delivery: 99 EUR',
      'retention: 10 USD',
      'retention: 30 min',
      'retention: 60 min',
    ])
  })

  it('shares the hours among the newcomers, and takes what is spent on nobody as acquisition', () => {
    const builder = aBook()
      .add('expense', {on: '2026-02-01', amount: '20 EUR'})
      .add('expense', {on: '2025-12-31', amount: '99 EUR'})
      .add('expense', {on: '2027-01-01', amount: '99 EUR'})
      .customer({added: '2020-01-01', since: '2026-03-01'})
      .touch({on: '2026-02-01', minutes: 90})
      .touch({on: '2025-12-31', minutes: 600})
      .customer({added: '2020-01-01', since: '2026-12-31'})
    expect(acquisitionMetric(inYear(builder)).figure).toMatchObject({
      costs: {acquisition: [{amount: '20', currency: 'EUR'}], retention: []},
      newCustomers: 2,
      hoursPerNewCustomer: 0.75,
    })
  })

  it('is unknown without minutes, and has no hours per newcomer without one', () => {
    expect(acquisitionMetric(inYear(aBook().customer({added: '2020-01-01'}))).figure).toMatchObject({
      value: null,
      unknown: 'no minutes were noted in this period',
      hoursPerNewCustomer: null,
    })
  })
})

describe('touchesPerWeek', () => {
  it('counts by weeks that begin on Monday, without notes', () => {
    const builder = aBook()
      .customer()
      .touch({on: '2026-01-04'})
      .touch({on: '2026-01-05'})
      .touch({on: '2026-01-11'})
      .touch({on: '2026-01-12', channel: 'note'})
    expect(touchesPerWeek(builder.build(), '2026-01-04', '2026-01-13')).toEqual([
      {monday: '2025-12-29', touches: 1},
      {monday: '2026-01-05', touches: 2},
      {monday: '2026-01-12', touches: 0},
    ])
    expect(touchesPerWeek(builder.build(), '2026-01-04', '2026-01-03')).toEqual([])
    expect(touchesPerWeek(builder.build(), '2026-01-05', '2026-01-05')).toEqual([{monday: '2026-01-05', touches: 1}])
    expect(touchesPerWeek(builder.build(), '2026-01-06', '2026-01-10')).toEqual([{monday: '2026-01-05', touches: 0}])
    expect(touchesPerWeek(builder.build(), '2026-01-06', '2026-01-11')).toEqual([{monday: '2026-01-05', touches: 1}])
  })
})
