import {collection} from '../fields.ts'
import {letterLanguages} from '../letter-languages.ts'

/** A recap that was sent: when, to whom, in which language, of which records. The letter's text is not kept. */
export const recap = collection({
  type: 'recap',
  letter: 'd',
  label: 'recap',
  plural: 'recaps',
  owners: ['customer'],
  day: 'on',
  searched: [],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    engagement: {kind: 'reference', to: 'engagement', flag: false, help: 'the engagement it was written for'},
    contact: {kind: 'reference', to: 'contact', flag: false, help: 'the contact it was addressed to'},
    on: {kind: 'day', required: true, happened: true, flag: false, help: 'day it was sent'},
    from: {kind: 'day', required: true, flag: false, help: 'first day of its period'},
    to: {kind: 'day', required: true, flag: false, help: 'last day of its period'},
    language: {kind: 'choice', options: letterLanguages, required: true, flag: false, help: 'its language'},
    records: {kind: 'references', to: '*', flag: false, help: 'the records it was made of'},
  },
  summary: record => `recap sent for ${record.from} – ${record.to}`,
})
