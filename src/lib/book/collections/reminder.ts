import {collection} from '../fields.ts'

/** A reminder, once or recurring. `on` is the anchor of a recurrence; `doneThrough` says what is behind it. */
export const reminder = collection({
  type: 'reminder',
  letter: 'r',
  label: 'reminder',
  plural: 'reminders',
  owners: ['customer'],
  day: 'on',
  searched: ['text'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    text: {kind: 'text', required: true, help: 'what to remember'},
    on: {kind: 'day', required: true, help: 'day, or the first day of a recurrence'},
    every: {kind: 'span', help: 'repeat every span; months keep their day'},
    times: {kind: 'count', max: 10_000, help: 'how many occurrences in all'},
    until: {kind: 'day', help: 'no occurrence after this day'},
    doneThrough: {kind: 'day', flag: false, help: 'every occurrence up to this day is done'},
  },
  summary: record => `reminder: ${record.text}${record.every ? ` (every ${record.every})` : ''}`,
})
