import type {Brief, CustomerRow, Portrait, TimelineLine} from '../actions/portrait.ts'
import type {Match} from '../actions/search.ts'
import type {Book} from '../book/book.ts'
import {formatMoney, formatRate, type Money, type Rate} from '../book/money.ts'
import type {Presented} from '../book/present.ts'
import {lateness} from '../terminal/relative.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {isolate, truncate} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'
import {cultureLines} from './culture.ts'
import {healthLines} from './health.ts'
import {data, hanging, idOf, lines, wrapped} from './parts.ts'
import {referralLines} from './referrals.ts'
import type {View} from './view.ts'

/** The customers as a table: ids and days first, names last. */
export const viewCustomers: View<{customers: readonly CustomerRow[]; total?: number}> = ({customers}, screen, book) => {
  if (customers.length === 0) return 'No customer fits.'
  return renderTable(
    [
      {header: 'id'},
      {header: 'tier'},
      {header: 'last touch', spare: true},
      {header: 'next due'},
      {header: 'status', spare: true},
      {header: 'name', flexible: true},
      {header: 'tags', flexible: true, spare: true},
    ],
    customers.map(({id, name, tier, status, tags, lastTouch, nextDue}) => [
      {text: book.shortId(id), paint: screen.palette.id},
      tier ?? '–',
      lastTouch ?? '–',
      nextDue ?? '–',
      status,
      name,
      tags.join(', '),
    ]),
    screen,
  )
}

const heading = (text: string, {palette}: Screen): string => `\n${palette.accent(text)}`

const text = (record: Presented, field: string): string | undefined => {
  const value = record[field]
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : undefined
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, held]) => `${key}: ${String(held)}`)
      .join(', ')
  return String(value)
}

const shownFields: readonly (readonly [field: string, label: string])[] = [
  ['tier', 'tier'],
  ['status', 'status'],
  ['since', 'since'],
  ['cadence', 'cadence'],
  ['worst', 'worst'],
  ['timezone', 'zone'],
  ['language', 'language'],
  ['channel', 'channel'],
  ['emails', 'mail'],
  ['phones', 'phone'],
  ['website', 'web'],
  ['tags', 'tags'],
  ['custom', 'fields'],
]

const factLines = (record: Presented, screen: Screen): string[] =>
  shownFields.flatMap(([field, label]) => {
    const value = text(record, field)
    return value === undefined ? [] : hanging(`  ${screen.palette.dim(`${label}:`.padEnd(10))}`, value, screen)
  })

const contactLines = (contact: Presented, screen: Screen, book: Book): string[] => {
  const parts = [text(contact, 'name'), text(contact, 'role'), text(contact, 'emails'), text(contact, 'phones')]
  return hanging(`  ${idOf(book, contact.id, screen)}  `, parts.filter(Boolean).join(' · '), screen)
}

const engagementLines = (engagement: Presented, screen: Screen, book: Book): string[] => {
  const fee = engagement['fee'] as unknown as Rate | undefined
  const end = text(engagement, 'endedOn') ?? text(engagement, 'end') ?? 'open'
  const rest = [
    `${text(engagement, 'start')} – ${end}`,
    ...(fee ? [formatRate(fee)] : []),
    text(engagement, 'title'),
  ].join(' · ')
  return hanging(`  ${idOf(book, engagement.id, screen)}  `, rest, screen)
}

/** One line each: what happened is overlooked here, and read whole in crm show ID. */
const timelineLine = ({id, on, summary}: TimelineLine, screen: Screen, book: Book): string => {
  const short = book.shortId(id)
  const safe = safeText(summary)
  const fitted = screen.isTty ? isolate(truncate(safe, screen.width - short.length - 16)) : safe
  return `  ${on}  ${screen.palette.id(short)}  ${fitted}`
}

const dueLines = (due: Portrait['due'], screen: Screen): string[] =>
  due.flatMap(item => hanging(`  ${screen.palette.warning(lateness(item.late))}  `, item.reason, screen))

