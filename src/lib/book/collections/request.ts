import {invalidValue} from '../../errors.ts'
import {channels} from '../choices.ts'
import {collection} from '../fields.ts'

/** Something a client asked for or complained of: first reply, updates, cause, fix, and whether they confirm it is solved. */
export const request = collection({
  type: 'request',
  letter: 'q',
  label: 'request',
  plural: 'requests',
  owners: ['customer'],
  day: 'on',
  searched: ['text', 'updates', 'cause', 'fix'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    on: {kind: 'day', required: true, happened: true, help: 'day it came in'},
    at: {kind: 'instant', flag: false, help: 'moment it came in'},
    channel: {kind: 'choice', options: channels, flag: 'via', help: 'how it came in'},
    text: {kind: 'text', required: true, help: 'what they asked'},
    promised: {kind: 'span', help: 'by when an answer was promised, from the day it came in'},
    repliedAt: {kind: 'instant', flag: false, help: 'moment of the first reply'},
    updates: {kind: 'map', flag: false, help: 'what was replied: moment → text'},
    resolvedOn: {kind: 'day', happened: true, flag: false, help: 'day it was solved'},
    cause: {kind: 'line', help: 'the cause'},
    fix: {kind: 'text', help: 'what was done'},
    confirmedOn: {kind: 'day', happened: true, flag: false, help: 'day they confirmed that it is solved'},
    csat: {kind: 'count', max: 5, help: 'their satisfaction with it, 1 to 5'},
  },
  summary: record => `request: ${record.text}${record.resolvedOn ? ` (solved ${record.resolvedOn})` : ''}`,
  check: ({on, resolvedOn, confirmedOn, csat}) => {
    if (resolvedOn && resolvedOn < on) {
      throw invalidValue(`solved on ${resolvedOn}, before it came in on ${on}`, 'Give a later day: --on DAY')
    }
    if (confirmedOn && resolvedOn && confirmedOn < resolvedOn) {
      throw invalidValue(`confirmed on ${confirmedOn}, before it was solved on ${resolvedOn}`, 'Give a later day.')
    }
    if (csat === 0) throw invalidValue('a score outside the scale of csat: 0', 'Give 1 to 5.')
  },
})
