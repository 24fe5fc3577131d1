import {engagementKinds} from '../choices.ts'
import {collection} from '../fields.ts'

/** What was agreed: a retainer, a project, a package of hours. Its end, or the notice before it, is when a client decides. */
export const engagement = collection({
  type: 'engagement',
  letter: 'e',
  label: 'engagement',
  plural: 'engagements',
  owners: ['customer'],
  day: 'start',
  searched: ['title', 'includes'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    title: {kind: 'line', required: true, client: true, help: 'what it is called'},
    kind: {kind: 'choice', options: engagementKinds, help: 'retainer, project or package'},
    start: {kind: 'day', required: true, client: true, help: 'first day'},
    end: {kind: 'day', client: true, help: 'last day; none: open-ended'},
    fee: {kind: 'rate', help: 'fee: "4000 EUR/month", "/year", or "/total"'},
    notice: {kind: 'span', help: 'notice period before the end, e.g. 30d'},
    rolling: {kind: 'span', help: 'renews itself by this span unless ended'},
    includes: {kind: 'set', help: 'what is included; repeat for several'},
    endedOn: {kind: 'day', flag: false, help: 'day it was ended early'},
    endedWhy: {kind: 'text', flag: false, help: 'why it was ended'},
    renews: {kind: 'reference', to: 'engagement', flag: false, help: 'the engagement that this one renews'},
  },
  summary: record => `${record.title} (${record.start} – ${record.endedOn ?? record.end ?? 'open'})`,
})
