import {expect, it} from 'vitest'
import {loyaltyDefinitions, loyaltyRulesOf} from '../../../src/lib/book/loyalty-settings.ts'

const eur = (amount: string) => ({amount, currency: 'EUR'})

it('has no rules where nothing is set', () => {
  expect(loyaltyRulesOf(() => undefined)).toEqual({
    points: undefined,
    tiers: [],
    referral: undefined,
    anniversaries: false,
  })
})

it('reads the rules from what it stores', () => {
  const given: {readonly [key: string]: string} = {
    'loyalty.points': loyaltyDefinitions['loyalty.points'].parse('2 points / 100 eur'),
    'loyalty.tiers': loyaltyDefinitions['loyalty.tiers'].parse('Silver 5,000 EUR, Old friend 20000 EUR'),
    'loyalty.referral': loyaltyDefinitions['loyalty.referral'].parse('५०'),
    'loyalty.anniversaries': loyaltyDefinitions['loyalty.anniversaries'].parse('Yes'),
  }
  expect(loyaltyRulesOf(key => given[key])).toEqual({
    points: {count: 2, per: eur('100')},
    tiers: [
      {name: 'Silver', from: eur('5000')},
      {name: 'Old friend', from: eur('20000')},
    ],
    referral: 50,
    anniversaries: true,
  })
})

it('takes a stored rule that cannot be read as not given', () => {
  expect(loyaltyRulesOf(() => 'a later form')).toEqual({
    points: undefined,
    tiers: [],
    referral: undefined,
    anniversaries: false,
  })
})
