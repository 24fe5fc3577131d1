import {millisecondsInDay, millisecondsInMinute} from 'date-fns/constants'
import {changeRecord, createRecord} from '../../book/edits.ts'
import {type Day, epochDay} from '../../calendar/day.ts'
import {formatInstant, type Instant} from '../../calendar/instant.ts'
import type {Entry} from '../ledger.ts'
import type {RequestStory} from '../story/requests.ts'
import {drawMinute, minuteOfClosing, type Telling} from './telling.ts'

/** A first reply comes on the same day, after so many minutes, before the day is closed. */
const replyAfter = [15, 240] as const

/** What a client asked for, the reply, the solution, and their word that it is one. */
export const tellRequests = (telling: Telling): Entry[] =>
  (telling.story.requests ?? []).flatMap(told => {
    const {calendar, draws, customer, newId} = telling
    const {when, via: channel, text, promised, reply} = told
    const id = newId('request', told.id)
    const on = calendar.workday(when)
    const minute = drawMinute(draws)
    const asked = {customer, on, at: instantOf(on, minute), channel, text, promised}
    const created: Entry = {day: on, minute, edit: createRecord('request', id, asked)}
    if (reply === undefined) return [created]
    const replied = Math.min(minute + draws.between(...replyAfter), minuteOfClosing - 1)
    const repliedAt = instantOf(on, replied)
    const edit = changeRecord('request', id, {repliedAt, updates: {[repliedAt]: reply}})
    return [created, {day: on, minute: replied, edit}, ...solve(telling, id, told)]
  })

function solve({calendar}: Telling, id: string, {solved}: RequestStory): Entry[] {
  if (!solved) return []
  const {cause, fix, confirmed, csat} = solved
  const resolvedOn = calendar.workday(solved.on)
  const edit = changeRecord('request', id, {resolvedOn, cause, fix})
  const ended: Entry = {day: resolvedOn, minute: minuteOfClosing, edit}
  if (confirmed === undefined) return [ended]
  const confirmedOn = calendar.workday(confirmed)
  const agreed = changeRecord('request', id, {confirmedOn, ...(csat === undefined ? {} : {csat})})
  return [ended, {day: confirmedOn, minute: minuteOfClosing, edit: agreed}]
}

/** The moment of a minute of the day, on the clock that the stamps of the demo have. */
const instantOf = (day: Day, minute: number): Instant =>
  formatInstant(epochDay(day) * millisecondsInDay + minute * millisecondsInMinute, 'UTC')
