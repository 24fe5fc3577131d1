import type {ClientStory} from '../story/client.ts'

/** A paused client: a project is done, the next waits for a merger. */
export const bluegum: ClientStory = {
  key: 'bluegum',
  added: -724,
  customer: {
    name: 'Bluegum Freight',
    tier: 'B',
    status: 'paused',
    tags: ['logistics'],
    timezone: 'Australia/Melbourne',
    language: 'en',
    website: 'https://bluegum.example',
    custom: {city: 'Melbourne'},
  },
  people: [
    {
      short: 'Tom',
      name: 'Tom Nguyen',
      role: 'General Manager',
      salutation: 'Hi Tom,',
      emails: ['tom@bluegum.example'],
      phones: ['+61 491 570 156'],
      birthday: {in: 3, year: 1983},
    },
  ],
  topics: ['empty return trips', 'fuel cards', 'the depot roster', 'claims for late loads', 'the tyre budget'],
  channels: ['video', 'email', 'call'],
  followUp: 'email',
  chapters: [
    {
      from: -718,
      to: -222,
      every: 46,
      scenes: [
        {via: 'video', text: 'Early for me, late for Tom. A third of the trips home are empty.'},
        {via: 'video', text: 'Mapped a month of trips. Two depots could share their return loads.'},
        {via: 'call', text: 'Depots share a board now. First shared load after two days.'},
        {via: 'video', text: 'Empty trips 33% → 24%. Fuel saved pays for the project.'},
        {
          via: 'email',
          direction: 'in',
          text: 'Tom: a merger is coming, everything stops for half a year. Not us, he says.',
        },
      ],
    },
  ],
  moments: [
    {when: -205, via: 'call', text: 'Tom asks for a break until the merger is through. Will call himself.'},
    {when: -88, via: 'social', direction: 'out', text: 'Congratulated Tom on the depot photo.'},
  ],
  opportunities: [
    {
      title: 'Planning of the yard',
      worth: '9000 EUR',
      stages: [
        {when: -260, stage: 'talk'},
        {when: -235, stage: 'proposal'},
        {when: -190, stage: 'lost'},
      ],
      why: 'Budget frozen until the merger is through',
    },
  ],
  engagements: [
    {key: 'returns', title: 'Return loads', kind: 'project', fees: ['14500 EUR/total'], start: -660, end: -215},
  ],
  promises: [{made: -556, due: -546, kept: -540, text: 'Map of the return trips'}],
  values: [
    {
      when: -230,
      kind: 'saving',
      text: 'Empty trips 33 to 24%',
      share: 'Empty return trips fell from 33% to 24%.',
      worth: '48000 EUR',
    },
  ],
  reminders: [{noted: -205, on: 26, text: 'Ask Tom whether the merger is through'}],
  notes: [{when: -205, text: 'Leave him in peace; he keeps his word.'}],
}
