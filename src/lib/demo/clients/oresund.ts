import type {ClientStory} from '../story/client.ts'

/** A former client: the champion left, the retainer was ended early. */
export const oresund: ClientStory = {
  key: 'oresund',
  added: -1010,
  customer: {
    name: 'Öresund Logistik AB',
    tier: 'C',
    status: 'former',
    tags: ['logistics'],
    timezone: 'Europe/Stockholm',
    language: 'sv',
    website: 'https://oresund-logistik.example',
    phones: ['+46 70 174 06 20'],
    custom: {city: 'Malmö'},
  },
  people: [
    {
      short: 'Linnéa',
      name: 'Linnéa Åkesson',
      role: 'Driftchef (until she left)',
      emails: ['linnea@oresund-logistik.example'],
      birthday: {in: 18},
    },
    {short: 'Mats', joined: -370, name: 'Mats Ekström', role: 'Driftchef', emails: ['mats@oresund-logistik.example']},
  ],
  topics: [
    'loading at the ramps',
    'damaged pallets',
    'the night shift',
    'booking of slots',
    'drivers waiting at the gate',
    'the scanner software',
  ],
  channels: ['call', 'video', 'email', 'meeting'],
  followUp: 'email',
  chapters: [
    {
      from: -1004,
      to: -400,
      every: 40,
      scenes: [
        {via: 'visit', text: 'Ramps at six in the morning: nine trucks, two gates, one pen.'},
        {via: 'video', text: 'Slots for the gates. Drivers grumble for a week, then sleep longer.'},
        {via: 'call', text: 'Waiting at the gate 52 → 31 minutes. Linnéa told her board herself.'},
        {via: 'meeting', text: 'Renewed in Malmö with coffee and cinnamon buns.'},
        {via: 'call', text: 'Linnéa sounds tired. New owners want weekly reports.'},
      ],
    },
    {
      from: -392,
      to: -282,
      every: 38,
      scenes: [
        {via: 'call', text: 'Linnéa leaves at the end of the month. She will tell Mats to keep me.'},
        {via: 'video', who: 'Mats', text: 'First talk with Mats. He has his own people for this, he says twice.'},
        {via: 'call', who: 'Mats', text: 'Mats ends the retainer, kindly. Handover list agreed.'},
      ],
    },
  ],
  moments: [
    {when: -270, via: 'video', who: 'Mats', text: 'Exit talk. Good work, wrong time; he asked for the slot files.'},
    {when: -255, via: 'letter', direction: 'out', text: 'Card to Linnéa at her new firm.'},
  ],
  engagements: [
    {
      key: 'ramps',
      title: 'Ramp and gate operations',
      kind: 'retainer',
      fees: ['2100 EUR/month', '2200 EUR/month'],
      end: -190,
      months: 12,
      notice: '60d',
      ended: {on: -262, why: 'Champion left; the successor works with his own people'},
    },
  ],
  promises: [
    {made: -800, due: -786, kept: -787, text: 'Slot plan for both gates'},
    {made: -420, due: -406, broken: -380, text: 'Damage report by carrier', why: 'Waited for data that never came'},
    {made: -275, due: -265, kept: -266, text: 'All slot files handed over'},
  ],
  values: [
    {
      when: -685,
      kind: 'result',
      text: 'Gate waiting 52 to 31 min',
      share: 'Trucks wait 31 minutes at the gate instead of 52.',
    },
  ],
  notes: [
    {when: -268, text: 'Lesson: one contact only. Should have known Mats a year earlier.'},
    {when: -250, text: 'Linnéa may call from her new firm. Leave it to her.'},
  ],
  feedback: [
    {when: -540, asked: 'nps', score: 9, comment: 'The drivers say good morning again.'},
    {
      when: -270,
      asked: 'exit',
      who: 'Mats',
      comment: 'Nothing was wrong with the work. I have people of my own for it.',
    },
  ],
  billing: {engagement: 'ramps', months: 3, dueAfter: 30, paidAfter: [8, 28]},
}
