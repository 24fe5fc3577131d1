import {elementsOf} from '../../book/fields.ts'
import {idFor} from '../../book/ids.ts'
import type {Contact, Customer} from '../../book/outlines.ts'
import {addDays, type Day, daysBetween, isDay, yearOf} from '../../calendar/day.ts'
import {isMonthDay, type MonthDay, nextAnniversary} from '../../calendar/yearly.ts'
import {wordsOf} from '../../text/fold.ts'
import {isLeftInPeace} from '../cadence.ts'
import {type AgendaQuery, doneAndSnooze, type FoundItem, fromToday, makeItem, oneLine, type Source} from './item.ts'

/** Good wishes may come late by a week (a judgement); after that the day is past for this year. */
const lateDays = 7

interface SpecialDate {
  readonly suffix: string
  readonly label: string | undefined
  readonly of: Day | MonthDay
}

/** A label as part of an id; one without letters and digits gets a fixed code. */
const slugOf = (label: string): string => wordsOf(label).join('-') || idFor('z', label).slice(1, 7)

const labelledDates = (contact: Contact): SpecialDate[] => {
  const taken = new Map<string, number>()
  return elementsOf(contact.dates)
    .sort()
    .flatMap(label => {
      const of = contact.dates?.[label]
      if (!isDay(of) && !isMonthDay(of)) return []
      const slug = slugOf(label)
      const count = (taken.get(slug) ?? 0) + 1
      taken.set(slug, count)
      return [{suffix: `date-${slug}${count > 1 ? `~${count}` : ''}`, label, of}]
    })
}

const datesOf = (contact: Contact): SpecialDate[] => {
  const labelled = contact.dates ? labelledDates(contact) : []
  return contact.birthday ? [{suffix: 'birthday', label: undefined, of: contact.birthday}, ...labelled] : labelled
}

/**
 * Tells by month and day alone whether a day of every year can fall between two days. 29 February, which moves, always
 * can.
 */
const yearlyWindow = (from: Day, to: Day): ((of: Day | MonthDay) => boolean) => {
  if (daysBetween(from, to) >= 365) return () => true
  const first = from.slice(5)
  const last = to.slice(5)
  return of => {
    const at = of.slice(-5)
    if (at === '02-29') return true
    return first <= last ? at >= first && at <= last : at >= first || at <= last
  }
}

/** This year's day while it is at most a week past and not done, else the next one. */
const openDay = (of: Day | MonthDay, today: Day, doneFor: Day | null | undefined): Day => {
  const day = nextAnniversary(of, addDays(today, -lateDays))
  return day === doneFor ? nextAnniversary(of, addDays(day, 1)) : day
}

const reasonFor = (contact: Contact, {label, of}: SpecialDate, on: Day, today: Day): string => {
  const years = isDay(of) ? yearOf(on) - yearOf(of) : 0
  const count = years > 0 ? `, ${years} ${years === 1 ? 'year' : 'years'}` : ''
  const when = `on ${on} (${fromToday(on, today)}${count})`
  const name = oneLine(contact.name)
  return label === undefined ? `Birthday ${when}: ${name}` : `Special day ${when}: ${name}, ${oneLine(label)}`
}

function itemsOfContact(
  query: AgendaQuery,
  contact: Contact,
  customer: Customer,
  near: readonly SpecialDate[],
): FoundItem[] {
  const {book, today, until, states} = query
  return near.flatMap(date => {
    const id = `${contact.id}/${date.suffix}`
    const on = openDay(date.of, today, states.get(id)?.doneFor)
    if (on > until) return []
    const reason = () => reasonFor(contact, date, on, today)
    const actions = () => doneAndSnooze(book, id, '1d')
    return [makeItem(today, {id, kind: 'date', customer, on, severity: 'due', reason, actions})]
  })
}

/** Birthdays and other days of the contacts who are there: due on the day and for a week after it, never overdue. */
export const dates: Source = {
  kind: 'date',
  items(query) {
    const items: FoundItem[] = []
    const canFall = yearlyWindow(addDays(query.today, -lateDays), query.until)
    const hasDate = ({dates, birthday}: Contact): boolean => Boolean(dates || (birthday && canFall(birthday)))
    for (const contact of query.book.select('contact', hasDate)) {
      if (contact.left && contact.left <= query.today) continue
      const customer = query.customers.get(contact.customer)
      if (!customer || isLeftInPeace(customer)) continue
      const near = datesOf(contact).filter(({of}) => canFall(of))
      items.push(...itemsOfContact(query, contact, customer, near))
    }
    return items
  },
}
