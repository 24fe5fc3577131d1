import {describe, expect, it} from 'vitest'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {revenueMetrics} from '../../../../src/lib/retention/stats/revenue.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'
import {present} from '../../../support/vectors.ts'
import vectors from '../../../vectors.json' with {type: 'json'}
import {inYear} from './query.ts'

const retainer = idOf('engagement', 'retainer')
const year = {id: retainer, kind: 'retainer', start: '2025-07-01', end: '2026-06-30', fee: '1000 EUR/month'} as const
const client = (given: object = {}): BookBuilder =>
  aBook()
    .customer()
    .engagement({...year, ...given})
const next = {start: '2026-07-01', end: '2027-06-30', renews: retainer} as const

const rates = (builder: BookBuilder, given: object = {}) => {
  const {grr, nrr} = revenueMetrics(inYear(builder, given))
  return [grr.figure.value, nrr.figure.value]
}

describe('gross and net revenue retention', () => {
  it('give the reference figures: of 100 15 more, 3 less, 5 gone', () => {
    const vector = present(vectors.revenue[0], 'revenue')
    const builder = aBook()
    const account = (name: string, before: number, after: number) => {
      builder.customer({id: idOf('customer', name)})
      const id = idOf('engagement', name)
      builder.engagement({...year, id, fee: `${before} EUR/year`})
      if (after > 0) builder.engagement({...next, renews: id, fee: `${after} EUR/year`})
    }
    account('more', 60, 60 + vector.expansion)
    account('less', 35, 35 - vector.contraction)
    account('gone', 5, 0)
    const {grr, nrr} = revenueMetrics(inYear(builder))
    expect(grr.figure).toMatchObject({value: vector.grr, n: 92, of: 100, currency: 'EUR'})
    expect(nrr.figure).toMatchObject({value: vector.nrr, n: 107, of: 100})
    expect(
      grr
        .records()
        .map(({as}) => as)
        .sort(),
    ).toEqual(['lost', 'renewed for less', 'renewed for more'])
  })

  it.each<[string, BookBuilder, [number | null, number | null]]>([
    ['renewed for the same', client().engagement({...next, fee: '12000 EUR/year'}), [100, 100]],
    ['renewed for more', client().engagement({...next, fee: '1500 EUR/month'}), [100, 150]],
    ['renewed for less', client().engagement({...next, fee: '400 EUR/month'}), [40, 40]],
    ['not renewed', client(), [0, 0]],
    ['renewed without a fee that comes again', client().engagement({...next, fee: '9000 EUR/total'}), [0, 0]],
    [
      'followed by another that nobody called a renewal',
      client().engagement({start: '2026-08-01', fee: '500 EUR/month'}),
      [50, 50],
    ],
    [
      'with another beside it',
      client()
        .engagement({...next, fee: '1000 EUR/month'})
        .engagement({start: '2026-03-01', fee: '500 EUR/month'}),
      [100, 150],
    ],
    ['begun and ended in the period', client({start: '2026-02-01', end: '2026-05-31'}), [0, 0]],
    ['open-ended and running', client({start: '2025-01-01', end: null}), [100, 100]],
    ['open-ended and ended', client({start: '2025-01-01', end: null, endedOn: '2026-05-01'}), [0, 0]],
    ['open-ended and begun in the period', client({start: '2026-02-01', end: null}), [null, null]],
    ['ended before its time', client({end: '2028-12-31', endedOn: '2026-05-01'}), [0, 0]],
    [
      'open-ended, begun on its first day and ended',
      client({start: '2026-01-01', end: null, endedOn: '2026-05-01'}),
      [null, null],
    ],
    [
      'open-ended and ended after the period',
      client({start: '2025-01-01', end: null, endedOn: '2027-01-01'}),
      [null, null],
    ],
    ['rolling on', client({rolling: '1y'}), [100, 100]],
    ['rolling, no turn of which ended', client({end: '2027-01-01', rolling: '1y'}), [null, null]],
    ['rolling, a turn of which ended on the last day', client({end: '2026-12-30', rolling: '1y'}), [100, 100]],
    [
      'longer than the period: it was not up for renewal',
      client({start: '2025-07-01', end: '2027-06-30'}),
      [null, null],
    ],
    ['paid once', client({fee: '1000 EUR/total'}), [null, null]],
  ])('of an engagement %s', (_what, builder, expected) => {
    expect(rates(builder)).toEqual(expected)
  })

  it.each<[Day, number | null]>([
    ['2026-06-30', null],
    ['2026-07-01', 0],
  ])('wait for the end: asked on %s', (today, expected) => {
    expect(rates(client(), {today})[0]).toBe(expected)
  })

  it.each<[Day, Day, number | null]>([
    ['2026-12-31', '2026-12-31', null],
    ['2027-01-01', '2026-12-31', 100],
    ['2026-12-31', '2027-06-30', null],
  ])('wait for the end of a turn: asked on %s about the time to %s', (today, to, expected) => {
    expect(rates(client({end: '2026-12-31', rolling: '1y'}), {today, to})[0]).toBe(expected)
  })

  it('leave out a turn that ended after the period, also where that is known by now', () => {
    const turned = client({end: '2027-01-15', rolling: '1y'})
    expect(rates(turned, {today: '2027-02-01', to: '2026-12-31'})).toEqual([null, null])
    expect(rates(turned, {today: '2027-02-01', to: '2027-01-15'})).toEqual([100, 100])
  })

  it('tell of each engagement what became of it', () => {
    const told = (builder: BookBuilder): string[] =>
      revenueMetrics(inYear(builder))
        .grr.records()
        .map(({as}) => as)
        .toSorted()
    expect(told(client().engagement({...next, fee: '1000 EUR/month'}))).toEqual(['kept'])
    expect(told(client().engagement({start: '2026-08-01', fee: '500 EUR/month'}))).toEqual(['added', 'lost'])
    expect(told(client({rolling: '1y'}))).toEqual(['kept'])
  })

  it('take one who let one go and has another for less, not for lost', () => {
    const both = client().engagement({...year, id: idOf('engagement', 'b'), fee: '9000 EUR/year', rolling: '1y'})
    expect(rates(both)).toEqual([(100 * 9000) / 21_000, (100 * 9000) / 21_000])
  })

  it('never add currencies: each is told apart', () => {
    const builder = client()
      .customer()
      .engagement({...year, id: idOf('engagement', 'usd'), fee: '10 USD/month', rolling: '1y'})
    const {grr} = revenueMetrics(inYear(builder))
    expect(grr.figure).toMatchObject({
      value: null,
      unknown: 'currencies are not added (EUR, USD): see each of them',
      byCurrency: [
        {currency: 'EUR', value: 0, n: 0, of: 12_000},
        {currency: 'USD', value: 100, n: 120, of: 120},
      ],
    })
  })

  it('are unknown, with the reason, where nothing was up for renewal', () => {
    expect(revenueMetrics(inYear(aBook().customer())).nrr.figure).toMatchObject({
      value: null,
      unknown: 'no recurring fee was up for renewal in this period',
      byCurrency: [],
    })
  })
})
