import type {Book} from '../book/book.ts'
import {elementsOf} from '../book/fields.ts'
import {compareAmounts, readAmount} from '../book/filter/amounts.ts'
import type {Comparison, Filter, Operator} from '../book/filter/expression.ts'
import {type FieldName, filterFields, isFieldName, readWhole} from '../book/filter/fields.ts'
import {storeMoney} from '../book/money.ts'
import type {Customer} from '../book/registry.ts'
import {type Day, daysBetween, isDay} from '../calendar/day.ts'
import {addSpan, readSpan, subtractSpan} from '../calendar/span.ts'
import {checkInDay, checkInId} from '../retention/agenda/check-ins.ts'
import {statesOf} from '../retention/agenda.ts'
import {cadenceSince, lastTouches, lastTwoWayTouches, silentSince} from '../retention/cadence.ts'
import {bookHealth} from '../retention/customer-health.ts'
import {rfmOf} from '../retention/customer-rfm.ts'
import {spendOf} from '../retention/loyalty.ts'
import {isThere} from '../retention/people.ts'
import {compareTexts} from '../text/compare.ts'
import {foldText} from '../text/fold.ts'
import {consentedPurposes} from './consents.ts'

/** Values of a customer in one field: none, one, or several. */
type Values = readonly (string | number)[]
type ReadValues = (customer: Customer, key: string) => Values

/** What is worked out over the whole book, once and only where a filter asks for it. */
const once = <T>(make: () => T): (() => T) => {
  let made: {readonly value: T} | undefined
  return () => {
    made ??= {value: make()}
    return made.value
  }
}

const given = (...values: readonly (string | number | null | undefined)[]): Values =>
  values.flatMap(value => (value === null || value === undefined || value === '' ? [] : [value]))

