import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {Book} from '../../../src/lib/book/book.ts'
import {addDays} from '../../../src/lib/calendar/day.ts'
import {type MetricName, metricNames, metricsOf} from '../../../src/lib/retention/stats.ts'
import {shiftBook, shuffled, someBook, someDay} from '../../support/some-book.ts'
import {inYear} from './stats/query.ts'

type Metrics = ReturnType<typeof metricsOf>

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

const plain = (metrics: Metrics) =>
  metricNames.map(name => ({
    name,
    figure: metrics[name].figure,
    records: metrics[name]
      .records()
      .map(({id, as}) => `${id} ${as}`)
      .sort(),
  }))

const somePeriod = fc.tuple(someDay, fc.integer({min: 0, max: 500}), fc.integer({min: -100, max: 400}))

describe('metricsOf', () => {
  it('knows nothing of an empty book, and says so of every figure', () => {
    const metrics = metricsOf(inYear(new Book([])))
    for (const name of metricNames) {
      const {figure, records} = metrics[name]
      expect([name, figure.value, records()]).toEqual([name, null, []])
      expect(figure.unknown).toMatch(/\S/)
    }
  })

  it('gives numbers alone, or null with a reason, and records that are in the book', () => {
    fc.assert(
      fc.property(someBook, somePeriod, (book, [from, length, later]) => {
        const to = addDays(from, length)
        const metrics = metricsOf(inYear(book, {from, to, today: addDays(from, later)}))
        expect(
          numbersIn(Object.values(metrics).map(({figure}) => figure)).filter(each => !Number.isFinite(each)),
        ).toEqual([])
        for (const name of metricNames) {
          const {figure, records} = metrics[name]
          if (figure.value === null) expect(figure.unknown).toMatch(/\S/)
          else expect(records().length).toBeGreaterThan(0)
          for (const {id, as} of records()) {
            expect(book.record(id)).toBeDefined()
            expect(as).toMatch(/\S/)
          }
        }
      }),
    )
  })

  it('does not depend on the order of the records', () => {
    const mirrored = someBook.chain(book => fc.tuple(fc.constant(book), shuffled(book)))
    fc.assert(
      fc.property(mirrored, somePeriod, ([book, other], [from, length, later]) => {
        const period = {from, to: addDays(from, length), today: addDays(from, later)}
        expect(plain(metricsOf(inYear(other, period)))).toEqual(plain(metricsOf(inYear(book, period))))
      }),
    )
  })

  it('moves with the calendar', () => {
    fc.assert(
      fc.property(someBook, somePeriod, fc.integer({min: -3000, max: 3000}), (book, [from, length, later], days) => {
        const period = {from, to: addDays(from, length), today: addDays(from, later)}
        const shifted = {from: addDays(from, days), to: addDays(period.to, days), today: addDays(period.today, days)}
        expect(plain(metricsOf(inYear(shiftBook(book, days), shifted)))).toEqual(plain(metricsOf(inYear(book, period))))
      }),
    )
  })

  it('keeps what is lost and what is kept to the whole', () => {
    fc.assert(
      fc.property(someBook, somePeriod, (book, [from, length, later]) => {
        const {retention, churn} = metricsOf(
          inYear(book, {from, to: addDays(from, length), today: addDays(from, later)}),
        )
        expect(retention.figure.n + churn.figure.n).toBe(retention.figure.of)
      }),
    )
  })
})

it('every figure has a name of its own', () => {
  const names: readonly MetricName[] = metricNames
  expect(new Set(names).size).toBe(names.length)
})
