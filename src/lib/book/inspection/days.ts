import {addDays, type Day, isDay} from '../../calendar/day.ts'
import type {Json} from '../../change/json.ts'
import {editHint, findingAt, type Inspection, type KnownRow, knownRows, nameRecord} from './finding.ts'

interface Order {
  readonly type: string
  readonly first: string
  readonly last: string
  /** The predicate of the sentence. */
  readonly says: (first: Day, last: Day) => string
}

/** Days of one record of which the second cannot lie before the first. */
const orders: readonly Order[] = [
  {
    type: 'engagement',
    first: 'start',
    last: 'end',
    says: (first, last) => `ends on ${last}, before it starts on ${first}`,
  },
  {
    type: 'engagement',
    first: 'start',
    last: 'endedOn',
    says: (first, last) => `was ended on ${last}, before it starts on ${first}`,
  },
  {
    type: 'promise',
    first: 'on',
    last: 'closedOn',
    says: (first, last) => `was closed on ${last}, before it was made on ${first}`,
  },
  {
    type: 'feedback',
    first: 'on',
    last: 'closedOn',
    says: (first, last) => `was closed on ${last}, before it was given on ${first}`,
  },
  {
    type: 'request',
    first: 'on',
    last: 'resolvedOn',
    says: (first, last) => `was solved on ${last}, before it came in on ${first}`,
  },
  {
    type: 'request',
    first: 'resolvedOn',
    last: 'confirmedOn',
    says: (first, last) => `was confirmed on ${last}, before it was solved on ${first}`,
  },
  {
    type: 'purchase',
    first: 'on',
    last: 'due',
    says: (first, last) => `is due on ${last}, before it was made on ${first}`,
  },
  {
    type: 'purchase',
    first: 'on',
    last: 'paid',
    says: (first, last) => `was paid on ${last}, before it was made on ${first}`,
  },
  {
    type: 'offer',
    first: 'on',
    last: 'answeredOn',
    says: (first, last) => `was answered on ${last}, before it was made on ${first}`,
  },
  {
    type: 'referral',
    first: 'on',
    last: 'outcomeOn',
    says: (first, last) => `was won or lost on ${last}, before it was made on ${first}`,
  },
  {
    type: 'referral',
    first: 'on',
    last: 'thankedOn',
    says: (first, last) => `was thanked for on ${last}, before it was made on ${first}`,
  },
  {
    type: 'opportunity',
    first: 'on',
    last: 'closedOn',
    says: (first, last) => `was closed on ${last}, before it came up on ${first}`,
  },
  {
    type: 'reminder',
    first: 'on',
    last: 'until',
    says: (first, last) => `repeats until ${last}, before its first day ${first}`,
  },
  {
    type: 'recap',
    first: 'from',
    last: 'to',
    says: (first, last) => `covers a period that ends on ${last}, before it begins on ${first}`,
  },
]

const dayIn = (value: Json | undefined): Day | undefined => (isDay(value) ? value : undefined)

/** Days in an order that cannot be, and days of what happened that are still to come by more than a day. */
export const inspectDays: Inspection = (book, {today}) => {
  const latest = addDays(today, 1)
  return knownRows(book).flatMap(row => [
    ...orders.flatMap(({type, first, last, says}) => {
      const [from, to] = [dayIn(row.record[first]), dayIn(row.record[last])]
      if (row.record.type !== type || !from || !to || from <= to) return []
      return [findingAt(row, last, `${nameRecord(book, row)} ${says(from, to)}${editHint(book, row, last)}`)]
    }),
    ...happenedFields(row).flatMap(name => {
      const day = dayIn(row.record[name])
      if (!day || day <= latest) return []
      const message = `${nameRecord(book, row)} has ${day} for ${name}, which is still to come (today is ${today})`
      return [findingAt(row, name, `${message}${editHint(book, row, name)}`)]
    }),
  ])
}

const happenedFields = ({collection}: KnownRow): string[] =>
  Object.entries(collection.fields).flatMap(([name, field]) => ('happened' in field && field.happened ? [name] : []))
