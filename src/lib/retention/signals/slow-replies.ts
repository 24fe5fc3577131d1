import {daysBetween} from '../../calendar/day.ts'
import {inDays, theOnlyOf} from '../agenda/item.ts'
import {isLeftInPeace} from '../cadence.ts'
import {slowRepliesInRow, slowRepliesKeptDays, slowReplyMedians} from '../constants.ts'
import {countWords, repliesOf, usualReplyDays} from '../reply-times.ts'
import {type FindSignals, type FoundSignal, makeSignal, talk} from './signal.ts'

/** They took twice their usual time to answer, two times in a row. */
export const findSlowReplies: FindSignals = ({book, today, customers}) => {
  const signals: FoundSignal[] = []
  const words = countWords(book, theOnlyOf(customers))
  customers.forEach(customer => {
    if (isLeftInPeace(customer)) return
    const replies = repliesOf(book, customer.id, today, words)
    const latest = replies.slice(-slowRepliesInRow)
    const usual = usualReplyDays(replies, slowRepliesInRow)
    const last = latest.at(-1)?.reply
    if (!last || usual === undefined || daysBetween(last.on, today) > slowRepliesKeptDays) return
    if (latest.some(({days}) => days < slowReplyMedians * usual)) return
    signals.push(
      makeSignal({
        about: customer.id,
        customer,
        kind: 'risk',
        signal: 'slow-replies',
        severity: 'amber',
        since: last.on,
        evidence: () =>
          `The last ${latest.length} answers took ${latest.map(({days}) => days).join(' and ')} days, the usual is ${inDays(usual)} (of ${replies.length - latest.length})`,
        records: () => latest.flatMap(({sent, reply}) => [sent.id, reply.id]),
        action: () => talk(book, customer, 'Asked whether mail is still the right way'),
      }),
    )
  })
  return signals
}
