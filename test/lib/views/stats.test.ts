import {describe, expect, it} from 'vitest'
import {chartsOf, statsOf} from '../../../src/lib/actions/stats.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {displayWidth} from '../../../src/lib/terminal/width.ts'
import {viewStats} from '../../../src/lib/views/stats.ts'
import {aBook, type BookBuilder} from '../../support/build.ts'

const today = '2026-06-01'
const options = {from: undefined, to: undefined, why: undefined, zone: () => 'UTC'}
const scale = {low: 0, high: 10, better: 'higher'} as const

const lively = (): BookBuilder =>
  aBook()
    .customer({name: 'Apex Manufacturing', added: '2026-01-05'})
    .touch({on: '2026-05-01', minutes: 90})
    .touch({on: '2026-05-02', minutes: 90})
    .add('feedback', {on: '2026-05-01', instrument: 'nps', score: 9, ...scale})
    .promise({due: '2026-05-01', state: 'kept', closedOn: '2026-05-02'})
    .engagement({kind: 'retainer', start: '2026-01-05', end: '2026-12-31', notice: '30d', fee: '100 EUR/month'})
    .add('purchase', {on: '2026-05-01', amount: '1350.50 EUR'})

const draw = (builder: BookBuilder, screen: {width: number; isTty: boolean}, unicode = true, why?: string) => {
  const book = builder.build()
  const stats = statsOf(book, today, {...options, why})
  return viewStats(() => chartsOf(book, today, stats.period), unicode)(stats, {...screen, palette: plainPalette}, book)
}

const pipe = {width: Number.POSITIVE_INFINITY, isTty: false}
const terminal = {width: 120, isTty: true}

describe('viewStats', () => {
  it('gives every figure a line with its counts, and says why one is unknown', async () => {
    const text = await draw(lively(), pipe)
    for (const line of [
      /^NPS +100 +1 answer: 1 promoter, 0 passive, 0 detractors$/m,
      /^CSAT +unknown +no answers in this period$/m,
      /^Promises kept +0 of 1 \(0%\) +1 late, 0 broken$/m,
      /^Lifetime value +1,350\.50 EUR +paid so far, mean of 1 customer$/m,
      /^ {2}expected +unknown +needs 20 customers/m,
      /^Concentration +100% +urgent; 1,350\.50 EUR of 1,350\.50 EUR; the largest: Apex Manufacturing$/m,
      /^Acquisition +0% +0 h to win, 3 h to keep; 1 new customer, 0 h each$/m,
    ]) {
      expect(text).toMatch(line)
    }
  })

  it('draws charts on a terminal, with and without Unicode', async () => {
    const text = await draw(lively(), terminal)
    expect(text).toMatch(/Touches by week +.*█/)
    expect(text).toMatch(/NPS −100 to 100 +─+● {2}100/)
    expect(text).toMatch(/Decisions, a year +─+●─+ {2}2026-12-01 Apex Manufacturing/)
    const plain = await draw(lively(), terminal, false)
    expect(
      plain
        .split('\n')
        .filter(line => /Touches|Decisions/.test(line))
        .join('\n'),
    ).toMatch(/^[\x20-\x7e\n]*$/)
  })

  it('draws none in a pipe, nor where there is nothing to draw', async () => {
    expect(await draw(lively(), pipe)).not.toMatch(/Touches by week|Decisions/)
    expect(await draw(aBook().customer(), terminal)).not.toMatch(/Touches by week|NPS −100|Decisions/)
  })

  it.each([40, 60, 80])('fits %i columns', async width => {
    const text = await draw(lively(), {width, isTty: true})
    expect(text.split('\n').filter(line => displayWidth(line) > width)).toEqual([])
  })

  it('keeps currencies apart', async () => {
    const text = await draw(lively().add('purchase', {on: '2026-05-01', amount: '500 JPY'}), pipe)
    expect(text).toMatch(/^Concentration, EUR +100%/m)
    expect(text).toMatch(/^Concentration, JPY +100% +urgent; 500 JPY of 500 JPY/m)
  })

  it('lists the records behind a figure', async () => {
    const text = await draw(lively(), pipe, true, 'promises')
    expect(text).toMatch(/^m\w{3} +2026-01-05 +late +Apex Manufacturing +I promised: a promise \(kept\)$/m)
    expect(await draw(lively(), pipe, true, 'ces')).toContain('No record stands behind ces in this period.')
  })
})
