import type {MessageTable} from './table.ts'

// English. Not yet gone through by a native reader.

export const english: MessageTable = {
  language: 'en',
  reviewed: false,
  messages: {
    'check-in': {
      subject: 'How are you getting on?',
      text: 'It has been a while since we last spoke. How are you getting on, and is there anything I can help you with?',
    },
    'value-tip': {
      subject: 'Something that may be useful to you',
      text: 'I have come across something that may be useful to you. May I send you a short summary?',
    },
    feedback: {
      subject: 'Your view of our work',
      text: 'How well does my work serve you, and what should I do better? An honest line or two from you would help me a great deal.',
    },
    thanks: {
      subject: 'Thank you',
      text: 'Thank you for the trust you place in me. I value working with you.',
    },
    referral: {
      subject: 'A question',
      text: 'If our work has been useful to you: do you know somebody whom it could help as well? An introduction from you would mean a great deal to me.',
    },
    offer: {
      subject: 'A proposal for you',
      text: 'I have an idea that may suit you. May I present it in ten minutes, at a time of your choice?',
    },
    birthday: {
      subject: 'Happy birthday',
      text: 'I wish you a very happy birthday, and health and success in the year ahead.',
    },
    'win-back': {
      subject: 'After some time',
      text: 'It is some time since we last worked together. What has changed for you since, and what could I do better this time?',
    },
    newsletter: {
      subject: 'News from {me}',
      text: '{text}\n\nYou receive this letter because you agreed to it. If you no longer want it, please reply in a word, and no other will be sent to you.',
    },
  },
}
