import {invalidValue} from '../../errors.ts'
import {collection} from '../fields.ts'

/** Work that may come: from the first talk to won or lost. Its stages are a setting. */
export const opportunity = collection({
  type: 'opportunity',
  letter: 'y',
  label: 'opportunity',
  plural: 'opportunities',
  owners: ['customer'],
  day: 'on',
  searched: ['title', 'next', 'share', 'why'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    on: {kind: 'day', required: true, happened: true, help: 'day it came up'},
    title: {kind: 'line', required: true, help: 'what it is called'},
    worth: {kind: 'money', help: 'what it may come to, e.g. "9000 EUR"'},
    stage: {kind: 'line', required: true, flag: false, help: 'where it stands'},
    probability: {kind: 'count', max: 100, help: "how likely in percent; without it the stage's own"},
    close: {kind: 'day', help: 'day you expect their decision'},
    next: {kind: 'line', help: 'the next step'},
    nextOn: {kind: 'day', help: 'day of the next step'},
    share: {kind: 'text', client: true, help: "the client's wording for the recap"},
    moves: {kind: 'map', flag: false, help: 'history: moment → stage'},
    closedOn: {kind: 'day', happened: true, flag: false, help: 'day it was won or lost'},
    why: {kind: 'text', flag: false, help: 'why it was won or lost'},
    engagement: {kind: 'reference', to: 'engagement', flag: false, help: 'the engagement it became'},
  },
  summary: record => `opportunity: ${record.title} (${record.stage})`,
  check: ({on, closedOn}) => {
    if (closedOn && closedOn < on) {
      throw invalidValue(`closed on ${closedOn}, before it came up on ${on}`, 'Give an earlier day: --on DAY')
    }
  },
})
