/** The currencies that a symbol may stand for; where it is one, the symbol says enough. Judgement: £ alone is sterling. */
const currenciesOf: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '₹': ['INR'],
  '৳': ['BDT'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₴': ['UAH'],
  '₸': ['KZT'],
  '₾': ['GEL'],
  '₪': ['ILS'],
  '₫': ['VND'],
  '₱': ['PHP'],
  '฿': ['THB'],
  '₩': ['KRW'],
  '₦': ['NGN'],
  '₵': ['GHS'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP'],
  US$: ['USD'],
  CA$: ['CAD'],
  C$: ['CAD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  NZ$: ['NZD'],
  S$: ['SGD'],
  HK$: ['HKD'],
  NT$: ['TWD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  '¥': ['JPY', 'CNY'],
  'JP¥': ['JPY'],
  'CN¥': ['CNY'],
  '₨': ['INR', 'NPR', 'PKR', 'LKR', 'MUR'],
  '﷼': ['IRR', 'SAR', 'OMR', 'QAR', 'YER'],
}

/** The currencies that a symbol may stand for, the most likely first; none of one that is not known. */
export const currenciesMeant = (symbol: string): readonly string[] => {
  const known = symbol.toUpperCase()
  return Object.hasOwn(currenciesOf, known) ? (currenciesOf[known] ?? []) : []
}
