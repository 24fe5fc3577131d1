import type {Book} from '../book/book.ts'
import {changeRecord, createRecord} from '../book/edits.ts'
import {type FieldInput, readFields, readLine, readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Owned, type Presented, present} from '../book/present.ts'
import {type Engagement, knownCollection, type RecordTypes} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {resolveRecord} from '../book/resolve-record.ts'
import {addDays, addMonths, type Day, dayOfMonth, daysBetween, yearOf} from '../calendar/day.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {lastDayOf} from '../retention/engagement-days.ts'
import {openTerm} from '../retention/term.ts'
import {recordsFor, withCustomers} from './listing.ts'

export interface NewEngagement {
  readonly customer: string
  readonly title: string
  readonly fields: FieldInput
}

/** Adds an engagement; it begins today where no start is given. */
export function addEngagement(
  book: Book,
  input: NewEngagement,
  {today, newId}: Moment,
): Plan<{engagement: Presented; customer: string}> {
  const customer = resolveCustomer(book, input.customer)
  const id = newId('engagement')
  const values = readFields(book, knownCollection('engagement'), input.fields, customer.id)
  const engagement = {
    kind: 'retainer',
    start: today,
    ...values,
    customer: customer.id,
    title: readLine(input.title, 'title'),
  } as unknown as Engagement
  checkPeriod(engagement)
  return {
    edits: [createRecord('engagement', id, engagement)],
    summary: `engagement: ${customer.name}: ${engagement.title}`,
    result: after => ({engagement: present(after, id), customer: customer.name}),
  }
}

/** Throws where an engagement ends before it starts, or rolls without an end. */
export function checkPeriod({start, end, rolling}: Pick<Engagement, 'start' | 'end' | 'rolling'>): void {
  if (end && end < start)
    throw invalidValue(`the end ${end} is before the start ${start}`, 'Give a later --end, or an earlier --start.')
  if (rolling && !end) throw invalidValue('a rolling engagement without an end', 'Give its first end: --end DAY')
}

/** The engagements of the book or of one customer, by start. */
export function listEngagements(book: Book, reference: string | undefined): {engagements: Owned[]} {
  const found = [...recordsFor(book, 'engagement', reference)]
  return {
    engagements: withCustomers(
      book,
      found.sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1)),
    ),
  }
}

/** Ends an engagement before its time: on the day told, else today; one that ended already keeps its day unless told. */
export function endEngagement(
  book: Book,
  reference: string,
  input: {readonly on: Day | undefined; readonly why: string | undefined},
  {today}: Pick<Moment, 'today'>,
): Plan<{engagement: Presented; customer: string}> {
  const engagement = resolveRecord(book, reference, ['engagement'])
  const on = input.on ?? engagement.endedOn ?? today
  if (on < engagement.start)
    throw invalidValue(`the end ${on} is before the start ${engagement.start}`, 'Give a later --on.')
  const customer = book.find('customer', engagement.customer)?.name ?? ''
  return {
    edits: [
      changeRecord('engagement', engagement.id, {
        endedOn: on,
        ...(input.why === undefined ? {} : {endedWhy: readText(input.why, 'reason')}),
      }),
    ],
    summary: `engagement ended: ${customer}: ${engagement.title}`,
    result: after => ({engagement: present(after, engagement.id), customer}),
  }
}

export interface Renewal {
  readonly start: Day | undefined
  readonly end: Day | undefined
  readonly fields: FieldInput
}

/**
 * Renews an engagement: a new one, of the same length and terms unless told, that follows the old; a rolling one is followed
 * from the end of the turn that is still to be decided on. One that would go on beside the new ends on the day before it.
 *
 * @throws CrmError `exists` for one that was renewed before, `usage` for one without an end where no start is told, and
 * `invalid-value` for a start that is not after the old one's.
 */
export function renewEngagement(
  book: Book,
  reference: string,
  input: Renewal,
  {today, newId}: Moment,
): Plan<{engagement: Presented; renewed: Presented; customer: string}> {
  const old = resolveRecord(book, reference, ['engagement'])
  const next = book.of('engagement', old.customer).find(each => each.renews === old.id)
  if (next) {
    throw new CrmError('exists', `${old.title} was already renewed from ${next.start}`, {
      hint: `See it: crm show ${book.shortId(next.id)}`,
    })
  }
  const term = openTerm(old, today)
  const lastDay = old.endedOn ?? term?.end
  if (!lastDay && !input.start) {
    throw new CrmError('usage', `${old.title} is open-ended: when does the new one start?`, {hint: 'Give --start DAY.'})
  }
  const start = input.start ?? addDays(lastDay ?? old.start, 1)
  const end = input.end ?? (term && nextEnd(term.start, term.end, start))
  const values = readFields(book, knownCollection('engagement'), input.fields, old.customer)
  const id = newId('engagement')
  const {kind, fee, notice, rolling, includes} = old
  const engagement = {
    ...dropNull({kind, fee, notice, rolling, includes}),
    title: nextTitle(old, end ?? start),
    ...values,
    customer: old.customer,
    start,
    ...(end ? {end} : {}),
    renews: old.id,
  } as unknown as RecordTypes['engagement']
  if (start <= old.start)
    throw invalidValue(`the start ${start} is not after that of the old one, ${old.start}`, 'Give a later --start.')
  checkPeriod(engagement)
  const customer = book.find('customer', old.customer)?.name ?? ''
  const ended = lastDayOf(old) ? [] : [changeRecord('engagement', old.id, {endedOn: addDays(start, -1)})]
  return {
    edits: [createRecord('engagement', id, engagement), ...ended],
    summary: `renewed: ${customer}: ${engagement.title}`,
    result: after => ({engagement: present(after, id), renewed: present(after, old.id), customer}),
  }
}

const dropNull = (values: {readonly [field: string]: unknown}): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))

/** The length of a period in whole months, at least one: 5 January to 31 December counts as twelve. */
const monthsOf = (start: Day, end: Day): number => Math.max(1, Math.round((daysBetween(start, end) + 1) / 30.44))

/**
 * The end of a period from `next` on that is as long as the one before it; of one that follows on, after an end on the
 * last day of a month on a last day again.
 */
function nextEnd(start: Day, end: Day, next: Day): Day {
  const months = monthsOf(start, end)
  const follows = next === addDays(end, 1)
  return follows && dayOfMonth(next) !== 1 ? addMonths(end, months) : addDays(addMonths(next, months), -1)
}

/** A title that names the year names the next one after a renewal. */
function nextTitle(old: Engagement, end: Day): string {
  const oldYear = String(yearOf(old.end ?? old.start))
  return old.title.replace(new RegExp(`\\b${oldYear}\\b`), String(yearOf(end)))
}
