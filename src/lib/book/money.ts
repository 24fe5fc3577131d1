import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'
import {currenciesMeant} from './currency-symbols.ts'

/** An amount as a decimal text with its ISO 4217 currency. */
export interface Money {
  readonly amount: string
  readonly currency: string
}
/** What a rate is for: a month, a year, or all of it once. */
export const ratePeriods = ['month', 'year', 'total'] as const
export type RatePeriod = (typeof ratePeriods)[number]

/** An amount for a period, e.g. a fee of 4000 EUR a month. */
export interface Rate extends Money {
  readonly per: RatePeriod
}

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const minorDigits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map(c => [c, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map(c => [c, 3])),
}

/** How many decimals a currency has. */
export const decimalsOf = (currency: string): number => minorDigits[currency] ?? 2

/** True for a currency in use, as the platform's ISO 4217 list knows it. */
export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code) && currencies().has(code)

const currencies = (): ReadonlySet<string> => new Set(Intl.supportedValuesOf('currency'))

/** Reads a currency code in any case. Throws for one that does not exist. */
export function parseCurrency(text: string): string {
  const code = text.trim().toUpperCase()
  if (!isCurrency(code)) throw invalidValue(`no such currency: ${text}`, codeHint)
  return code
}

const codeHint = 'Give an ISO code such as EUR, USD, INR or NPR.'

