import type {Portrait} from '../actions/portrait.ts'
import type {TimelineLine} from '../actions/timeline.ts'
import type {Book} from '../book/book.ts'
import {formatRate, type Rate} from '../book/money.ts'
import type {Presented} from '../book/present.ts'
import type {Screen} from '../terminal/screen.ts'
import {isolate, truncate} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'
import {cultureLines, detailLines} from './culture.ts'
import {healthLines} from './health.ts'
import {hanging, idOf, lines} from './parts.ts'
import {
  contactLines,
  dueLines,
  factLines,
  fieldText,
  type LabelledField,
  requestLines,
  section,
  titleLine,
} from './record-lines.ts'
import {referralLines} from './referrals.ts'
import type {View} from './view.ts'

const shownFields: readonly LabelledField[] = [
  ['tier', 'tier'],
  ['status', 'status'],
  ['since', 'since'],
  ['cadence', 'cadence'],
  ['worst', 'worst'],
  ['timezone', 'zone'],
  ['weekend', 'days off'],
  ['hours', 'hours'],
  ['country', 'country'],
  ['language', 'language'],
  ['channel', 'channel'],
  ['emails', 'mail'],
  ['phones', 'phone'],
  ['website', 'web'],
  ['tags', 'tags'],
  ['custom', 'fields'],
]

const engagementLines = (engagement: Presented, screen: Screen, book: Book): string[] => {
  const fee = engagement['fee'] as unknown as Rate | undefined
  const end = fieldText(engagement, 'endedOn') ?? fieldText(engagement, 'end') ?? 'open'
  const rest = [
    `${fieldText(engagement, 'start')} – ${end}`,
    ...(fee ? [formatRate(fee)] : []),
    fieldText(engagement, 'title'),
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

/** One customer: who they are, what was agreed, what is due, what happened. */
export const viewPortrait: View<Portrait> = (
  {customer, contact, contacts, engagements, requests, referrals, timeline, due, health},
  screen,
  book,
) =>
  lines(
    titleLine(customer, screen, book),
    ...factLines(customer, shownFields, screen),
    ...section(
      'People',
      contacts.flatMap(each => [
        ...contactLines(each, screen, book),
        ...(each.id === contact || contacts.length === 1
          ? [...cultureLines(each, screen), ...detailLines(each, screen)]
          : []),
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
