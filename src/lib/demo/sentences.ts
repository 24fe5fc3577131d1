import type {Channel, Direction} from '../book/choices.ts'
import type {EverydayChannel} from './story/touches.ts'

/** `{topic}` is what it was about, `{who}` whom it was with. Every sentence fits a topic in the singular and the plural. */
interface Everyday {
  readonly direction: Direction
  /** The shortest and the longest, in minutes; none where it takes no time worth noting. */
  readonly minutes?: readonly [shortest: number, longest: number]
  readonly sentences: readonly string[]
}

/** Everyday touches by channel: what a consultant notes in ten seconds. */
export const everyday: Readonly<Record<EverydayChannel, Everyday>> = {
  call: {
    direction: 'both',
    minutes: [10, 45],
    sentences: [
      'Talked about {topic}. No change since last time, nobody is worried.',
      'Short call on {topic}. Next look in two weeks.',
      'Went through {topic} by phone; they decide this week.',
      'Called about {topic}: better than feared.',
      '{who} rang about {topic}; answered on the spot.',
      'Checked how things stand with {topic}. Going to plan.',
      'Cleared up a misunderstanding about {topic}.',
      'Half an hour on {topic}. Three open points left, all theirs.',
      'Asked {who} how {topic} looked from their side. Useful, wrote it down.',
      'Agreed who does what about {topic}.',
      'Quick call on {topic}. One decision, no homework.',
      'Mostly listened: {who} has lost sleep over {topic}.',
      'Talked {topic} through once more before they decide.',
      'Our usual call; {topic} took most of it.',
      'Call moved twice, held today, about {topic}.',
      'Gave {who} my view on {topic}; they will sleep on it.',
      'Compared notes on {topic}. We see it the same way.',
      'Caught up on {topic} and on the holidays. Good mood.',
    ],
  },
  video: {
    direction: 'both',
    minutes: [25, 75],
    sentences: [
      'Screen share: {topic}, number by number.',
      'Working session on {topic}. Half of the list is done.',
      'Reviewed {topic} with {who}; two changes agreed.',
      'Video call on {topic}. {who} had done the homework.',
      'Prepared their next internal meeting: {topic}.',
      'Looked at the figures for {topic}. The trend is right, the pace is not.',
      'Steering call. Main point: {topic}.',
      'Walked {who} through the options for {topic}. Leaning to the cheaper one.',
      'Drew {topic} on the whiteboard together and sent a photo of it.',
      'Monthly review; {topic} at the top of the list again.',
      'Sorted the open points on {topic}: five closed, two new.',
      'Trial run for {topic}. It works for the easy cases.',
      'Went over {topic} with the whole team listening. Good questions.',
      'Talked about what is holding up {topic}. It is not the tool.',
      'Settled the last details of {topic}.',
      'Looked back at a month of {topic}: what to keep, what to drop.',
    ],
  },
  meeting: {
    direction: 'both',
    minutes: [45, 120],
    sentences: [
      'Met about {topic}. {who} wants it done before the quarter ends.',
      'Workshop on {topic}: eleven ideas on cards, three worth a try.',
      'Met {who} over lunch, {topic} and a bit of everything.',
      'Review meeting. {topic} went well, the rest took longer.',
      'Planning meeting for {topic}. Dates are on the wall now.',
      'Sat down with {who} and two colleagues about {topic}.',
      'Met to decide on {topic}. Decided.',
      'Difficult meeting about {topic}, good ending.',
      'Meeting on {topic}; agreed to measure for a month before we argue on.',
      'Presented three ways to handle {topic}. They took the second.',
      'Met the people who live with {topic} every day. Learnt more than in a month of calls.',
      'Quarter meeting, {topic} on the agenda twice.',
    ],
  },
  visit: {
    direction: 'both',
    minutes: [90, 240],
    sentences: [
      'On site for {topic}. Saw it with my own eyes at last.',
      'Half a day there; spent most of it on {topic}.',
      'Visit: followed one order from the door to the invoice, then {topic}.',
      'Walked round with {who}, looking at {topic}.',
      'Spent the morning with the team on {topic}.',
      'On site for {topic}. Counted by hand, the system was wrong.',
      'Visit for {topic}; stayed longer than planned, it was worth it.',
      'Trained four people on {topic} in their own workplace.',
    ],
  },
  chat: {
    direction: 'both',
    minutes: [5, 15],
    sentences: [
      'Quick chat about {topic}; settled in ten lines.',
      '{who} asked in chat about {topic}. Sent a sketch.',
      'Chat back and forth on {topic}.',
      'Chatted about {topic} between two meetings.',
      'Short question on {topic}, short answer.',
      'Photos in the chat, about {topic}. Looks right.',
    ],
  },
  email: {
    direction: 'in',
    sentences: [
      '{who} asks for my opinion on {topic}.',
      '{who} wrote: thanks for the help with {topic}.',
      'Mail from {who} with the latest on {topic}.',
      '{who} sent the figures for {topic}.',
      'Answer from {who} about {topic}: go ahead.',
      '{who} would like to talk about {topic} next week.',
      'Long mail from {who} on {topic}. Needs a call, not a reply.',
      '{who} forwarded a complaint that touches {topic}.',
    ],
  },
  whatsapp: {
    direction: 'in',
    sentences: [
      'Voice message from {who} about {topic}.',
      '{who} sent a photo and a question about {topic}.',
      'Message from {who}: {topic} can wait until Monday.',
      '{who} asks how others handle {topic}.',
      'Good news from {who} about {topic}.',
      '{who} wants five minutes on {topic} tomorrow.',
    ],
  },
  sms: {
    direction: 'in',
    sentences: [
      'Text from {who}: {topic}, call when free.',
      'Text from {who}, all fine with {topic}.',
      '{who} texts that {topic} moved to next week.',
    ],
  },
}

/** What I send after a talk. */
export const followUps: readonly string[] = [
  'Sent the notes on {topic}.',
  'Sent a summary: {topic}, who does what by when.',
  'Sent two examples for {topic}.',
  'Sent the corrected figures for {topic}.',
  'Wrote up what we agreed on {topic}.',
  'Sent the checklist for {topic}.',
  'Sent the draft on {topic} with three questions.',
  'Forwarded an article that fits {topic}.',
  'Sent the minutes; point two: {topic}.',
  'Thanked {who} for the time and attached what we have on {topic}.',
  'Sent the template for {topic}.',
  'Sent a reminder of the open points on {topic}.',
]

/** The shortest and the longest talk on a channel, in minutes; nothing for one that takes no time worth noting. */
export const minutesOf = (channel: Channel): readonly [shortest: number, longest: number] | undefined =>
  Object.entries(everyday).find(([each]) => each === channel)?.[1].minutes
