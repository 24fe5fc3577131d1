import {describe, expect, it} from 'vitest'
import {chartsOf, readMetric, statsOf} from '../../../src/lib/actions/stats.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {aBook} from '../../support/build.ts'

const options = {from: undefined, to: undefined, why: undefined, zone: () => 'UTC'}

describe('statsOf', () => {
  const book = aBook()
    .customer({name: 'Apex'})
    .promise({due: '2026-05-01', state: 'kept', closedOn: '2026-05-01'})
    .build()

  it('looks back a year from the last day where no period is told', () => {
    expect(statsOf(book, '2026-06-01', options).period).toEqual({from: '2025-06-02', to: '2026-06-01'})
    expect(statsOf(book, '2026-06-01', {...options, to: '2025-12-31'}).period).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
    })
  })

  it('refuses a period that ends before it begins, naming both days', () => {
    const given = {...options, from: '2026-05-02', to: '2026-05-01'} as const
    expect(() => statsOf(book, '2026-06-01', given)).toThrow(CrmError)
    expect(() => statsOf(book, '2026-06-01', given)).toThrow('2026-05-02 to 2026-05-01')
  })

  it('names the records behind a figure', () => {
    const {why} = statsOf(book, '2026-06-01', {...options, why: 'promises'})
    expect(why).toMatchObject({
      metric: 'promises',
      records: [
        {
          type: 'promise',
          on: '2026-01-05',
          customer: {name: 'Apex'},
          as: 'kept',
          summary: expect.stringContaining('a promise'),
        },
      ],
    })
    expect(statsOf(book, '2026-06-01', {...options, why: 'churn'}).why?.records).toEqual([])
  })
})

describe('readMetric', () => {
  it.each([
    ['NPS', 'nps'],
    ['lifetime-value', 'lifetimeValue'],
    ['lifetimeValue', 'lifetimeValue'],
    ['first reply', 'firstReply'],
    ['ltv', 'lifetimeValue'],
    ['revenue', 'grr'],
  ])('reads %s', (text, metric) => {
    expect(readMetric(text)).toBe(metric)
  })

  it('refuses another, with the nearest', () => {
    expect(() => readMetric('promisses')).toThrow(
      expect.objectContaining({code: 'invalid-value', hint: expect.stringContaining('promises')}),
    )
  })
})

describe('chartsOf', () => {
  it('has the touches of each week and the decisions of the year to come', () => {
    const book = aBook()
      .customer({name: 'Apex'})
      .touch({on: '2026-05-31'})
      .engagement({start: '2026-01-01', end: '2026-12-31', notice: '30d'})
      .engagement({start: '2026-01-01', end: '2026-05-20'})
      .build()
    const charts = chartsOf(book, '2026-06-01', {from: '2026-05-20', to: '2026-12-31'})
    expect(charts.weeks.map(({touches}) => touches)).toEqual([0, 1, 0])
    expect(charts.renewals).toEqual([{on: '2026-12-01', customer: 'Apex'}])
  })
})
