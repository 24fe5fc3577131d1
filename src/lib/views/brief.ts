import type {Brief} from '../actions/brief.ts'
import type {Presented} from '../book/present.ts'
import {daysAway, inDays} from '../retention/agenda/item.ts'
import {cultureLines} from './culture.ts'
import {hanging, lines, wrapped} from './parts.ts'
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
import type {View} from './view.ts'

/** How somebody is reached who has no people of their own. */
const ownFields: readonly LabelledField[] = [
  ['channel', 'channel'],
  ['emails', 'mail'],
  ['phones', 'phone'],
  ['language', 'language'],
  ['timezone', 'zone'],
]

/** What to know before a talk. */
export const viewBrief: View<Brief> = (brief, screen, book) => {
  const {customer, contacts, silentDays, touches, promises, requests, renewal, due, signals, notes} = brief
  const talk =
    silentDays === null
      ? 'never talked yet'
      : silentDays === 0
        ? 'talked today'
        : `${inDays(silentDays)} since the last talk`
  const promiseLines = (promise: Presented) =>
    wrapped(
      `${fieldText(promise, 'due') ? `by ${fieldText(promise, 'due')}: ` : ''}${fieldText(promise, 'text')}`,
      screen,
    )
  const ends =
    renewal &&
    `${String(renewal.engagement['title'])}: ends ${renewal.end} (${daysAway(renewal.daysLeft)})${renewal.noticeBy ? `, notice by ${renewal.noticeBy}` : ''}`
  return lines(
    `${titleLine(customer, screen, book)} · ${talk}`,
    ...(contacts.length === 0 ? factLines(customer, ownFields, screen) : []),
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
        hanging(
          `  ${fieldText(touch, 'on')}  `,
          `${fieldText(touch, 'channel')}: ${fieldText(touch, 'text') ?? ''}`,
          screen,
        ),
      ),
      screen,
    ),
    ...section(
      'Private notes',
      notes.flatMap(note => hanging(`  ${fieldText(note, 'on')}  `, fieldText(note, 'text') ?? '', screen)),
      screen,
    ),
  )
}