const amountPattern = (): RegExp =>
  /^([A-Za-z]{3}|[A-Za-z]{0,2}\p{Sc})?\s*([\d.,'’\s_]+?)\s*([A-Za-z]{3}|[A-Za-z]{0,2}\p{Sc})?$/u

/** Longer than any amount: the pattern would try every way to split so many spaces. */
const longest = 60

/** The currency that a code or a symbol means. Throws for a symbol of several, none of which is the book's. */
function namedCurrency(name: string, bookCurrency: string | undefined, whole: string): string {
  if (/^[A-Za-z]+$/.test(name)) return parseCurrency(name)
  const meant = currenciesMeant(name)
  const [first, ...others] = meant
  if (first === undefined) throw invalidValue(`no such currency: ${name}`, codeHint)
  if (others.length === 0) return first
  if (bookCurrency !== undefined && meant.includes(bookCurrency)) return bookCurrency
  throw invalidValue(
    `${name} may be ${meant.slice(0, 3).join(', ')}${meant.length > 3 ? ' …' : ''}: ${whole}`,
    `Write its code, e.g. "${whole.replace(name, '').trim()} ${first}". Or set the book's own: crm config currency ${first}`,
  )
}

/**
 * Reads `1350 EUR`, `EUR 1,350.50`, `€1350` or a bare amount in the book's currency. A symbol of several currencies is
 * that of the book where it is one of them.
 * Throws for anything else, for a negative amount, and for more decimals than the currency has.
 */
export function parseMoney(text: string, bookCurrency: string | undefined): Money {
  const written = toAsciiDigits(text).trim()
  const match = written.length > longest ? null : amountPattern().exec(written)
  const hint = 'Write an amount and a currency, e.g. "1350 EUR".'
  if (!match || (match[1] && match[3])) throw invalidValue(`not an amount of money: ${text}`, hint)
  const code = match[1] ?? match[3]
  const currency = code ? namedCurrency(code, bookCurrency, text.trim()) : bookCurrency
  if (!currency) throw invalidValue(`no currency given: ${text}`, `${hint} Or set the book's: crm config currency EUR`)
  return {amount: normaliseAmount(match[2] ?? '', currency, text), currency}
}

/** Reads `4000 EUR/month`, `/year` or `/total`; without a period it is the total. */
export function parseRate(text: string, bookCurrency: string | undefined): Rate {
  const slash = text.lastIndexOf('/')
  const per =
    slash < 0
      ? 'total'
      : text
          .slice(slash + 1)
          .trim()
          .toLowerCase()
  const period = ratePeriods.find(each => each === per)
  if (!period)
    throw invalidValue(`not a period of a fee: ${per}`, 'Write /month, /year or /total, e.g. "4000 EUR/month".')
  return {...parseMoney(slash < 0 ? text : text.slice(0, slash), bookCurrency), per: period}
}

function normaliseAmount(written: string, currency: string, whole: string): string {
  const compact = written.trim().replace(/[\s’_]/g, "'")
  const decimals = decimalsOf(currency)
  const point = decimalPoint(compact, decimals)
  const units = point < 0 ? compact : compact.slice(0, point)
  const fraction = point < 0 ? '' : compact.slice(point + 1)
  if (!isGrouped(units) || !/^\d*$/.test(fraction)) throw notAnAmount(whole)
  if (fraction.length > decimals) {
    throw invalidValue(`${currency} has ${decimals} decimals: ${whole}`, 'Round the amount.')
  }
  const digits = units.replace(/[.,']/g, '')
  if (digits.length > 13) throw notAnAmount(whole)
  return amountOf(BigInt(digits + fraction.padEnd(decimals, '0')), currency)
}

const notAnAmount = (text: string) =>
  invalidValue(`not an amount of money: ${text}`, 'Write an amount and a currency, e.g. "1350.50 EUR".')

/** Where the decimals begin: the last separator, when it is the only one of its kind and no group of thousands. */
function decimalPoint(text: string, decimals: number): number {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last < 0) return -1
  const mark = text[last] ?? ''
  if (text.indexOf(mark) !== last) return -1
  const isAlone = !text.includes(mark === '.' ? ',' : '.')
  if (isAlone && text.length - last - 1 === 3 && (decimals !== 3 || mark === ',')) return -1
  return last
}

/** Digits alone, or in groups of thousands (or, as in India, of hundreds before the last) by one separator throughout. */
const isGrouped = (digits: string): boolean =>
  /^\d+$/.test(digits) || /^[1-9]\d{0,2}(?=([.,']))(?:\1\d{2,3})*\1\d{3}$/.test(digits)

/** An amount in minor units (cents): what arithmetic is done in. */
export function minorUnits({amount, currency}: Money): bigint {
  const [units = '0', fraction = ''] = amount.split('.')
  return BigInt(units + fraction.padEnd(decimalsOf(currency), '0').slice(0, decimalsOf(currency)))
}

/** An amount in minor units as a number, for statistics: exact to 2^53, and quicker than `minorUnits`. */
export const minorNumber = ({amount, currency}: Money): number =>
  Math.round(Number(amount) * 10 ** decimalsOf(currency))

/** The decimal text of an amount in minor units: no decimals where they are all zero. */
export function amountOf(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency)
  const sign = minor < 0n ? '-' : ''
  const text = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  const units = text.slice(0, text.length - decimals)
  const fraction = decimals === 0 ? '' : text.slice(-decimals)
  return sign + (/^0*$/.test(fraction) ? units : `${units}.${fraction}`)
}

/** Sums amounts of each currency apart: different currencies are never added. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>()
  for (const each of amounts) sums.set(each.currency, (sums.get(each.currency) ?? 0n) + minorUnits(each))
  return [...sums].map(([currency, minor]) => ({amount: amountOf(minor, currency), currency}))
}

/** The stored form: `1350 EUR`. */
export const storeMoney = ({amount, currency}: Money): string => `${amount} ${currency}`

/** The stored form: `4000 EUR/month`. */
export const storeRate = (rate: Rate): string => `${storeMoney(rate)}/${rate.per}`

const stored = /^\d+(?:\.\d+)? [A-Z]{3}$/
const storedRate = /^(\d+(?:\.\d+)?) ([A-Z]{3})\/(month|year|total)$/

/** Reads the stored form; undefined for anything else. */
export function readMoney(text: unknown): Money | undefined {
  // Thousands are read for one figure: places make fewer objects than groups.
  return typeof text === 'string' && stored.test(text)
    ? {amount: text.slice(0, -4), currency: text.slice(-3)}
    : undefined
}

/** Reads the stored form; undefined for anything else. */
export function readRate(text: unknown): Rate | undefined {
  const match = typeof text === 'string' ? storedRate.exec(text) : null
  const per = ratePeriods.find(each => each === match?.[3])
  return match && per ? {amount: match[1] ?? '', currency: match[2] ?? '', per} : undefined
}

/** Stored money as people read it: `4,000 EUR`; anything else as it is. */
export const showMoney = (text: string): string => {
  const money = readMoney(text)
  return money ? formatMoney(money) : text
}

/** `4,000 EUR`: thousands grouped for reading. */
export const formatMoney = ({amount, currency}: Money): string => {
  const [units = '', fraction] = amount.split('.')
  const grouped = units.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} ${currency}`
}

const perWords: Readonly<Record<RatePeriod, string>> = {month: ' a month', year: ' a year', total: ''}

/** `4,000 EUR a month`. */
export const formatRate = (rate: Rate): string => formatMoney(rate) + perWords[rate.per]
