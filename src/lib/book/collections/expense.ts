import {purposes} from '../choices.ts'
import {collection} from '../fields.ts'
import {showMoney} from '../money.ts'

/** Money that was spent, for one client or for none, and what it was meant to do. */
export const expense = collection({
  type: 'expense',
  letter: 'x',
  label: 'expense',
  plural: 'expenses',
  owners: ['customer'],
  day: 'on',
  searched: ['what'],
  fields: {
    customer: {kind: 'reference', to: 'customer', help: 'the customer it was spent on'},
    on: {kind: 'day', required: true, happened: true, help: 'day it was spent'},
    amount: {kind: 'money', required: true, help: 'what it came to, e.g. "120 EUR"'},
    purpose: {kind: 'choice', options: purposes, help: 'acquisition, retention or delivery'},
    what: {kind: 'line', help: 'what it was spent on'},
  },
  summary: record => `spent ${showMoney(record.amount)}${record.what ? `: ${record.what}` : ''}`,
})