const requestLines = (request: Presented, screen: Screen, book: Book): string[] => {
  const state = request['repliedAt'] ? '' : ', no reply yet'
  const rest = `${text(request, 'on')}${state}: ${text(request, 'text')}`
  return hanging(`  ${idOf(book, request.id, screen)}  `, rest, screen)
}

const section = (title: string, body: readonly string[], screen: Screen): string[] =>
  body.length === 0 ? [] : [heading(title, screen), ...body]

const title = (customer: Presented, screen: Screen, book: Book): string =>
  `${screen.palette.strong(data(String(customer['name']), screen))}  ${screen.palette.id(book.shortId(customer.id))}`

/** One customer: who they are, what was agreed, what is due, what happened. */
export const viewPortrait: View<Portrait> = (
  {customer, contact, contacts, engagements, requests, referrals, timeline, due, health},
  screen,
  book,
) =>
  lines(
    title(customer, screen, book),
    ...factLines(customer, screen),
    ...section(
      'People',
      contacts.flatMap(each => [
        ...contactLines(each, screen, book),
        ...(each.id === contact || contacts.length === 1 ? cultureLines(each, screen) : []),
      ]),
      screen,
    ),
    ...section(
      'Engagements',
      engagements.flatMap(each => engagementLines(each, screen, book)),
      screen,
    ),
    ...section(
      'Open requests',
      requests.flatMap(each => requestLines(each, screen, book)),
      screen,
    ),
    ...section('Referrals', referralLines(referrals, screen), screen),
    ...section('Due', dueLines(due, screen), screen),
    ...section('Health', health.reasons.length > 0 ? healthLines(health, screen) : [], screen),
    ...section(
      'Timeline',
      timeline.map(line => timelineLine(line, screen, book)),
      screen,
    ),
  )

/** What to know before a talk. */
export const viewBrief: View<Brief> = (brief, screen, book) => {
  const {customer, contacts, silentDays, touches, promises, requests, renewal, due, signals, notes} = brief
  const talk =
    silentDays === null
      ? 'never talked yet'
      : silentDays === 0
        ? 'talked today'
        : `${silentDays} days since the last talk`
  const promiseLines = (promise: Presented) =>
    wrapped(`${text(promise, 'due') ? `by ${text(promise, 'due')}: ` : ''}${text(promise, 'text')}`, screen)
  const ends =
    renewal &&
    `${String(renewal.engagement['title'])}: ends ${renewal.end} (in ${renewal.daysLeft} days)${renewal.noticeBy ? `, notice by ${renewal.noticeBy}` : ''}`
  return lines(
    `${title(customer, screen, book)} · ${talk}`,
    ...section(
      'People',
      contacts.flatMap(contact => [...contactLines(contact, screen, book), ...cultureLines(contact, screen)]),
      screen,
    ),
    ...section('You promised', promises.mine.flatMap(promiseLines), screen),
    ...section('They promised', promises.theirs.flatMap(promiseLines), screen),
    ...section(
      'Open requests',
      requests.flatMap(each => requestLines(each, screen, book)),
      screen,
    ),
    ...section('Renewal', ends ? wrapped(ends, screen) : [], screen),
    ...section('Due', dueLines(due, screen), screen),
    ...section(
      'Signals',
      signals.filter(({severity}) => severity === 'amber').flatMap(({evidence}) => wrapped(evidence, screen)),
      screen,
    ),
    ...section(
      'Last touches',
      touches.flatMap(touch =>
        hanging(`  ${text(touch, 'on')}  `, `${text(touch, 'channel')}: ${text(touch, 'text') ?? ''}`, screen),
      ),
      screen,
    ),
    ...section(
      'Private notes',
      notes.flatMap(note => hanging(`  ${text(note, 'on')}  `, text(note, 'text') ?? '', screen)),
      screen,
    ),
  )
}

