import {collection} from '../fields.ts'

/** The one record that describes the file: its format, and the history epoch that a purge raises. */
export const bookInfo = collection({
  type: 'book',
  letter: 'b',
  label: 'book',
  plural: 'books',
  owners: [],
  searched: [],
  fields: {
    format: {kind: 'count', required: true, flag: false, help: 'number of the file format'},
    epoch: {kind: 'count', required: true, flag: false, help: 'history epoch: raised by every purge'},
  },
  summary: record => `format ${record.format}`,
})
