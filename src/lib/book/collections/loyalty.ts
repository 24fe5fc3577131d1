import {loyaltyWays} from '../choices.ts'
import {collection} from '../fields.ts'

/**
 * One line of a client's ledger of points. Lines are only ever added: what was wrong is put right by another line. Points
 * given for a record go with it.
 */
export const loyalty = collection({
  type: 'loyalty',
  letter: 'l',
  label: 'loyalty entry',
  plural: 'loyalty entries',
  owners: ['customer', 'source'],
  day: 'on',
  searched: ['why', 'reward'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    on: {kind: 'day', required: true, happened: true, flag: false, help: 'day of the entry'},
    way: {kind: 'choice', options: loyaltyWays, required: true, flag: false, help: 'earned, redeemed, or taken back'},
    points: {kind: 'count', required: true, flag: false, help: 'how many points'},
    why: {kind: 'text', help: 'what they are for'},
    reward: {kind: 'line', flag: false, help: 'what they were redeemed for'},
    promise: {kind: 'reference', to: 'promise', flag: false, help: 'the promise of the reward'},
    source: {kind: 'reference', to: '*', flag: false, help: 'the purchase or referral that earned them'},
  },
  summary: record => {
    const about = record.reward ?? record.why
    return `${record.way === 'earned' ? '+' : '-'}${record.points} points${about ? `: ${about}` : ''}`
  },
})
