import fc from 'fast-check'
import {Book} from '../../src/lib/book/book.ts'
import {instruments} from '../../src/lib/book/choices.ts'
import {usualScales} from '../../src/lib/book/instruments.ts'
import {addDays, epochDay, fromEpochDay, isDay} from '../../src/lib/calendar/day.ts'
import {isMap, type Json, type StoredRecord} from '../../src/lib/change/json.ts'
import {aBook} from './build.ts'

const start = epochDay('2025-01-01')

/** A day of about three years. */
export const someDay = fc.integer({min: 0, max: 1000}).map(days => fromEpochDay(start + days))
const spanOfDays = fc.integer({min: 1, max: 60}).map(count => `${count}d`)
const wait = fc.integer({min: 0, max: 90})

const someCustomer = fc.record({
  cadence: spanOfDays,
  worst: fc.constant('90d'),
  tier: fc.constantFrom('A', 'B', 'C', 'D'),
  status: fc.constantFrom('active', 'active', 'active', 'prospect', 'paused', 'former'),
  added: someDay,
  since: fc.option(someDay),
})
const someTouch = fc.record({
  on: someDay,
  direction: fc.constantFrom('in', 'out', 'both'),
  minutes: fc.option(fc.nat(300)),
})
const someContact = fc.record({champion: fc.boolean(), left: fc.option(someDay)})
const somePromise = fc
  .record({
    on: someDay,
    wait: fc.option(wait),
    by: fc.constantFrom('me', 'them'),
    state: fc.constantFrom('open', 'kept', 'broken', 'released'),
    closed: wait,
  })
  .map(({on, wait: due, by, state, closed}) => ({
    on,
    by,
    state,
    due: due === null ? null : addDays(on, due),
    closedOn: state === 'open' ? null : addDays(on, closed),
  }))
const someEngagement = fc
  .record({
    start: someDay,
    length: fc.option(fc.integer({min: 1, max: 500})),
    notice: fc.option(spanOfDays),
    kind: fc.constantFrom('retainer', 'project', 'package'),
    fee: fc.constantFrom('400 EUR/month', '9000 USD/year', '700 EUR/total', null),
    ended: fc.option(wait),
  })
  .map(({start: from, length, ended, ...rest}) => ({
    ...rest,
    start: from,
    end: length === null ? null : addDays(from, length),
    endedOn: ended === null ? null : addDays(from, ended),
  }))
const somePurchase = fc
  .record({
    on: someDay,
    minor: fc.integer({min: 1, max: 9000}),
    currency: fc.constantFrom('EUR', 'EUR', 'USD'),
    due: fc.option(wait),
    paid: fc.option(wait),
  })
  .map(({on, minor, currency, due, paid}) => ({
    on,
    amount: `${minor} ${currency}`,
    due: due === null ? null : addDays(on, due),
    paid: paid === null ? null : addDays(on, paid),
  }))
const someFeedback = fc
  .record({
    on: someDay,
    instrument: fc.constantFrom(...instruments),
    place: fc.nat(100),
    action: fc.option(fc.constant('call')),
    closed: fc.option(wait),
  })
  .map(({on, instrument, place, action, closed}) => {
    const scale = usualScales[instrument]
    const score = scale ? scale.low + Math.round((place / 100) * (scale.high - scale.low)) : null
    return {on, instrument, score, action, ...scale, closedOn: closed === null ? null : addDays(on, closed)}
  })
const someRequest = fc
  .record({
    on: someDay,
    promised: fc.option(spanOfDays),
    solved: fc.option(wait),
    csat: fc.option(fc.integer({min: 1, max: 5})),
  })
  .map(({on, promised, solved, csat}) => {
    const resolvedOn = solved === null ? null : addDays(on, solved)
    return {on, promised, resolvedOn, confirmedOn: csat === null ? null : resolvedOn, csat: resolvedOn ? csat : null}
  })

const someRecords = fc.record({
  customer: someCustomer,
  contacts: fc.array(someContact, {maxLength: 2}),
  touches: fc.array(someTouch, {maxLength: 10}),
  promises: fc.array(somePromise, {maxLength: 3}),
  engagements: fc.array(someEngagement, {maxLength: 4}),
  purchases: fc.array(somePurchase, {maxLength: 14}),
  feedback: fc.array(someFeedback, {maxLength: 3}),
  requests: fc.array(someRequest, {maxLength: 2}),
})

/** A book of a few clients with everything that signals, health and figures are made from, by rules that count days alone. */
export const someBook = fc.array(someRecords, {minLength: 1, maxLength: 3}).map(customers => {
  const builder = aBook()
  for (const each of customers) {
    builder.customer(each.customer as never)
    for (const given of each.contacts) builder.contact(given)
    for (const given of each.touches) builder.touch({...given, channel: 'email'} as never)
    for (const given of each.promises) builder.promise(given as never)
    for (const given of each.engagements) builder.engagement(given as never)
    for (const given of each.purchases) builder.add('purchase', given)
    for (const given of each.feedback) builder.add('feedback', given as never)
    for (const given of each.requests) builder.add('request', {...given, text: 'a request'})
  }
  return builder.build()
})

/** The book with its records in another order. */
export const shuffled = (book: Book): fc.Arbitrary<Book> =>
  fc
    .shuffledSubarray([...book.records], {minLength: book.records.length, maxLength: book.records.length})
    .map(records => new Book(records))

const shiftValue = (value: Json, days: number): Json => (isDay(value) ? addDays(value, days) : value)

/** The book with every day moved by as many. */
export const shiftBook = (book: Book, days: number): Book =>
  new Book(
    book.records.map(
      record =>
        Object.fromEntries(
          Object.entries(record).map(([field, value]) => [field, isMap(value) ? value : shiftValue(value, days)]),
        ) as unknown as StoredRecord,
    ),
  )
