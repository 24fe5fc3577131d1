import {channelHelp, channels, directions, purposes} from '../choices.ts'
import {collection} from '../fields.ts'

/** One contact with a client: a call, a meeting, a mail. Two-way ones reset the cadence. */
export const touch = collection({
  type: 'touch',
  letter: 't',
  label: 'touch',
  plural: 'touches',
  owners: ['customer'],
  day: 'on',
  searched: ['text'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    on: {kind: 'day', required: true, happened: true, help: 'day it happened'},
    at: {kind: 'time', help: 'time of day, HH:MM'},
    channel: {
      kind: 'choice',
      options: channels,
      required: true,
      flag: 'via',
      help: channelHelp,
    },
    direction: {
      kind: 'choice',
      options: directions,
      required: true,
      flag: false,
      help: 'in, out or both',
    },
    minutes: {kind: 'count', max: 100_000, help: 'how long it took, in minutes'},
    with: {kind: 'references', to: 'contact', help: 'contact it was with; repeat for several'},
    engagement: {kind: 'reference', to: 'engagement', help: 'engagement it belongs to'},
    purpose: {
      kind: 'choice',
      options: purposes,
      help: 'what the time was for: acquisition, retention or delivery',
    },
    text: {kind: 'text', help: 'what it was about'},
  },
  summary: record => `${record.channel}${record.text ? `: ${record.text}` : ''}`,
})
