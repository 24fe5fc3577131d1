import type {Book} from '../../book/book.ts'
import type {Commitment} from '../../book/outlines.ts'
import {addDays, type Day} from '../../calendar/day.ts'
import {type FoundItem, fromToday, makeItem, oneLine, type Source} from './item.ts'

/** A promise without a day comes up after two weeks (a judgement): soon enough to be kept, or to agree on a day. */
const undatedAfterDays = 14

const reasonFor = ({by, due, on, text}: Commitment, today: Day): string => {
  const who = by === 'them' ? 'They' : 'You'
  const when = due
    ? `promised by ${due} (${fromToday(due, today)})`
    : `promised on ${on} (${fromToday(on, today)}), no day was agreed`
  return `${who} ${when}: ${oneLine(text)}`
}

const actionsFor = (book: Book, {id, by, customer}: Commitment): string[] => {
  const short = book.shortId(id)
  const snooze = `crm snooze ${short} --for 1w`
  if (by !== 'them') return [`crm promise keep ${short}`, snooze, `crm promise release ${short}`]
  const nudge = `crm log ${book.shortId(customer)} "Asked about their promise" --via email --out`
  return [nudge, `crm promise keep ${short}`, snooze]
}

/** Open promises, mine and theirs: due on their day and overdue after it; without a day due from two weeks on. */
export const promises: Source = {
  kind: 'promise',
  items({book, today, until, customers}) {
    const items: FoundItem[] = []
    for (const promise of book.where('promise', 'state', 'open')) {
      const customer = customers.get(promise.customer)
      if (!customer) continue
      const on = promise.due ?? addDays(promise.on, undatedAfterDays)
      if (on > until) continue
      items.push(
        makeItem(today, {
          id: promise.id,
          kind: 'promise',
          customer,
          on,
          severity: promise.due && today > on ? 'overdue' : 'due',
          reason: () => reasonFor(promise, today),
          actions: () => actionsFor(book, promise),
        }),
      )
    }
    return items
  },
}
