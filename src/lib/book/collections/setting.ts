import {collection} from '../fields.ts'

/** One setting of the book. Its id is made from its key. */
export const setting = collection({
  type: 'setting',
  letter: 's',
  label: 'setting',
  plural: 'settings',
  owners: [],
  searched: [],
  fields: {
    key: {kind: 'line', required: true, flag: false, help: 'name of the setting'},
    value: {kind: 'text', flag: false, help: 'its value as text'},
  },
  summary: record => `${record.key} = ${record.value ?? ''}`,
})
