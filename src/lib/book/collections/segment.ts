import {collection} from '../fields.ts'
import {readFilter} from '../filter/parse.ts'

/** A saved filter: the customers that it fits, each time anew. */
export const segment = collection({
  type: 'segment',
  letter: 'g',
  label: 'segment',
  plural: 'segments',
  owners: [],
  searched: ['name', 'filter'],
  fields: {
    name: {kind: 'line', required: true, help: 'its name'},
    filter: {kind: 'line', required: true, read: readFilter, help: 'whom it holds, e.g. "tier = A and tag = industry"'},
  },
  summary: record => `${record.name}: ${record.filter}`,
})
