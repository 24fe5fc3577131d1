import {createRecord, toElements} from '../../book/edits.ts'
import {idFor} from '../../book/ids.ts'
import {letterLanguages} from '../../book/letter-languages.ts'
import type {Commitment, Engagement, ValueItem} from '../../book/registry.ts'
import {addDays, type Day, laterDay} from '../../calendar/day.ts'
import type {Entry} from '../ledger.ts'
import type {Person} from './customer.ts'
import type {EngagementsByKey} from './engagements.ts'
import {drawMinute, known, minuteOfClosing, type Telling} from './telling.ts'

/** A check-in was snoozed some days ago. */
const snoozedDaysAgo = 6

/** How far a recap for an open-ended engagement looks back. */
const recapDays = 365

interface Told {
  readonly people: readonly Person[]
  readonly engagements: EngagementsByKey
  readonly values: readonly ValueItem[]
  readonly promises: readonly Commitment[]
}

/** The recaps that were sent, each with the records that it was made of. */
export function tellRecaps({story, calendar, draws, customer, newId}: Telling, told: Told): Entry[] {
  const language = letterLanguages.find(each => each === story.customer.language) ?? 'en'
  return (story.recaps ?? []).map(({engagement: key, term, sent}): Entry => {
    const engagement = termAt(told.engagements, key, term)
    const on = calendar.workday(sent)
    const from = laterDay(engagement.start, addDays(on, 1 - recapDays))
    const isWithin = (day: Day | null | undefined) => day !== null && day !== undefined && day >= from && day <= on
    const records = [
      ...told.values.filter(value => value.share && isWithin(value.on)),
      ...told.promises.filter(({by, closedOn, state}) => by === 'me' && state !== 'released' && isWithin(closedOn)),
    ]
    const contact = told.people[0]?.id
    const edit = createRecord('recap', newId('recap'), {
      customer,
      engagement: engagement.id,
      ...(contact ? {contact} : {}),
      on,
      from,
      to: on,
      language,
      records: toElements(records.map(({id}) => id)),
    })
    return {day: on, minute: drawMinute(draws), edit}
  })
}

function termAt(engagements: EngagementsByKey, key: string, term: number): Engagement {
  const found = known(engagements, key).at(term)
  if (!found) throw new Error(`${key} has no term ${term}`)
  return found
}

/** A decision about an item of the agenda. */
export function decide({customer}: Telling, day: Day, subject: string, suffix: string, decision: object): Entry {
  const item = `${subject}/${suffix}`
  const edit = createRecord('agenda-state', idFor('a', item), {customer, subject, item, ...decision})
  return {day, minute: minuteOfClosing, edit}
}

/** What was decided about the agenda: steps before a renewal that are done, and a check-in that is snoozed. */
export function tellDecisions(telling: Telling, engagements: EngagementsByKey): Entry[] {
  const {story, calendar, customer} = telling
  const {steps = [], checkInSnoozedUntil: until} = story
  const done = steps.map(({engagement: key, daysBefore, doneOn, note}) => {
    const {id, end} = termAt(engagements, key, -1)
    if (!end) throw new Error(`${key} has no end`)
    const day = calendar.workday(doneOn)
    return decide(telling, day, id, `renewal-${daysBefore}`, {doneFor: addDays(end, -daysBefore), doneOn: day, note})
  })
  if (until === undefined) return done
  const snoozedOn = calendar.workday(-snoozedDaysAgo)
  return [...done, decide(telling, snoozedOn, customer, 'check-in', {snoozedUntil: calendar.day(until)})]
}
