import {changeRecord, createRecord} from '../../book/edits.ts'
import {usualScales} from '../../book/instruments.ts'
import type {Entry} from '../ledger.ts'
import type {Person} from './customer.ts'
import {drawMinute, minuteOfClosing, type Telling} from './telling.ts'

/** The answers of a client, and what they were told about them. */
export const tellFeedback = ({story, calendar, draws, customer, newId}: Telling, people: readonly Person[]): Entry[] =>
  (story.feedback ?? []).flatMap(({when, asked, who, closed, id: beginning, ...told}): Entry[] => {
    const id = newId('feedback', beginning)
    const on = calendar.workday(when)
    const contact = people.find(({short}) => short === who) ?? people[0]
    const answer = {
      customer,
      on,
      instrument: asked,
      ...(contact ? {contact: contact.id} : {}),
      ...(told.score === undefined ? {} : usualScales[asked]),
      ...told,
    }
    const given = {day: on, minute: drawMinute(draws), edit: createRecord('feedback', id, answer)}
    if (!closed) return [given]
    const closedOn = calendar.workday(closed.on)
    const edit = changeRecord('feedback', id, {closedOn, closeNote: closed.note})
    return [given, {day: closedOn, minute: minuteOfClosing, edit}]
  })
