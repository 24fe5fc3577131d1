import {changeRecord, createRecord} from '../../book/edits.ts'
import type {Commitment, ValueItem} from '../../book/registry.ts'
import type {Entry} from '../ledger.ts'
import type {PromiseStory} from '../story/items.ts'
import type {When} from '../story/when.ts'
import {type EngagementsByKey, engagementOn} from './engagements.ts'
import {drawMinute, minuteOfClosing, type Telling} from './telling.ts'

/** How a promise ended, and when. */
function endOf({kept, broken, released}: PromiseStory): {state: Commitment['state']; when: When} | undefined {
  if (kept !== undefined) return {state: 'kept', when: kept}
  if (broken !== undefined) return {state: 'broken', when: broken}
  return released === undefined ? undefined : {state: 'released', when: released}
}

/** The promises of a client as they stand, with the edits that made and ended them. */
export function tellPromises(telling: Telling): {entries: Entry[]; promises: Commitment[]} {
  const {story, calendar, draws, customer, newId} = telling
  const entries: Entry[] = []
  const promises = (story.promises ?? []).map((told): Commitment => {
    const made = {
      customer,
      on: calendar.workday(told.made),
      text: told.text,
      by: told.by ?? 'me',
      state: 'open' as const,
      ...(told.due === undefined ? {} : {due: calendar.workday(told.due)}),
      ...(told.share ? {share: told.share} : {}),
    }
    const id = newId('promise', told.id)
    entries.push({day: made.on, minute: drawMinute(draws), edit: createRecord('promise', id, made)})
    const end = endOf(told)
    if (!end) return {id, type: 'promise', ...made}
    const closedOn = calendar.workday(end.when)
    const closed = {state: end.state, closedOn, ...(told.why ? {why: told.why} : {})}
    entries.push({day: closedOn, minute: minuteOfClosing, edit: changeRecord('promise', id, closed)})
    return {id, type: 'promise', ...made, ...closed}
  })
  return {entries, promises}
}

/** What was delivered to a client beside the agreement and within it. */
export function tellValues(
  {story, calendar, draws, customer, newId}: Telling,
  engagements: EngagementsByKey,
): {entries: Entry[]; values: ValueItem[]} {
  const values = (story.values ?? []).map(({when, id, ...told}): ValueItem => {
    const on = calendar.workday(when)
    const engagement = engagementOn(engagements, on)
    return {id: newId('value', id), type: 'value', ...told, customer, on, ...(engagement ? {engagement} : {})}
  })
  const entries = values.map(({id, type, ...value}): Entry => {
    return {day: value.on, minute: drawMinute(draws), edit: createRecord(type, id, value)}
  })
  return {entries, values}
}

/** Private notes. */
export const tellNotes = ({story, calendar, draws, customer, newId}: Telling): Entry[] =>
  (story.notes ?? []).map(({when, text}): Entry => {
    const on = calendar.workday(when)
    return {day: on, minute: drawMinute(draws), edit: createRecord('note', newId('note'), {customer, on, text})}
  })
