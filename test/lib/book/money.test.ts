import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  amountOf,
  decimalsOf,
  formatMoney,
  formatRate,
  isCurrency,
  type Money,
  minorUnits,
  parseCurrency,
  parseMoney,
  parseRate,
  ratePeriods,
  readMoney,
  readRate,
  storeMoney,
  storeRate,
  sumByCurrency,
} from '../../../src/lib/book/money.ts'
import {CrmError} from '../../../src/lib/errors.ts'

const anyCurrency = fc.constantFrom('EUR', 'USD', 'INR', 'NPR', 'JPY', 'KRW', 'BHD', 'KWD')

/** Amounts as they are stored. */
const anyMoney: fc.Arbitrary<Money> = fc
  .tuple(fc.bigInt({min: 0n, max: 9_999_999_999_999n}), anyCurrency)
  .map(([minor, currency]) => ({amount: amountOf(minor, currency), currency}))

describe('parseMoney', () => {
  it.each([
    ['1350 EUR', '1350 EUR'],
    ['EUR 1350', '1350 EUR'],
    ['1350EUR', '1350 EUR'],
    ['eur1350', '1350 EUR'],
    ['1350', '1350 EUR'],
    ['€1350', '1350 EUR'],
    ['1.350,50 €', '1350.50 EUR'],
    ['£5', '5 GBP'],
    ['₹1,00,000', '100000 INR'],
    ['৳৫০০', '500 BDT'],
    ['US$ 5', '5 USD'],
    ['5 r$', '5 BRL'],
    [' 1350.5 ', '1350.50 EUR'],
    ['1350,50', '1350.50 EUR'],
    ['1350.00 EUR', '1350 EUR'],
    ['1350. EUR', '1350 EUR'],
    ['EUR 1,350.50', '1350.50 EUR'],
    ['1.350,50 EUR', '1350.50 EUR'],
    ['1,350 EUR', '1350 EUR'],
    ['1.350 EUR', '1350 EUR'],
    ['1 350,50 EUR', '1350.50 EUR'],
    ['1\u00a0350\u202f000 EUR', '1350000 EUR'],
    ["1'350", '1350 EUR'],
    ["CHF 1'234'567.90", '1234567.90 CHF'],
    ['1’350.50 CHF', '1350.50 CHF'],
    ['1_000_000 EUR', '1000000 EUR'],
    ['1,234,567.89 USD', '1234567.89 USD'],
    ['1.234.567,89 EUR', '1234567.89 EUR'],
    ['1.234.567 EUR', '1234567 EUR'],
    ['12,34,567.50 INR', '1234567.50 INR'],
    ['INR 1,00,000', '100000 INR'],
    ['150000 JPY', '150000 JPY'],
    ['150,000 JPY', '150000 JPY'],
    ['12.345 BHD', '12.345 BHD'],
    ['12,5 BHD', '12.500 BHD'],
    ['1,350.250 BHD', '1350.250 BHD'],
    ['1.350,250 BHD', '1350.250 BHD'],
    ['0 EUR', '0 EUR'],
    ['0,50 EUR', '0.50 EUR'],
    ['007 EUR', '7 EUR'],
    ['१३५०.५० INR', '1350.50 INR'],
    ['۱۳۵۰ EUR', '1350 EUR'],
    ['৪০০০ EUR', '4000 EUR'],
    ['9999999999999.99 EUR', '9999999999999.99 EUR'],
  ])('reads %s as %s', (text, stored) => {
    expect(storeMoney(parseMoney(text, 'EUR'))).toBe(stored)
  })

  it.each([
    '',
    'EUR',
    'a lot',
    '-5 EUR',
    '−5 EUR',
    '+5 EUR',
    '(5) EUR',
    '5 EUR EUR',
    'EUR 5 EUR',
    '5 EURO',
    '5 ¤',
    '€5€',
    '€5 EUR',
    'XX$5',
    '1.2.3 EUR',
    '1,2,3 EUR',
    '1,35,0 EUR',
    '1.350.50 EUR',
    '1.234,567.890 EUR',
    "1'350.500 EUR",
    '1,350 500 EUR',
    '1350,500 EUR',
    '12 34 EUR',
    '0.500 EUR',
    '.50 EUR',
    ',',
    '.',
    '1e3 EUR',
    '0x10 EUR',
    'Infinity EUR',
    '1/2 EUR',
    '12345678901234 EUR',
    `${' '.repeat(10_000)}x`,
    `5${' '.repeat(10_000)}EUR!`,
    '5 000\n000 x EUR',
  ])('refuses %j', text => {
    expect(() => parseMoney(text, 'EUR')).toThrow(expect.objectContaining({code: 'invalid-value'}))
  })

  it('names more decimals than the currency has', () => {
    expect(() => parseMoney('1.355,123 EUR', 'EUR')).toThrow('EUR has 2 decimals: 1.355,123 EUR')
    expect(() => parseMoney('1.5 JPY', 'EUR')).toThrow('JPY has 0 decimals: 1.5 JPY')
    expect(() => parseMoney('1.2345 BHD', 'EUR')).toThrow('BHD has 3 decimals: 1.2345 BHD')
  })

  it('reads a comma before three digits as thousands in a currency of three decimals too', () => {
    expect(parseMoney('1,350 BHD', undefined).amount).toBe('1350')
    expect(parseMoney('1.350 BHD', undefined).amount).toBe('1.350')
  })

  it('takes a symbol of several currencies for that of the book, and asks which where it is none of them', () => {
    expect(parseMoney('$5', 'CAD')).toEqual({amount: '5', currency: 'CAD'})
    expect(parseMoney('5 ¥', 'CNY')).toEqual({amount: '5', currency: 'CNY'})
    for (const book of ['EUR', undefined]) {
      expect(() => parseMoney('$1,200', book)).toThrow(
        expect.objectContaining({
          message: '$ may be USD, CAD, AUD …: $1,200',
          hint: expect.stringContaining('"1,200 USD"'),
        }),
      )
    }
    expect(() => parseMoney('5 ¥', 'EUR')).toThrow('¥ may be JPY, CNY: 5 ¥')
  })

  it('asks for a currency where the book has none', () => {
    expect(() => parseMoney('1350', undefined)).toThrow(
      expect.objectContaining({
        message: 'no currency given: 1350',
        hint: expect.stringContaining('crm config currency'),
      }),
    )
  })

  it('names a currency that does not exist', () => {
    expect(() => parseMoney('1350 XYQ', 'EUR')).toThrow('no such currency: XYQ')
  })

  it('comes back from what is stored', () => {
    fc.assert(
      fc.property(anyMoney, money => {
        const stored = storeMoney(money)
        expect(parseMoney(stored, undefined)).toEqual(money)
        expect(readMoney(stored)).toEqual(money)
      }),
      {numRuns: 2000},
    )
  })

  it('comes back from what is shown', () => {
    fc.assert(
      fc.property(anyMoney, money => {
        expect(parseMoney(formatMoney(money), undefined)).toEqual(money)
      }),
      {numRuns: 2000},
    )
  })
})

