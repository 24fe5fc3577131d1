import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {minorUnits} from '../../../src/lib/book/money.ts'
import {parseStages} from '../../../src/lib/book/stage-settings.ts'
import {probabilityOf, sumsOf, weigh} from '../../../src/lib/retention/pipeline.ts'
import {aBook} from '../../support/build.ts'

const stages = parseStages('talk 10, proposal 40')

describe('probabilityOf', () => {
  it.each([
    [{stage: 'talk'}, 10],
    [{stage: 'talk', probability: 0}, 0],
    [{stage: 'proposal', probability: 80}, 80],
    [{stage: 'won', probability: 80}, 100],
    [{stage: 'lost', probability: 80}, 0],
    [{stage: 'gone'}, undefined],
    [{stage: 'gone', probability: 30}, 30],
  ])('of %o is %s', (opportunity, percent) => {
    expect(probabilityOf(opportunity, stages)).toBe(percent)
  })
})

describe('weigh', () => {
  it.each([
    [{amount: '9000', currency: 'EUR'}, 40, '3600'],
    [{amount: '0.01', currency: 'EUR'}, 50, '0.01'],
    [{amount: '0.01', currency: 'EUR'}, 49, '0'],
    [{amount: '5', currency: 'JPY'}, 10, '1'],
  ])('weighs %o at %s percent to %s', (money, percent, amount) => {
    expect(weigh(money, percent)).toEqual({amount, currency: money.currency})
  })

  it('never gives more than the amount, and at 100 percent the amount', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({min: 0, max: 100}), (amount, percent) => {
        const money = {amount: String(amount), currency: 'EUR'}
        expect(minorUnits(weigh(money, percent)) <= minorUnits(money)).toBe(true)
        expect(weigh(money, 100)).toEqual(money)
      }),
    )
  })
})

describe('sumsOf', () => {
  it('adds each currency apart, and nothing for what has no worth or no probability', () => {
    const given = {on: '2026-01-05', title: 'Audit', stage: 'proposal'} as const
    const book = aBook()
      .customer()
      .add('opportunity', {...given, worth: '1000 EUR'})
      .add('opportunity', {...given, worth: '500 EUR', stage: 'talk'})
      .add('opportunity', {...given, worth: '200 USD', stage: 'gone'})
      .add('opportunity', given)
      .build()
    const {sums, weighted} = sumsOf(book.all('opportunity'), stages)
    const byCurrency = (amounts: typeof sums) =>
      Object.fromEntries(amounts.map(({amount, currency}) => [currency, amount]))
    expect(byCurrency(sums)).toEqual({EUR: '1500', USD: '200'})
    expect(byCurrency(weighted)).toEqual({EUR: '450', USD: '0'})
  })
})
