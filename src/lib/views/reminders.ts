import type {Owned} from '../book/present.ts'
import {renderTable} from '../terminal/table.ts'
import {idCell} from './parts.ts'
import {fieldText} from './record-lines.ts'
import type {View} from './view.ts'

/** Reminders and when each comes next. */
export const viewReminders: View<{reminders: readonly (Owned & {readonly next: string | null})[]}> = (
  {reminders},
  screen,
  book,
) => {
  if (reminders.length === 0) return 'No reminder. Set one: crm remind CUSTOMER "what to remember" --on DAY'
  return renderTable(
    [
      {header: 'id'},
      {header: 'next'},
      {header: 'every', spare: true},
      {header: 'customer', flexible: true, min: 8},
      {header: 'reminder', flexible: true},
    ],
    reminders.map(reminder => [
      idCell(book, reminder.id, screen),
      reminder.next ?? 'over',
      fieldText(reminder, 'every') ?? '–',
      reminder.customer.name,
      fieldText(reminder, 'text') ?? '',
    ]),
    screen,
  )
}
