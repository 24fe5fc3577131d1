import {collection} from '../fields.ts'

/** A private note: never a touch, never in a letter. */
export const note = collection({
  type: 'note',
  letter: 'n',
  label: 'note',
  plural: 'notes',
  owners: ['customer'],
  day: 'on',
  searched: ['text'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    on: {kind: 'day', required: true, happened: true, help: 'day of the note'},
    text: {kind: 'text', required: true, help: 'the note'},
  },
  summary: record => `note: ${record.text}`,
})
