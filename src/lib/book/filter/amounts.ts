import {CrmError} from '../../errors.ts'
import {parseMoney, readMoney} from '../money.ts'

/** An amount as a filter asks for it; without a currency it is the book's, or any where the book has none. */
interface WantedAmount {
  readonly amount: string
  readonly currency: string | undefined
}

/** Any currency does to read the number of an amount that names none. */
const anyCurrency = 'EUR'

/** Reads `5000` or `5,000 EUR`; undefined for anything else. */
export function readAmount(text: string): WantedAmount | undefined {
  try {
    const {amount, currency} = parseMoney(text, anyCurrency)
    return {amount, currency: /[a-z\p{Sc}]/iu.test(text) ? currency : undefined}
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}

/** How a stored amount stands to the one asked for; not a number for another currency, which is neither more nor less. */
export function compareAmounts(stored: string, wanted: WantedAmount, bookCurrency: string | undefined): number {
  const held = readMoney(stored)
  const currency = wanted.currency ?? bookCurrency
  if (!held || (currency !== undefined && held.currency !== currency)) return Number.NaN
  return Number(held.amount) - Number(wanted.amount)
}
