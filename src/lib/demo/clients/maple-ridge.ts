import type {ClientStory} from '../story/client.ts'

/** A prospect, brought by another client. */
export const mapleRidge: ClientStory = {
  key: 'maple-ridge',
  added: -78,
  customer: {
    name: 'Maple Ridge Foods',
    tier: 'A',
    status: 'prospect',
    tags: ['food', 'industry'],
    timezone: 'America/Vancouver',
    language: 'en',
    website: 'https://mapleridge.example',
    referredBy: 'apex',
    custom: {city: 'Vancouver'},
  },
  people: [
    {
      short: 'Sarah',
      name: 'Sarah Whitford',
      role: 'VP Operations',
      emails: ['sarah@mapleridge.example'],
      phones: ['+1 604 555 0188'],
    },
  ],
  topics: ['downtime in canning', 'batch records', 'the audit by a retailer'],
  channels: ['video', 'email'],
  followUp: 'email',
  chapters: [
    {
      from: -76,
      to: -14,
      every: 22,
      scenes: [
        {
          via: 'email',
          direction: 'in',
          text: 'Sarah heard of the changeovers from Helen. Asks whether canning is the same.',
        },
        {via: 'video', text: 'First talk. Two canning lines, batch records on paper, a retailer audit ahead.'},
        {via: 'video', text: 'Saw the lines by phone camera. Changeover is not their problem; cleaning is.'},
      ],
    },
  ],
  moments: [{when: -8, via: 'call', text: 'Sarah wants a price for twelve weeks. Her budget closes in a month.'}],
  opportunities: [
    {
      title: 'Canning lines, twelve weeks',
      worth: '28000 EUR',
      stages: [{when: -30, stage: 'talk'}],
      close: 27,
      next: 'Send the offer',
      nextOn: 6,
    },
  ],
  expenses: [{when: -36, amount: '64 EUR', purpose: 'acquisition', what: 'A handbook on hygiene in canning'}],
  promises: [{made: -8, due: 6, text: 'Offer for twelve weeks, with a way out after four'}],
  notes: [{when: -8, text: 'Reference: Helen would take a call, ask her first.'}],
}