/** What was found: ids and days first, the text last. */
export const viewMatches =
  (total: number): View<{matches: readonly Match[]}> =>
  async ({matches}, screen, book) => {
    if (matches.length === 0) return 'Nothing found.'
    const table = await renderTable(
      [
        {header: 'id'},
        {header: 'day'},
        {header: 'type', spare: 1},
        {header: 'customer', flexible: true, min: 8},
        {header: 'text', flexible: true},
      ],
      matches.map(({id, type, customer, on, excerpt}) => [
        {text: book.shortId(id), paint: screen.palette.id},
        on ?? '–',
        type,
        customer?.name ?? '–',
        excerpt,
      ]),
      screen,
    )
    return lines(
      table,
      total > matches.length && screen.palette.dim(`… and ${total - matches.length} more: --limit ${total}`),
    )
  }

/** Value items of a customer: what may be shared and what is private. */
export const viewValues: View<{values: readonly Presented[]}> = ({values}, screen, book) => {
  if (values.length === 0)
    return 'No value item yet. Log one: crm value CUSTOMER "what you did" --share "their wording"'
  return renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'kind', spare: 1},
      {header: 'worth', align: 'right', spare: 2},
      {header: 'shared'},
      {header: 'text', flexible: true},
    ],
    values.map(value => [
      {text: book.shortId(value.id), paint: screen.palette.id},
      String(value['on']),
      String(value['kind']),
      value['worth'] ? formatMoney(value['worth'] as unknown as Money) : '–',
      value['share'] ? 'yes' : 'no',
      String(value['share'] ?? value['text']),
    ]),
    screen,
  )
}

type Owned = Presented & {readonly customer: {readonly id: string; readonly name: string}}

/** Promises of both sides. */
export const viewPromises: View<{promises: readonly Owned[]}> = ({promises}, screen, book) => {
  if (promises.length === 0) return 'No open promise.'
  return renderTable(
    [
      {header: 'id'},
      {header: 'due'},
      {header: 'by', spare: 1},
      {header: 'state', spare: 2},
      {header: 'customer', flexible: true, min: 8},
      {header: 'promise', flexible: true},
    ],
    promises.map(promise => [
      {text: book.shortId(promise.id), paint: screen.palette.id},
      text(promise, 'due') ?? '–',
      text(promise, 'by') ?? '',
      text(promise, 'state') ?? '',
      promise.customer.name,
      text(promise, 'text') ?? '',
    ]),
    screen,
  )
}

/** Reminders and when each comes next. */
export const viewReminders: View<{reminders: readonly (Owned & {readonly next: string | null})[]}> = (
  {reminders},
  screen,
  book,
) => {
  if (reminders.length === 0) return 'No reminder is set.'
  return renderTable(
    [
      {header: 'id'},
      {header: 'next'},
      {header: 'every', spare: true},
      {header: 'customer', flexible: true, min: 8},
      {header: 'reminder', flexible: true},
    ],
    reminders.map(reminder => [
      {text: book.shortId(reminder.id), paint: screen.palette.id},
      reminder.next ?? 'over',
      text(reminder, 'every') ?? '–',
      reminder.customer.name,
      text(reminder, 'text') ?? '',
    ]),
    screen,
  )
}

/** Engagements of all stages. */
export const viewEngagements: View<{engagements: readonly Owned[]}> = ({engagements}, screen, book) => {
  if (engagements.length === 0) return 'No engagement yet.'
  return renderTable(
    [
      {header: 'id'},
      {header: 'start', spare: 2},
      {header: 'end'},
      {header: 'kind', spare: 3},
      {header: 'fee', align: 'right', spare: 1},
      {header: 'customer', flexible: true, min: 8},
      {header: 'title', flexible: true},
    ],
    engagements.map(engagement => [
      {text: book.shortId(engagement.id), paint: screen.palette.id},
      text(engagement, 'start') ?? '',
      text(engagement, 'endedOn') ?? text(engagement, 'end') ?? 'open',
      text(engagement, 'kind') ?? '–',
      engagement['fee'] ? formatRate(engagement['fee'] as unknown as Rate) : '–',
      engagement.customer.name,
      text(engagement, 'title') ?? '',
    ]),
    screen,
  )
}
