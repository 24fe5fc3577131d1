import type {ClientStory} from '../story/client.ts'

/** A single person: an architect who buys hours, and is late with the next. Her check-in is due, and snoozed while she travels. */
export const moreau: ClientStory = {
  key: 'moreau',
  added: -1064,
  customer: {
    name: 'Camille Moreau',
    person: true,
    tier: 'C',
    status: 'active',
    tags: ['architecture', 'solo'],
    timezone: 'Europe/Paris',
    language: 'fr',
    channel: 'video',
    emails: ['camille@moreau-architecte.example'],
    phones: ['+33 4 65 71 20 18'],
    website: 'https://moreau-architecte.example',
    since: -1400,
    custom: {city: 'Lyon'},
  },
  topics: [
    'fees for competitions',
    'the list of small jobs',
    'the site diary',
    'the search for help in the office',
    'invoices that slip',
    'the working week',
  ],
  channels: ['video', 'video', 'call', 'sms'],
  followUp: 'email',
  chapters: [
    {
      from: -1058,
      to: -205,
      every: 78,
      scenes: [
        {via: 'video', text: 'Camille works sixty hours and bills thirty. Wrote the week down together.'},
        {via: 'call', text: 'First competition declined. She feels terrible and slept well.'},
        {via: 'video', text: 'Hours sold by the package from now on: ten, to be used when needed.'},
        {via: 'video', text: 'Bills forty of fifty hours now. The site diary takes five minutes.'},
        {via: 'sms', direction: 'in', text: '“Deux matinées libres cette semaine. Deux !”'},
        {via: 'video', text: 'Interview questions for a first employee.'},
      ],
    },
  ],
  moments: [
    {when: -194, via: 'video', text: 'First employee starts next month. Six hours of the package left.'},
    {
      when: -20,
      via: 'email',
      direction: 'out',
      text: 'Asked how the first months with an employee went. Auto-reply: travelling.',
    },
  ],
  engagements: [{key: 'hours', title: 'Ten hours when needed', kind: 'package', fees: ['1500 EUR/total'], start: -310}],
  promises: [{made: -194, due: -180, kept: -181, text: 'Checklist for the first week of an employee'}],
  values: [
    {
      when: -540,
      kind: 'result',
      text: '40 of 50 hours billed',
      share: 'Forty of fifty working hours are billed now; it was half of sixty.',
    },
    {when: -181, kind: 'extra', text: 'Read the employment contract, an hour not counted', minutes: 60},
  ],
  notes: [{when: -900, text: 'Vegetarian. Hates the phone before noon.'}],
  consents: [{when: -700, state: 'given', how: 'By mail, with her first order'}],
  requests: [
    {
      id: 'q9x2',
      when: -9,
      via: 'email',
      text: 'Camille: may the six hours that are left be used next year?',
      promised: '3d',
      reply: 'They may, until the end of March. I put it in writing.',
      solved: {
        on: -3,
        cause: 'The package says nothing about its end',
        fix: 'A line on it in every package from now on',
      },
    },
  ],
  checkInSnoozedUntil: 12,
  feedback: [
    {when: -539, asked: 'csat', score: 5, comment: 'Deux matinées libres par semaine.'},
    {when: -152, asked: 'csat', score: 4},
  ],
  purchases: [{what: 'Ten hours when needed', amount: '1500 EUR', on: [-786, -690, -596, -498, -404, -310, -213]}],
}
