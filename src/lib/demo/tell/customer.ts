import {changeRecord, createRecord, toElements} from '../../book/edits.ts'
import {addDays, type Day} from '../../calendar/day.ts'
import {anniversaryIn, type MonthDay} from '../../calendar/yearly.ts'
import type {Entry} from '../ledger.ts'
import type {PersonStory} from '../story/customer.ts'
import type {YearlyDay} from '../story/when.ts'
import {known, minuteOfArrival, minuteOfClosing, type Telling} from './telling.ts'

/** A person with the id and the day on which they came into the book. */
export interface Person {
  readonly id: string
  readonly short: string
  readonly joined: Day
}

const yearlyDay = (today: Day, {in: when, year}: YearlyDay): Day | MonthDay => {
  const day = addDays(today, when)
  return year === undefined ? (`--${day.slice(5)}` as MonthDay) : anniversaryIn(day, year)
}

const yearlyDays = (today: Day, dates: PersonStory['dates']): {[label: string]: Day | MonthDay} | undefined =>
  dates && Object.fromEntries(Object.entries(dates).map(([label, day]) => [label, yearlyDay(today, day)]))

/** The customer's own record. */
export function tellCustomer({story, calendar, customer, customers}: Telling): Entry[] {
  const {id: _, emails, phones, tags, since, referredBy, ...values} = story.customer
  const added = calendar.workday(story.added)
  const edit = createRecord('customer', customer, {
    ...values,
    added,
    emails: toElements(emails),
    phones: toElements(phones),
    tags: toElements(tags),
    ...(since === undefined ? {} : {since: calendar.day(since)}),
    ...(referredBy === undefined ? {} : {referredBy: known(customers, referredBy)}),
  })
  return [{day: added, minute: minuteOfArrival, edit}]
}

const tellLeaving = (id: string, left: Day): Entry => ({
  day: left,
  minute: minuteOfClosing,
  edit: changeRecord('contact', id, {left}),
})

/** The people of the customer, in the order in which a letter addresses them. */
export function tellPeople({story, calendar, customer, newId}: Telling): {entries: Entry[]; people: Person[]} {
  const people: Person[] = []
  const entries = (story.people ?? []).flatMap((person, at): Entry[] => {
    const {id: beginning, short, joined: when, left, emails, phones, birthday, dates, ...values} = person
    const id = newId('contact', beginning)
    const joined = calendar.workday(when ?? story.added)
    people.push({id, short, joined})
    const edit = createRecord('contact', id, {
      ...values,
      customer,
      emails: toElements(emails),
      phones: toElements(phones),
      ...(birthday ? {birthday: yearlyDay(calendar.today, birthday)} : {}),
      dates: yearlyDays(calendar.today, dates),
    })
    const arrival: Entry = {day: joined, minute: minuteOfArrival + 1 + at, edit}
    return left === undefined ? [arrival] : [arrival, tellLeaving(id, calendar.workday(left))]
  })
  return {entries, people}
}
