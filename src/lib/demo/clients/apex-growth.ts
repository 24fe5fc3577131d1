import type {ClientStory} from '../story/client.ts'

/** What may come of Apex Manufacturing, what was offered there, and whom they brought. */
export const apexGrowth: Pick<
  ClientStory,
  'opportunities' | 'offers' | 'referrals' | 'points' | 'consents' | 'expenses'
> = {
  opportunities: [
    {
      id: 'y4k7',
      title: 'Second plant in Columbus',
      worth: '48000 EUR',
      stages: [
        {when: -40, stage: 'talk'},
        {when: -12, stage: 'proposal'},
      ],
      close: 45,
      next: 'Ask Helen who else decides',
      nextOn: 20,
    },
  ],
  offers: [
    {
      when: -198,
      kind: 'workshop',
      text: 'A day of training for the shift leads',
      answer: 'accepted',
      answered: -191,
    },
    {
      when: -120,
      kind: 'discount',
      text: 'Two visits in August for the price of one',
      answer: 'declined',
      answered: -114,
    },
    {id: 'o4k7', when: -10, kind: 'workshop', text: 'Half a day on the maintenance calendar for the night shift'},
  ],
  referrals: [{id: 'w4k7', when: -78, to: 'maple-ridge', thanksHiddenUntil: 21}],
  points: [{when: -190, points: 50, why: 'Helen spoke at my open day'}],
  consents: [{when: -330, state: 'given', who: 'Helen', how: 'Asked for it after the quarter review'}],
  expenses: [
    {when: -215, amount: '45 EUR', purpose: 'retention', what: 'Doughnuts for the crew of line 3, by courier'},
    {when: -134, amount: '118 EUR', purpose: 'delivery', what: 'Printing of the handover sheets'},
  ],
}
