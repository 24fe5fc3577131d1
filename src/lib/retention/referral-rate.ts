import {type Figure, share} from './ratio.ts'

/**
 * Referral rate in percent: new customers who came by referral, of all new customers. The standard definition.
 *
 * @example referralRate(15, 50).value //=> 30
 */
export const referralRate = (byReferral: number, newCustomers: number): Figure =>
  share(byReferral, newCustomers, 'no new customers in this period')
