import {invalidValue} from '../../errors.ts'
import {referralOutcomes} from '../choices.ts'
import {collection} from '../fields.ts'

/** A client who brought another: from whom to whom, what became of it, and whether they were thanked. */
export const referral = collection({
  type: 'referral',
  letter: 'w',
  label: 'referral',
  plural: 'referrals',
  owners: ['customer', 'to'],
  day: 'on',
  searched: [],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'who referred'},
    to: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'who was referred'},
    on: {kind: 'day', required: true, happened: true, help: 'day of the referral'},
    outcome: {kind: 'choice', options: referralOutcomes, flag: false, help: 'won or lost, where it was said'},
    outcomeOn: {kind: 'day', happened: true, flag: false, help: 'day the outcome was known'},
    thankedOn: {kind: 'day', happened: true, flag: false, help: 'day they were thanked'},
  },
  summary: record =>
    `referred somebody${record.outcome ? ` (${record.outcome})` : ''}${record.thankedOn ? `, thanked ${record.thankedOn}` : ''}`,
  check: ({on, outcomeOn, thankedOn}) => {
    for (const day of [outcomeOn, thankedOn]) {
      if (day && day < on) throw invalidValue(`${day} is before the referral of ${on}`, 'Give a later day: --on DAY')
    }
  },
})