function readersOf(book: Book, today: Day): Readonly<Record<FieldName, ReadValues>> {
  const touched = once(() => lastTouches(book))
  const twoWay = once(() => lastTwoWayTouches(book))
  const states = once(() => statesOf(book))
  const bands = once(() => new Map(bookHealth(book, today).map(({customer, band}) => [customer.id, band])))
  const rfm = once(() => rfmOf(book, today))
  const people = (customer: Customer) => [
    customer,
    ...book.of('contact', customer.id).filter(contact => isThere(contact, today)),
  ]
  const nextDue = (customer: Customer): Day | undefined => {
    const cadence = cadenceSince(customer, twoWay().get(customer.id), book.settings, today)
    return cadence && checkInDay(cadence, states().get(checkInId(customer)))
  }
  return {
    name: ({name}) => given(name),
    tier: ({tier}) => given(tier ?? book.settings.tier),
    tag: ({tags}) => elementsOf(tags),
    status: ({status}) => given(status ?? 'active'),
    language: customer => given(...people(customer).map(({language}) => language)),
    channel: customer => given(...people(customer).map(({channel}) => channel)),
    timezone: customer => given(...people(customer).map(({timezone}) => timezone)),
    country: customer => given(...people(customer).map(({country}) => country)),
    person: ({person}) => [person ? 'yes' : 'no'],
    added: ({added}) => given(added),
    since: ({since}) => given(since),
    'last-touch': ({id}) => given(touched().get(id)?.on),
    silent: customer => given(daysBetween(silentSince(customer, twoWay().get(customer.id)), today)),
    'next-due': customer => given(nextDue(customer)),
    health: ({id}) => given(bands().get(id)),
    recency: ({id}) => given(rfm().get(id)?.recency),
    frequency: ({id}) => given(rfm().get(id)?.frequency),
    money: ({id}) => given(rfm().get(id)?.money),
    spend: ({id}) => spendOf(book, id, today).map(storeMoney),
    email: customer => people(customer).flatMap(({emails}) => elementsOf(emails)),
    phone: customer => people(customer).flatMap(({phones}) => elementsOf(phones)),
    consent: customer => consentedPurposes(book, customer, today),
    custom: ({custom}, key) =>
      given(...elementsOf(custom).flatMap(each => (foldText(each) === foldText(key) ? [textIn(custom?.[each])] : []))),
  }
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What a comparison depends on beside the customer. */
interface Circumstances {
  readonly today: Day
  /** The currency of amounts that name none. */
  readonly currency: string | undefined
}

/** A comparison in numbers: how a value of the field stands to the one asked for, below, at or above zero. */
type Measure = (value: string | number) => number

/** As a text is compared: folded; a phone number without its spaces and signs. */
const normalise = (field: FieldName, text: string): string =>
  field === 'phone' ? foldText(text).replace(/[\s()./-]/g, '') : foldText(text)

function measureOf(field: FieldName, wanted: string, {today, currency}: Circumstances): Measure {
  const {kind, ...rest}: {kind: string; options?: readonly string[]} = filterFields[field]
  if (kind === 'choice') {
    const rank = (text: string | number): number =>
      (rest.options ?? []).findIndex(each => foldText(each) === foldText(String(text)))
    return value => rank(value) - rank(wanted)
  }
  if (kind === 'score' || kind === 'days') {
    const number = readWhole(wanted) ?? daysIn(wanted, today)
    return value => Number(value) - number
  }
  if (kind === 'day' || kind === 'ahead') return measureDay(wanted, today, kind === 'ahead')
  if (kind === 'amount') {
    const amount = readAmount(wanted)
    return value => (amount ? compareAmounts(String(value), amount, currency) : Number.NaN)
  }
  const text = normalise(field, wanted)
  return value => compareTexts(normalise(field, String(value)), text)
}

/** A span as days back from today: months are those of the calendar. */
const daysIn = (text: string, today: Day): number => {
  const span = readSpan(text)
  return span ? daysBetween(subtractSpan(today, span), today) : Number.NaN
}

/** A day is before or after another; a span tells how long ago (more is earlier), or how far ahead (more is later). */
function measureDay(wanted: string, today: Day, isAhead: boolean): Measure {
  const span = readSpan(wanted)
  if (!span) {
    const day = isDay(wanted) ? wanted : today
    return value => compareTexts(String(value), day)
  }
  if (isAhead) return value => compareTexts(String(value), addSpan(today, span))
  return value => compareTexts(subtractSpan(today, span), String(value))
}

const fits: Readonly<Record<Exclude<Operator, '!=' | '~'>, (difference: number) => boolean>> = {
  '=': difference => difference === 0,
  '<': difference => difference < 0,
  '<=': difference => difference <= 0,
  '>': difference => difference > 0,
  '>=': difference => difference >= 0,
}

function comparisonTest(
  {operator, value: wanted}: Comparison,
  field: FieldName,
  circumstances: Circumstances,
): (values: Values) => boolean {
  if (wanted === null) return values => (values.length === 0) === (operator === '=')
  if (operator === '~') {
    const part = normalise(field, wanted)
    return values => values.some(value => normalise(field, String(value)).includes(part))
  }
  const measure = measureOf(field, wanted, circumstances)
  if (operator === '!=') return values => !values.some(value => measure(value) === 0)
  return values => values.some(value => fits[operator](measure(value)))
}

/**
 * The test that a filter is, for the customers of a book. Of a field with several values (tags, addresses) one has to fit,
 * with `!=` none may; a field without a value fits only `= none` and `!=`.
 */
export function matcherOf(book: Book, today: Day, filter: Filter): (customer: Customer) => boolean {
  const readers = readersOf(book, today)
  const build = (each: Filter): ((customer: Customer) => boolean) => {
    if (each.kind === 'compare') {
      if (!isFieldName(each.field)) throw new Error(`no such field: ${each.field}`)
      const test = comparisonTest(each, each.field, {today, currency: book.settings.currency})
      const read = readers[each.field]
      const key = each.key ?? ''
      return customer => test(read(customer, key))
    }
    if (each.kind === 'not') {
      const test = build(each.part)
      return customer => !test(customer)
    }
    const tests = each.parts.map(build)
    return each.kind === 'and'
      ? customer => tests.every(test => test(customer))
      : customer => tests.some(test => test(customer))
  }
  return build(filter)
}
