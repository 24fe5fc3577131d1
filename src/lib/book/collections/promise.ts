import {invalidValue} from '../../errors.ts'
import {promiseStates, sides} from '../choices.ts'
import {collection} from '../fields.ts'

/** A promise, mine or theirs, until it is kept, broken or released. */
export const promise = collection({
  type: 'promise',
  letter: 'm',
  label: 'promise',
  plural: 'promises',
  owners: ['customer'],
  day: 'on',
  searched: ['text', 'share'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    on: {kind: 'day', required: true, happened: true, flag: false, help: 'day it was made'},
    text: {kind: 'text', required: true, help: 'what was promised'},
    due: {kind: 'day', client: true, help: 'by when'},
    by: {kind: 'choice', options: sides, required: true, client: true, help: 'who promised: me or them'},
    share: {kind: 'text', client: true, help: "the client's wording for the recap"},
    state: {
      kind: 'choice',
      options: promiseStates,
      required: true,
      client: true,
      flag: false,
      help: 'open, kept, broken, released',
    },
    closedOn: {kind: 'day', happened: true, client: true, flag: false, help: 'day it was kept, broken or released'},
    why: {kind: 'text', flag: false, help: 'why it was broken'},
  },
  check: ({on, state, closedOn}) => {
    if (!closedOn || closedOn >= on) return
    throw invalidValue(`${state} on ${closedOn}, before it was made on ${on}`, 'Give the day it was: --on DAY')
  },
  summary: record => `${record.by === 'me' ? 'I promised' : 'they promised'}: ${record.text} (${record.state})`,
})
