import {collection} from '../fields.ts'

/** A playbook started for a customer: its steps come up in the agenda until they are done, skipped, or it is stopped. */
export const playbookRun = collection({
  type: 'playbook-run',
  letter: 'j',
  label: 'playbook',
  plural: 'playbooks',
  owners: ['customer'],
  day: 'on',
  searched: ['name'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    name: {kind: 'line', required: true, flag: false, help: 'name of the playbook in the settings'},
    on: {kind: 'day', required: true, help: 'its day 0'},
    stoppedOn: {kind: 'day', happened: true, flag: false, help: 'day it was stopped'},
  },
  summary: record => `playbook ${record.name}${record.stoppedOn ? ` (stopped ${record.stoppedOn})` : ''}`,
})
