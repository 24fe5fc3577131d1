import type {FeedbackStory} from '../story/feedback.ts'
import type {RequestStory} from '../story/requests.ts'

/** What Apex Manufacturing answered when it was asked. */
export const apexFeedback: readonly FeedbackStory[] = [
  {when: -741, asked: 'nps', score: 8, comment: 'Two points short of your goal, and you told us first.'},
  {when: -376, asked: 'nps', score: 9, comment: 'Do less next year, but stay.'},
  {
    when: -96,
    asked: 'nps',
    score: 10,
    comment: 'We argue about causes now, not about numbers. I would not run a plant any other way again.',
    mayQuote: true,
  },
  {when: -95, asked: 'nps', who: 'Marisol', score: 7, comment: 'Good work. Show me the savings earlier in the year.'},
  {when: -27, asked: 'csat', who: 'Dan', score: 5, comment: 'You picked up at three in the morning.'},
]

/** What Apex Manufacturing complained of: twice for the same cause. */
export const apexRequests: readonly RequestStory[] = [
  {
    when: -412,
    via: 'email',
    text: 'Marisol: the savings sheet does not match the ledger',
    promised: '3d',
    reply: 'Looking at both, you have the difference tomorrow.',
    solved: {
      on: -410,
      cause: 'Two versions of a file',
      fix: 'One sheet, in their own folder; mine is deleted',
      confirmed: -404,
      csat: 4,
    },
  },
  {
    when: -34,
    via: 'call',
    text: 'Dan: the night shift has last week’s plan on the wall',
    promised: '2d',
    reply: 'Take it down, the right one is in your mail.',
    solved: {
      on: -32,
      cause: 'Two versions of a file',
      fix: 'Every plan bears its date, the supervisor collects the old one',
      confirmed: -26,
      csat: 5,
    },
  },
]
