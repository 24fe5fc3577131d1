import type {Reminder} from '../../book/outlines.ts'
import type {Day} from '../../calendar/day.ts'
import {firstOccurrenceAfter, occurrenceAt, type Recurrence} from '../../calendar/recurrence.ts'
import {everySpan, readSpan} from '../../calendar/span.ts'
import {doneAndSnooze, type FoundItem, makeItem, oneLine, type Source} from './item.ts'

const recurrenceOf = ({on, every, until, times}: Reminder): Recurrence | undefined => {
  const span = every ? readSpan(every) : undefined
  if (!span) return undefined
  return {start: on, every: span, ...(until ? {until} : {}), ...(typeof times === 'number' ? {times} : {})}
}

/** The first occurrence of a reminder after a day, anchored on its first; of one that does not recur only its own day. */
export const occurrenceAfter = (reminder: Reminder, after: Day): Day | undefined => {
  const recurrence = recurrenceOf(reminder)
  if (recurrence) return firstOccurrenceAfter(recurrence, after)
  return reminder.on > after ? reminder.on : undefined
}

/** The occurrence of a reminder that is not done yet; undefined where all are. */
export const openOccurrence = (reminder: Reminder): Day | undefined => {
  if (reminder.doneThrough) return occurrenceAfter(reminder, reminder.doneThrough)
  const recurrence = recurrenceOf(reminder)
  return recurrence ? occurrenceAt(recurrence, 0) : reminder.on
}

const reasonFor = (reminder: Reminder, on: Day): string => {
  const every = recurrenceOf(reminder)?.every
  return `Reminder for ${on}${every ? `, ${everySpan(every)}` : ''}: ${oneLine(reminder.text)}`
}

/** Reminders: due on their day, overdue after it; of a recurring one the first occurrence that is not done. */
export const reminders: Source = {
  kind: 'reminder',
  items({book, today, until, customers}) {
    const items: FoundItem[] = []
    for (const reminder of book.select('reminder', ({on}) => on <= until)) {
      const customer = customers.get(reminder.customer)
      const on = customer && openOccurrence(reminder)
      if (!on || on > until) continue
      items.push(
        makeItem(today, {
          id: reminder.id,
          kind: 'reminder',
          customer,
          on,
          severity: today > on ? 'overdue' : 'due',
          reason: () => reasonFor(reminder, on),
          actions: () => doneAndSnooze(book, reminder.id),
        }),
      )
    }
    return items
  },
}
