import {describe, expect, it} from 'vitest'
import type {Instrument} from '../../../../src/lib/book/choices.ts'
import {usualScales} from '../../../../src/lib/book/instruments.ts'
import {cesMetric, csatMetric, npsMetric} from '../../../../src/lib/retention/stats/satisfaction.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'
import vectors from '../../../vectors.json' with {type: 'json'}
import {inYear} from './query.ts'

const answers = (instrument: Instrument, scores: readonly number[], given: object = {}): BookBuilder => {
  const builder = aBook().customer()
  for (const [at, score] of scores.entries()) {
    const contact = idOf('contact', `contact ${at}`)
    builder.add('feedback', {on: '2026-05-01', instrument, score, ...usualScales[instrument], contact, ...given})
  }
  return builder
}

const repeat = (score: number, times: number): number[] => new Array<number>(times).fill(score)

describe('npsMetric', () => {
  it.each(vectors.nps)('gives the reference figures of $p promoters, $pa passives, $d detractors', vector => {
    const scores = [...repeat(9, vector.p), ...repeat(7, vector.pa), ...repeat(6, vector.d)]
    const {figure, records} = npsMetric(inYear(answers('nps', scores)))
    const [low, high] = vector.ci_adj ?? vector.ci_adj_clamped ?? []
    expect(figure).toMatchObject({value: vector.nps, n: scores.length, of: scores.length})
    expect(figure.interval?.[0]).toBeCloseTo(low ?? Number.NaN, 2)
    expect(figure.interval?.[1]).toBeCloseTo(high ?? Number.NaN, 2)
    expect(records()).toHaveLength(scores.length)
  })

  it('counts the answers to its own instrument that have a score, and no others', () => {
    const builder = answers('nps', [9])
    for (const instrument of ['nps', 'csat', 'ces'] as const)
      builder.add('feedback', {on: '2026-05-02', instrument, comment: 'Fine', contact: idOf('contact', instrument)})
    for (const [instrument, score] of [
      ['csat', 5],
      ['ces', 7],
    ] as const)
      builder.add('feedback', {on: '2026-05-01', instrument, score, ...usualScales[instrument]})
    const query = inYear(builder)
    expect([npsMetric, csatMetric, cesMetric].map(metric => metric(query).figure.of)).toEqual([1, 1, 1])
  })

  it('counts the latest answer of a person once, and one for a customer without a name', () => {
    const book = answers('nps', [3, 4], {contact: idOf('contact', 'helen')})
      .add('feedback', {
        on: '2026-06-01',
        instrument: 'nps',
        score: 10,
        ...usualScales.nps,
        contact: idOf('contact', 'helen'),
      })
      .add('feedback', {on: '2026-06-01', instrument: 'nps', score: 2, ...usualScales.nps})
      .add('feedback', {on: '2026-06-02', instrument: 'nps', score: 8, ...usualScales.nps})
    expect(npsMetric(inYear(book)).figure).toMatchObject({value: 50, n: 2, promoters: 1, passives: 1})
  })

  it('forgets answers older than 12 months, however long the period', () => {
    const book = answers('nps', [2])
    expect(npsMetric(inYear(book, {from: '2020-01-01', to: '2027-04-30'})).figure.n).toBe(1)
    expect(npsMetric(inYear(book, {from: '2020-01-01', to: '2027-05-01'})).figure).toMatchObject({value: null, n: 0})
  })

  it('turns answers where lower is better, and leaves other scales out', () => {
    expect(npsMetric(inYear(answers('nps', [0], {better: 'lower'}))).figure).toMatchObject({value: 100, n: 1})
    expect(npsMetric(inYear(answers('nps', [4], {low: 1, high: 5}))).figure).toMatchObject({
      value: null,
      leftOut: 1,
      unknown: 'no answers in this period',
    })
  })

  it('names what each record counted as', () => {
    const {records} = npsMetric(inYear(answers('nps', [9, 7, 6])))
    expect(
      records()
        .map(({as}) => as)
        .sort(),
    ).toEqual(['6: detractor', '7: passive', '9: promoter'])
  })
})

describe('csatMetric', () => {
  it.each(vectors.csat)('gives the reference figure of $satisfied of $n', ({satisfied, n, csat}) => {
    expect(
      csatMetric(inYear(answers('csat', [...repeat(4, satisfied), ...repeat(3, n - satisfied)]))).figure.value,
    ).toBe(csat)
  })

  it('names what each record counted as', () => {
    const told = csatMetric(inYear(answers('csat', [3, 4])))
      .records()
      .map(({as}) => as)
    expect(told.toSorted()).toEqual(['3: not satisfied', '4: satisfied'])
  })

  it('counts no request that was confirmed without an answer', () => {
    const builder = answers('csat', [5]).add('request', {on: '2026-03-01', text: 'x', confirmedOn: '2026-03-09'})
    expect(csatMetric(inYear(builder)).figure.of).toBe(1)
  })

  it('counts the satisfaction with solved requests', () => {
    const builder = answers('csat', [5]).add('request', {
      on: '2026-03-01',
      text: 'x',
      resolvedOn: '2026-03-02',
      confirmedOn: '2026-03-09',
      csat: 2,
    })
    expect(csatMetric(inYear(builder)).figure).toMatchObject({value: 50, n: 1, of: 2, mean: 3.5})
    expect(csatMetric(inYear(builder, {to: '2026-03-08'})).figure).toMatchObject({value: null})
  })
})

describe('cesMetric', () => {
  it('gives the reference figures', () => {
    const [vector] = vectors.ces
    const {figure} = cesMetric(inYear(answers('ces', vector?.ratings7 ?? [])))
    expect(figure.value).toBeCloseTo(vector?.mean ?? Number.NaN, 3)
    expect(figure.easy.value).toBeCloseTo(vector?.pct_ge5 ?? Number.NaN, 2)
  })

  it('names what each record counted as, and counts no other instrument', () => {
    const builder = answers('ces', [4, 5]).add('feedback', {on: '2026-03-01', instrument: 'exit', comment: 'x'})
    const told = cesMetric(inYear(builder))
      .records()
      .map(({as}) => as)
    expect(told.toSorted()).toEqual(['4: not easy', '5: easy'])
    expect(cesMetric(inYear(builder)).figure).not.toHaveProperty('leftOut')
  })
})
