import {changeRecord, createRecord, toElements} from '../../book/edits.ts'
import type {Engagement} from '../../book/registry.ts'
import {addDays, addMonths, type Day, laterDay, yearOf} from '../../calendar/day.ts'
import type {Entry} from '../ledger.ts'
import type {EngagementStory} from '../story/engagements.ts'
import {minuteOfAgreement, minuteOfClosing, type Telling} from './telling.ts'

/** A term is agreed some days before it begins. */
const agreedDaysBefore = 6

/** Every engagement of a client: by the key of its story, its terms in their order. */
export type EngagementsByKey = ReadonlyMap<string, readonly Engagement[]>

/** The first and the last day of term number `at`. */
function daysOfTerm({calendar}: Telling, story: EngagementStory, at: number): {start: Day; end?: Day} {
  const {start, months} = story
  const end = story.end === undefined ? undefined : calendar.day(story.end)
  if (start !== undefined) return {start: calendar.day(start), ...(end ? {end} : {})}
  if (!end || !months) throw new Error(`${story.key} has neither a start nor an end and a length`)
  const after = story.fees.length - 1 - at
  return {start: addDays(addMonths(end, -months * (after + 1)), 1), end: addMonths(end, -months * after)}
}

/** The terms of one engagement: one for each fee, each renewing the one before. */
function termsOf(telling: Telling, story: EngagementStory): Engagement[] {
  const {title, kind, fees, notice, rolling, includes} = story
  const terms: Engagement[] = []
  fees.forEach((fee, at) => {
    const days = daysOfTerm(telling, story, at)
    const before = terms.at(-1)
    terms.push({
      id: telling.newId('engagement', at === fees.length - 1 ? story.id : undefined),
      type: 'engagement',
      customer: telling.customer,
      ...days,
      title: title.replace('{year}', String(yearOf(days.start))),
      kind,
      fee,
      ...(notice ? {notice} : {}),
      ...(rolling ? {rolling} : {}),
      ...(includes ? {includes: toElements(includes) ?? {}} : {}),
      ...(before ? {renews: before.id} : {}),
    })
  })
  return terms
}

function agreeTerm({story, calendar}: Telling, {id, type, ...values}: Engagement): Entry {
  const agreed = calendar.lastWorkday(addDays(values.start, -agreedDaysBefore))
  const day = laterDay(agreed, calendar.workday(story.added))
  return {day, minute: minuteOfAgreement, edit: createRecord(type, id, values)}
}

/** The agreements of a client; what was ended early ended in its last term. */
export function tellEngagements(telling: Telling): {entries: Entry[]; engagements: EngagementsByKey} {
  const entries: Entry[] = []
  const engagements = new Map<string, readonly Engagement[]>()
  for (const story of telling.story.engagements ?? []) {
    const terms = termsOf(telling, story)
    const last = terms.at(-1)
    entries.push(...terms.map(term => agreeTerm(telling, term)))
    engagements.set(story.key, terms)
    if (!story.ended || !last) continue
    const end = {endedOn: telling.calendar.workday(story.ended.on), endedWhy: story.ended.why}
    const edit = changeRecord('engagement', last.id, end)
    entries.push({day: end.endedOn, minute: minuteOfClosing, edit})
    engagements.set(story.key, terms.with(-1, {...last, ...end}))
  }
  return {entries, engagements}
}

/** The id of the engagement that a day falls in, if there is one. */
export function engagementOn(engagements: EngagementsByKey, day: Day): string | undefined {
  const runs = ({start, end, endedOn, rolling}: Engagement): boolean => {
    const last = endedOn ?? (rolling ? undefined : end)
    return start <= day && (!last || day <= last)
  }
  return [...engagements.values()].flat().find(runs)?.id
}
