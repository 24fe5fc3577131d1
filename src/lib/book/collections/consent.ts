import {consentStates} from '../choices.ts'
import {collection} from '../fields.ts'

/** The word of a client on being written to for a purpose: given or withdrawn, when and how. The last one counts. */
export const consent = collection({
  type: 'consent',
  letter: 'k',
  label: 'consent',
  plural: 'consents',
  owners: ['customer', 'contact'],
  day: 'on',
  searched: ['purpose', 'how'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    contact: {kind: 'reference', to: 'contact', help: 'whose word it is'},
    on: {kind: 'day', required: true, happened: true, help: 'day they said so'},
    state: {kind: 'choice', options: consentStates, required: true, flag: false, help: 'given or withdrawn'},
    purpose: {kind: 'line', required: true, flag: 'for', help: 'what for, e.g. newsletter'},
    how: {kind: 'text', help: 'how they said so, e.g. "form on the website"'},
  },
  summary: record => `consent ${record.state}: ${record.purpose}`,
})
