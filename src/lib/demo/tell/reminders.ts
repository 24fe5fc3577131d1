import {changeRecord, createRecord} from '../../book/edits.ts'
import {addDays, addMonths, civilDay, type Day, monthOf, yearOf} from '../../calendar/day.ts'
import {occurrencesBetween, type Recurrence} from '../../calendar/recurrence.ts'
import {addSpan, parseSpan, type Span} from '../../calendar/span.ts'
import type {Entry} from '../ledger.ts'
import type {ReminderStory} from '../story/reminders.ts'
import {drawMinute, minuteOfClosing, type Telling} from './telling.ts'

/** The reminders of a client; what is done was done on its day. */
export const tellReminders = (telling: Telling): Entry[] =>
  (telling.story.reminders ?? []).flatMap(told => {
    const {calendar, draws, customer, newId} = telling
    const {text, every, times} = told
    const id = newId('reminder', told.id)
    const noted = calendar.workday(told.noted)
    const on = firstDay(telling, told, noted)
    const until = told.until === undefined ? undefined : calendar.day(told.until)
    const reminder = {
      customer,
      text,
      on,
      ...(every ? {every} : {}),
      ...(times ? {times} : {}),
      ...(until ? {until} : {}),
    }
    const doneThrough = lastDone(telling, told, {...reminder, every: every ?? '1d', times: every ? times : 1})
    const created: Entry = {day: noted, minute: drawMinute(draws), edit: createRecord('reminder', id, reminder)}
    if (!doneThrough) return [created]
    const edit = changeRecord('reminder', id, {doneThrough})
    return [created, {day: doneThrough, minute: minuteOfClosing, edit}]
  })

/** The first day of a reminder: of a recurring one it is counted back from the day that is told. */
function firstDay({calendar}: Telling, {on, every, atMonthEnd}: ReminderStory, noted: Day): Day {
  if (atMonthEnd) return firstThirtyFirst(calendar.day(on))
  return every ? countBack(calendar.day(on), parseSpan(every), noted) : calendar.workday(on)
}

function firstThirtyFirst(from: Day): Day {
  for (let month = from; ; month = addMonths(month, 1)) {
    const day = civilDay(yearOf(month), monthOf(month), 31)
    if (day) return day
  }
}

function countBack(day: Day, every: Span, earliest: Day): Day {
  let spans = 0
  while (addSpan(day, every, -(spans + 1)) >= earliest) spans++
  return addSpan(day, every, -spans)
}

interface Series {
  readonly on: Day
  readonly every: string
  readonly times?: number | undefined
  readonly until?: Day
}

/** The last day that is done: always before today. */
function lastDone({calendar}: Telling, {done}: ReminderStory, {on, every, times, until}: Series): Day | undefined {
  if (!done) return undefined
  const series: Recurrence = {
    start: on,
    every: parseSpan(every),
    ...(times ? {times} : {}),
    ...(until ? {until} : {}),
  }
  if (done === 'all') return occurrencesBetween(series, on, addDays(calendar.today, -1)).at(-1)
  return occurrencesBetween(series, on, calendar.today).at(-2)
}
