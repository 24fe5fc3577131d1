import {invalidValue} from '../../errors.ts'
import {collection} from '../fields.ts'
import {showMoney} from '../money.ts'

/** Something that was bought or invoiced, with the day it is due and the day it was paid. */
export const purchase = collection({
  type: 'purchase',
  letter: 'u',
  label: 'purchase',
  plural: 'purchases',
  owners: ['customer'],
  day: 'on',
  searched: ['what', 'number'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    on: {kind: 'day', required: true, happened: true, help: 'day of the purchase or invoice'},
    amount: {kind: 'money', required: true, help: 'what it came to, e.g. "1350 EUR"'},
    what: {kind: 'line', help: 'what was bought'},
    number: {kind: 'line', help: 'number of the invoice'},
    due: {kind: 'day', help: 'day the invoice is due'},
    paid: {kind: 'day', happened: true, help: 'day it was paid'},
  },
  summary: record =>
    `${showMoney(record.amount)}${record.what ? `: ${record.what}` : ''}${record.paid ? ` (paid ${record.paid})` : ''}`,
  check: ({on, due, paid}) => {
    if (due && due < on) throw invalidValue(`due on ${due}, before the invoice of ${on}`, 'Give a later day: --due DAY')
    if (paid && paid < on) throw invalidValue(`paid on ${paid}, before the invoice of ${on}`, 'Give a later day.')
  },
})
