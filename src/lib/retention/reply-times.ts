import type {Book} from '../book/book.ts'
import type {Touch} from '../book/outlines.ts'
import {type Day, daysBetween} from '../calendar/day.ts'
import {byTime} from './chronology.ts'
import {quickReplyDays, repliesBeforeFrom} from './constants.ts'
import type {ReplyTimes} from './health-parts.ts'
import {median} from './rhythm.ts'

/** A client's answer to something I sent. */
export interface ClientReply {
  readonly sent: Touch
  readonly reply: Touch
  /** From the first that they left unanswered to the answer. */
  readonly days: number
}

/**
 * How long a client took to answer, oldest first: from what I sent first to their next word. A talk in between ends the
 * wait without an answer to measure; notes are no touches.
 */
export const clientReplies = (touches: readonly Touch[]): ClientReply[] => {
  const replies: ClientReply[] = []
  let sent: Touch | undefined
  for (const touch of touches.toSorted(byTime)) {
    if (touch.channel === 'note') continue
    if (touch.direction === 'out') sent ??= touch
    else {
      if (sent && touch.direction === 'in') replies.push({sent, reply: touch, days: daysBetween(sent.on, touch.on)})
      sent = undefined
    }
  }
  return replies
}

/** How many words came from each customer, or from a few: most have too few to measure, which is quicker to see so. */
export const countWords = (book: Book, few?: readonly string[]): ReadonlyMap<string, number> => {
  const words = new Map<string, number>()
  const isWord = ({direction}: Touch): boolean => direction === 'in'
  const found = few?.flatMap(id => book.outlinesOf('touch', id).filter(isWord))
  const all = found ?? book.where('touch', 'direction', 'in')
  all.forEach(({customer}) => {
    words.set(customer, (words.get(customer) ?? 0) + 1)
  })
  return words
}

/** The answers of a customer up to a day; none where their words, as `countWords` has them, are too few to compare. */
export const repliesOf = (
  book: Book,
  customer: string,
  today: Day,
  words: ReadonlyMap<string, number>,
): ClientReply[] =>
  (words.get(customer) ?? 0) > repliesBeforeFrom
    ? clientReplies(book.outlinesOf('touch', customer).filter(({on}) => on <= today))
    : []

/** The usual time to answer before the latest ones, in days; undefined with too few. A quick one counts as a day. */
export const usualReplyDays = (replies: readonly ClientReply[], latest: number): number | undefined => {
  const before = replies.slice(0, -latest).map(({days}) => days)
  const usual = before.length < repliesBeforeFrom ? null : median(before)
  return usual === null ? undefined : Math.max(usual, quickReplyDays)
}

/** The latest time to answer against what was usual before; null where too little is known. */
export const replyTimesOf = (replies: readonly ClientReply[]): ReplyTimes | null => {
  const latest = replies.at(-1)
  const usual = usualReplyDays(replies, 1)
  return latest && usual !== undefined ? {latest: latest.days, median: usual} : null
}
