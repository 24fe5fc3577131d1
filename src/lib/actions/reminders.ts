import type {Book} from '../book/book.ts'
import {createRecord} from '../book/edits.ts'
import {readCount, readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Presented, present, presentName, presentRecord} from '../book/present.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {addSpan, formatSpan, parseSpan} from '../calendar/span.ts'
import type {Edit} from '../change/edit.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {openOccurrence} from '../retention/agenda/reminders.ts'
import {recordsFor} from './listing.ts'

export interface NewReminder {
  /** A customer's id. */
  readonly customer: string
  readonly text: string
  readonly on: Day | undefined
  readonly every?: string | undefined
  readonly times?: string | undefined
  readonly until?: Day | undefined
}

/** The edit that begins a reminder; a recurring one without a first day begins one span from today. */
export function newReminder(input: NewReminder, {today, newId}: Moment): Edit {
  const every = input.every === undefined ? undefined : parseSpan(input.every)
  const on = input.on ?? (every && addSpan(today, every))
  if (!on)
    throw new CrmError('usage', 'missing: when', {
      hint: 'Say when: --on DAY (with crm log: --when DAY), e.g. --on "in 2 weeks"',
    })
  if (!every && (input.times !== undefined || input.until !== undefined)) {
    throw new CrmError('usage', '--times and --until belong to a recurring reminder', {
      hint: 'Add --every SPAN, e.g. --every 1m',
    })
  }
  if (input.until !== undefined && input.until < on)
    throw invalidValue(`until ${input.until} is before the first day ${on}`, 'Give a later --until.')
  const times = input.times === undefined ? undefined : readCount(input.times, 'times', 10_000)
  if (times === 0) throw invalidValue('0 times', 'Give at least 1.')
  return createRecord('reminder', newId('reminder'), {
    customer: input.customer,
    text: readText(input.text, 'reminder'),
    on,
    ...(every ? {every: formatSpan(every)} : {}),
    ...(times === undefined ? {} : {times}),
    ...(input.until === undefined ? {} : {until: input.until}),
  })
}

/** Sets a reminder, once or recurring. */
export function setReminder(
  book: Book,
  input: NewReminder,
  moment: Moment,
): Plan<{reminder: Presented; customer: string}> {
  const customer = resolveCustomer(book, input.customer)
  const edit = newReminder({...input, customer: customer.id}, moment)
  return {
    edits: [edit],
    summary: `remind: ${customer.name}`,
    result: after => ({reminder: present(after, edit.id), customer: customer.name}),
  }
}

type ReminderRow = Presented & {
  readonly next: Day | null
  readonly customer: Named
}

/** The reminders of the book or of one customer that are not over, by their next day. */
export function listReminders(
  book: Book,
  options: {readonly customer?: string | undefined; readonly all: boolean},
): {reminders: ReminderRow[]} {
  const rows = recordsFor(book, 'reminder', options.customer).flatMap(reminder => {
    const owner = book.find('customer', reminder.customer)
    const next = openOccurrence(reminder) ?? null
    return owner && (options.all || next) ? [{...presentRecord(reminder), next, customer: presentName(owner)}] : []
  })
  return {reminders: rows.sort((a, b) => ((a.next ?? '9999') + a.id < (b.next ?? '9999') + b.id ? -1 : 1))}
}