describe('parseRate', () => {
  it.each([
    ['4000 EUR/month', '4000 EUR/month'],
    ['EUR 4,000 / Month', '4000 EUR/month'],
    ['48000/year', '48000 EUR/year'],
    ['12000 EUR/total', '12000 EUR/total'],
    ['12000 EUR', '12000 EUR/total'],
    ['४००० INR/month', '4000 INR/month'],
  ])('reads %s as %s', (text, stored) => {
    const rate = parseRate(text, 'EUR')
    expect(storeRate(rate)).toBe(stored)
    expect(readRate(stored)).toEqual(rate)
  })

  it.each(['4000 EUR/week', '4000 EUR/', '/month', 'EUR/month', '4000/2/month', '-1 EUR/month'])('refuses %j', text => {
    expect(() => parseRate(text, 'EUR')).toThrow(CrmError)
  })

  it('comes back from what is stored', () => {
    fc.assert(
      fc.property(anyMoney, fc.constantFrom(...ratePeriods), (money, per) => {
        expect(parseRate(storeRate({...money, per}), undefined)).toEqual({...money, per})
      }),
    )
  })
})

describe('readMoney and readRate', () => {
  it.each(['1350', '1350 eur', '1,350 EUR', '-5 EUR', '1350  EUR', ' 1350 EUR', '1350. EUR', '1350 EUR\n', 5, null])(
    'take nothing but what is stored: %j',
    text => {
      expect(readMoney(text)).toBeUndefined()
      expect(readRate(`${text}/month`)).toBeUndefined()
    },
  )
})

describe('currencies', () => {
  it.each([
    ['eur', 'EUR'],
    [' Npr ', 'NPR'],
  ])('are read in any case: %j', (text, code) => {
    expect(parseCurrency(text)).toBe(code)
  })

  it.each(['EURO', 'E', '', 'XQZ', '€', 'ÉUR'])('are refused where they do not exist: %j', text => {
    expect(() => parseCurrency(text)).toThrow(`no such currency: ${text}`)
    expect(isCurrency(text)).toBe(false)
  })

  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['BHD', 3],
    ['TND', 3],
  ])('of %s have %i decimals', (currency, decimals) => {
    expect(decimalsOf(currency)).toBe(decimals)
  })
})

describe('minorUnits and amountOf', () => {
  it.each([
    ['0', 'EUR', 0n],
    ['1350', 'EUR', 135000n],
    ['0.05', 'EUR', 5n],
    ['1350.5', 'EUR', 135050n],
    ['7', 'JPY', 7n],
    ['1.001', 'BHD', 1001n],
  ])('%s %s is %s', (amount, currency, minor) => {
    expect(minorUnits({amount, currency})).toBe(minor)
  })

  it('give each other back, below zero too', () => {
    fc.assert(
      fc.property(fc.bigInt({min: -(10n ** 15n), max: 10n ** 15n}), anyCurrency, (minor, currency) => {
        const amount = amountOf(minor, currency)
        const isNegative = amount.startsWith('-')
        const back = minorUnits({amount: isNegative ? amount.slice(1) : amount, currency})
        expect(isNegative ? -back : back).toBe(minor)
      }),
    )
  })
})

describe('sumByCurrency', () => {
  it('never adds different currencies, and adds cents exactly', () => {
    const amounts = ['0.1', '0.2', '1350.70'].map(amount => ({amount, currency: 'EUR'}))
    expect(sumByCurrency([...amounts, {amount: '5', currency: 'JPY'}])).toEqual([
      {amount: '1351', currency: 'EUR'},
      {amount: '5', currency: 'JPY'},
    ])
    expect(sumByCurrency([])).toEqual([])
  })
})

describe('formatMoney and formatRate', () => {
  it.each([
    ['0', '0 EUR'],
    ['999', '999 EUR'],
    ['1000', '1,000 EUR'],
    ['1234567.05', '1,234,567.05 EUR'],
  ])('group thousands: %s', (amount, shown) => {
    expect(formatMoney({amount, currency: 'EUR'})).toBe(shown)
  })

  it('say for what period', () => {
    const shown = ratePeriods.map(per => formatRate({amount: '4000', currency: 'EUR', per}))
    expect(shown).toEqual(['4,000 EUR a month', '4,000 EUR a year', '4,000 EUR'])
  })
})
