import {collection} from '../fields.ts'

/** What an item is beyond the record it comes from: `check-in`; nothing for the record itself. */
const stepOf = (item: string): string => item.split('/')[1] ?? 'item'

/**
 * What was decided about an item of the agenda: hidden until a day, or done for one occurrence.
 * Its id is made from the item's id, so that two machines that snooze the same item write the same record.
 */
export const agendaState = collection({
  type: 'agenda-state',
  letter: 'a',
  label: 'agenda state',
  plural: 'agenda states',
  owners: ['customer', 'subject'],
  searched: [],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer of the item'},
    subject: {kind: 'reference', to: '*', required: true, flag: false, help: 'the record that the item comes from'},
    item: {kind: 'line', required: true, flag: false, help: "the item's id, e.g. e9x2…/renewal-60"},
    snoozedUntil: {kind: 'day', flag: false, help: 'hidden before this day'},
    doneFor: {kind: 'day', flag: false, help: 'the occurrence (own day of the item) that is done'},
    doneOn: {kind: 'day', happened: true, flag: false, help: 'day it was done'},
    note: {kind: 'text', flag: false, help: 'what was noted when it was done'},
  },
  summary: record =>
    `${stepOf(record.item)} ${record.doneOn ? `done ${record.doneOn}` : `snoozed until ${record.snoozedUntil}`}`,
})
