import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'
import {foldText} from '../text/fold.ts'
import {type Money, minorUnits, parseMoney, readMoney, storeMoney} from './money.ts'
import {readStored} from './stored-setting.ts'

/** A tier of loyalty, and what a client spends within a year to be in it. */
export interface LoyaltyTier {
  readonly name: string
  readonly from: Money
}

/** The rules of loyalty: each is off until it is set. */
export interface LoyaltyRules {
  /** So many points for every full amount of a purchase. */
  readonly points: {readonly count: number; readonly per: Money} | undefined
  /** In order, the highest last. */
  readonly tiers: readonly LoyaltyTier[]
  /** The points for a referral that was won. */
  readonly referral: number | undefined
  /** Whether each year with a client comes up in the agenda. */
  readonly anniversaries: boolean
}

type Parse<T> = (text: string, money: (text: string) => Money) => T

const parsePoints: Parse<NonNullable<LoyaltyRules['points']>> = (text, money) => {
  const [, count = '', per = ''] =
    /^(\d{1,6})\s*(?:points?\s*)?(?:per|\/)\s*(.+)$/i.exec(toAsciiDigits(text).trim()) ?? []
  const hint = 'Write how many for how much, e.g. "1 per 100 EUR".'
  if (Number(count) < 1) throw invalidValue(`not a rule for points: ${text}`, hint)
  const amount = money(per)
  if (/^[0.]+$/.test(amount.amount)) throw invalidValue(`points for nothing: ${text}`, hint)
  return {count: Number(count), per: amount}
}

const tierHint = 'Name each with what they spend in a year: "Silver 5000 EUR, Gold 20000 EUR".'

const parseTiers: Parse<LoyaltyTier[]> = (text, money) => {
  const tiers = text.split(/,\s*(?=\p{L})/u).map((part): LoyaltyTier => {
    const [, name = '', from = ''] = /^(\p{L}.{0,39}?)\s+(\d.*)$/u.exec(toAsciiDigits(part).trim()) ?? []
    if (name === '') throw invalidValue(`not a tier: ${part.trim() || text}`, tierHint)
    return {name, from: money(from)}
  })
  tiers.forEach(({name, from}, at) => {
    const before = tiers.slice(0, at).findLast(tier => tier.from.currency === from.currency)
    if (before && minorUnits(from) <= minorUnits(before.from)) {
      throw invalidValue(`${name} is not above ${before.name}: ${text}`, 'Name them in order, the highest last.')
    }
  })
  const names = tiers.map(({name}) => foldText(name))
  if (new Set(names).size < names.length) throw invalidValue(`a tier twice: ${text}`, tierHint)
  return tiers
}

const parseReferral = (text: string): number => {
  const count = toAsciiDigits(text).trim()
  if (!/^[1-9]\d{0,5}$/.test(count)) throw invalidValue(`not a number of points: ${text}`, 'Give a number, e.g. 50.')
  return Number(count)
}

const parseSwitch = (text: string): boolean => {
  const word = text.trim().toLowerCase()
  if (['on', 'yes', 'true'].includes(word)) return true
  if (['off', 'no', 'false'].includes(word)) return false
  throw invalidValue(`neither on nor off: ${text}`, 'Choose one of: on, off.')
}

const given = (text: string): Money => parseMoney(text, undefined)
const formatTier = ({name, from}: LoyaltyTier): string => `${name} ${storeMoney(from)}`

/** The settings of loyalty. */
export const loyaltyDefinitions = {
  'loyalty.points': {
    help: 'points for purchases, e.g. "1 per 100 EUR"',
    parse: (text: string): string => {
      const {count, per} = parsePoints(text, given)
      return `${count} per ${storeMoney(per)}`
    },
  },
  'loyalty.tiers': {
    help: 'tiers by what a client spends within a year, e.g. "Silver 5000 EUR, Gold 20000 EUR"',
    parse: (text: string): string => parseTiers(text, given).map(formatTier).join(', '),
  },
  'loyalty.referral': {
    help: 'points for a referral that was won, e.g. 50',
    parse: (text: string): string => String(parseReferral(text)),
  },
  'loyalty.anniversaries': {
    help: 'on: each year with a client comes up in crm due',
    parse: (text: string): string => (parseSwitch(text) ? 'on' : 'off'),
  },
}

/** Stored amounts alone: the platform's list of currencies is slow to load and was asked when the setting was made. */
function stored(text: string): Money {
  const money = readMoney(text)
  if (!money) throw invalidValue(`not an amount of money: ${text}`)
  return money
}

/** The rules of loyalty that the settings give. */
export const loyaltyRulesOf = (value: (key: string) => string | undefined): LoyaltyRules => ({
  points: readStored(text => parsePoints(text, stored), value('loyalty.points')),
  tiers: readStored(text => parseTiers(text, stored), value('loyalty.tiers')) ?? [],
  referral: readStored(parseReferral, value('loyalty.referral')),
  anniversaries: value('loyalty.anniversaries') === 'on',
})
