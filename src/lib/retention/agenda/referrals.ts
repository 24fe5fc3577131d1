import {addDays} from '../../calendar/day.ts'
import {type FoundItem, fromToday, makeItem, oneLine, type Source} from './item.ts'

/** Thanks for a referral are due after three days, whatever becomes of it; after two weeks they are late (judgements). */
const thankAfterDays = 3
const lateAfterDays = 14

/** Clients who brought somebody and were not thanked. */
export const referrals: Source = {
  kind: 'opportunity',
  items({book, today, until, customers}) {
    const items: FoundItem[] = []
    for (const referral of book.outlines('referral')) {
      const {id, customer: from, to, thankedOn} = referral
      const on = addDays(referral.on, thankAfterDays)
      const customer = thankedOn || on > until ? undefined : customers.get(from)
      if (!customer) continue
      const name = oneLine(book.find('customer', to)?.name ?? 'somebody')
      const short = book.shortId(id)
      items.push(
        makeItem(today, {
          id,
          kind: 'opportunity',
          customer,
          on,
          severity: today > addDays(referral.on, lateAfterDays) ? 'overdue' : 'due',
          reason: () => `Not thanked yet for a referral of ${referral.on} (${fromToday(referral.on, today)}): ${name}`,
          actions: () => [`crm refer thank ${short}`, `crm snooze ${short} --for 1w`],
        }),
      )
    }
    return items
  },
}
