import type {ClientStory} from '../story/client.ts'

/** A finished project, kept warm once a year. */
export const yamamoto: ClientStory = {
  key: 'yamamoto',
  added: -905,
  customer: {
    name: '山本木工所',
    tier: 'D',
    status: 'active',
    tags: ['crafts', 'family business'],
    timezone: 'Asia/Tokyo',
    language: 'ja',
    channel: 'email',
    website: 'https://yamamoto.example',
    custom: {city: '京都'},
  },
  people: [
    {
      short: 'Yamamoto-san',
      name: '山本 健一',
      role: '代表',
      salutation: '山本様',
      formality: 'Formal; a letter before a call',
      interests: 'Hinoki and its grain; baseball',
      badNews: 'Through Sakura-san, with a proposal at hand',
      emails: ['kenichi@yamamoto.example'],
      language: 'ja',
      timezone: 'Asia/Tokyo',
      birthday: {in: -150, year: 1959},
    },
    {short: 'Sakura-san', name: '山本 さくら', role: '営業', emails: ['sakura@yamamoto.example'], birthday: {in: 115}},
  ],
  topics: ['orders from hotels', 'drying times of the wood', 'the apprentice plan', 'the price of one-off pieces'],
  channels: ['video', 'email'],
  followUp: 'email',
  chapters: [
    {
      from: -898,
      to: -520,
      every: 130,
      scenes: [
        {via: 'video', text: 'Sakura-san wrote after reading an article of mine. Very polite, very precise questions.'},
        {via: 'email', direction: 'in', text: 'さくらさんより：「来年、父と相談いたします。」'},
      ],
    },
    {
      from: -486,
      to: -250,
      every: 34,
      scenes: [
        {via: 'visit', text: 'Two days in the workshop. Every joint perfect, no list of orders anywhere.'},
        {via: 'video', text: 'One board for all orders, in wood, made by the apprentice. Better than mine.'},
        {via: 'video', text: 'Hotels pay late because invoices leave late. Now they leave with the piece.'},
        {via: 'email', direction: 'in', text: '健一さんより：「納期の約束ができるようになりました。」'},
        {via: 'video', text: 'Project closed. Yamamoto-san bowed to the camera; so did I.'},
      ],
    },
  ],
  moments: [
    {when: -236, via: 'email', direction: 'out', text: 'Asked how the board does without me.'},
    {when: -232, via: 'email', direction: 'in', text: 'さくらさんより：「毎朝、みんなで見ています。」'},
    {when: -206, via: 'email', direction: 'out', text: 'Sent an article on drying times.'},
    {when: -202, via: 'email', direction: 'in', text: 'Read by father and daughter, with two questions about maple.'},
    {when: -171, via: 'email', direction: 'out', text: 'Answered on maple; asked about the hotel in Nara.'},
    {when: -167, via: 'email', direction: 'in', text: '健一さんより：「茶室の木を選びました。」'},
    {
      when: -126,
      via: 'email',
      direction: 'in',
      text: 'Photo of a tea room for a hotel in Nara. All delivered on the day.',
    },
    {when: -120, via: 'email', direction: 'out', text: 'Congratulated them on the tea room.'},
    {when: -98, via: 'email', direction: 'in', text: 'A short thank you for the congratulations, three weeks later.'},
    {when: -62, via: 'email', direction: 'out', text: 'Wished them luck for the exhibition, asked for photographs.'},
    {when: -38, via: 'email', direction: 'in', text: 'Two photographs, no words. The exhibition is over.'},
  ],
  engagements: [
    {key: 'orders', title: '受注と納期の見える化', kind: 'project', fees: ['7400 EUR/total'], start: -490, end: -245},
  ],
  promises: [{made: -400, due: -390, kept: -391, text: 'Drawing of the order board'}],
  values: [
    {
      when: -255,
      kind: 'result',
      text: 'Every order has a date; nine of ten hold',
      share: 'Every order has a delivery date now, and nine out of ten are met.',
    },
    {when: -300, kind: 'extra', text: 'English letter to a hotel chain', minutes: 60},
  ],
  reminders: [{noted: -120, on: 47, text: 'Ask how the exhibition went'}],
  notes: [{when: -480, text: 'Never a direct no. “We will consider it” is the no.'}],
  purchases: [
    {
      what: 'An hour on open orders',
      amount: '160 EUR',
      on: [-540, -512, -484, -456, -428, -400, -372, -344, -316, -288, -260, -232, -20],
    },
  ],
  feedback: [{when: -243, asked: 'csat', score: 5, comment: '納期が守れるようになりました。'}],
}
