import {valueKinds} from '../choices.ts'
import {collection} from '../fields.ts'

/** Something of value delivered to a client. Only what has a client wording (`share`) may ever be shown to them. */
export const value = collection({
  type: 'value',
  letter: 'v',
  label: 'value item',
  plural: 'value items',
  owners: ['customer'],
  day: 'on',
  searched: ['text', 'share'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    on: {kind: 'day', required: true, happened: true, client: true, help: 'day it was delivered'},
    kind: {
      kind: 'choice',
      options: valueKinds,
      required: true,
      client: true,
      help: 'result, extra, hours, bundled, saving, introduction or insight',
    },
    text: {kind: 'text', required: true, help: 'what it was, in your own words (private)'},
    minutes: {kind: 'count', max: 1_000_000, client: true, help: 'effort in minutes'},
    worth: {kind: 'money', client: true, help: 'list value, e.g. "1350 EUR"'},
    share: {kind: 'text', client: true, help: "the client's wording; without it the item stays private"},
    evidence: {kind: 'url', client: true, help: 'link that proves it'},
    engagement: {kind: 'reference', to: 'engagement', help: 'engagement it belongs to'},
  },
  summary: record => `${record.kind}: ${record.share ?? record.text}`,
})
