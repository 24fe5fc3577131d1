import {addDays, type Day, yearOf} from '../../calendar/day.ts'
import {nextAnniversary} from '../../calendar/yearly.ts'
import {isLeftInPeace} from '../cadence.ts'
import {tenureSince} from '../loyalty.ts'
import {doneAndSnooze, type FoundItem, fromToday, makeItem, type Source} from './item.ts'

/** As with birthdays: a week late is late enough (a judgement). */
const lateDays = 7

/** This year's day while it is at most a week past and not done, else the next one; the first is a year after the start. */
const openDay = (since: Day, today: Day, doneFor: Day | null | undefined): Day => {
  const from = addDays(today, -lateDays)
  const day = nextAnniversary(since, from > since ? from : addDays(since, 1))
  return day === doneFor ? nextAnniversary(since, addDays(day, 1)) : day
}

/** Each year with a client, where the settings want it: due on the day and for a week after it, never overdue. */
export const tenure: Source = {
  kind: 'date',
  items({book, today, until, customers, states}) {
    if (!book.settings.loyalty.anniversaries) return []
    const items: FoundItem[] = []
    customers.forEach(customer => {
      const since = isLeftInPeace(customer) || customer.status === 'prospect' ? undefined : tenureSince(book, customer)
      if (!since) return
      const id = `${customer.id}/tenure`
      const on = openDay(since, today, states.get(id)?.doneFor)
      if (on > until) return
      const years = yearOf(on) - yearOf(since)
      const reason = () =>
        `${years} ${years === 1 ? 'year' : 'years'} a customer on ${on} (${fromToday(on, today)}), since ${since}`
      const actions = () => doneAndSnooze(book, id, '1d')
      items.push(makeItem(today, {id, kind: 'date', customer, on, severity: 'due', reason, actions}))
    })
    return items
  },
}
