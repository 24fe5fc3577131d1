import type {Reach, ReachLink, Refused} from '../actions/reach.ts'
import type {Book} from '../book/book.ts'
import type {Presented} from '../book/present.ts'
import {formatDayShort} from '../calendar/format.ts'
import {epochMs, localTime} from '../calendar/instant.ts'
import type {LocalMoment} from '../reach/local-day.ts'
import type {Screen} from '../terminal/screen.ts'
import {safeText} from '../text/safe.ts'
import {data, idOf, lines, wrapped} from './parts.ts'
import type {View} from './view.ts'

type Whom = Pick<ReachLink, 'contact' | 'customer'>

const nameOf = ({contact, customer}: Whom, screen: Screen): string =>
  contact && contact.name !== customer.name
    ? `${screen.palette.strong(data(contact.name, screen))}, ${data(customer.name, screen)}`
    : screen.palette.strong(data(customer.name, screen))

/** `15:10 in Kolkata`, or when their next morning is, on their clock and on mine. */
function clockLine({place, day, time, isDaytime, nextMorning}: LocalMoment, zone: string, {palette}: Screen): string {
  if (isDaytime || nextMorning === null) return palette.dim(`${time} in ${place}`)
  const there = nextMorning.slice(0, 10) === day ? 'today' : formatDayShort(nextMorning.slice(0, 10) as typeof day)
  const here = localTime(epochMs(nextMorning), zone)
  return palette.warning(
    `${time} in ${place}, their next morning is ${there} ${nextMorning.slice(11, 16)} (${formatDayShort(here.day)} ${here.time} here)`,
  )
}

const linkLine = ({channel, url, file}: ReachLink, {palette}: Screen): string =>
  `  ${channel.padEnd(9)} ${palette.command(safeText(file ?? url))}`

const messageLines = (link: ReachLink | undefined, screen: Screen): string[] => {
  if (!link || link.text === '') return []
  const subject = link.subject === undefined ? [] : [`Subject: ${link.subject}`]
  const written = [...subject, ...link.text.split('\n')]
  return ['', ...written.flatMap(line => (line.trim() === '' ? [''] : wrapped(line.trimEnd(), screen)))]
}

const noteLines = ({notes}: Reach, screen: Screen): string[] =>
  notes.length === 0 ? [] : ['', ...notes.flatMap(note => wrapped(note, screen).map(screen.palette.warning))]

const refusedLines = (refused: readonly Refused[], screen: Screen): string[] =>
  refused.length === 0
    ? []
    : [
        '',
        screen.palette.warning(`Left out: ${refused.length}`),
        ...refused.map(each => `  ${nameOf(each, screen)}: ${safeText(each.why)}`),
      ]

interface Attempts {
  readonly touches?: readonly Presented[]
}

const attemptLines = ({touches = []}: Attempts, screen: Screen, book: Book): string[] =>
  touches.map(({id}) => `Logged as an attempt  ${idOf(book, id, screen)}`)

/** The attempts that were logged. */
export const viewAttempts: View<Attempts> = (logged, screen, book) => lines(...attemptLines(logged, screen, book))

/**
 * The links to one person, or one for each of a segment, then what was done with them; `zone` is the zone of the clock here.
 */
export const viewReach =
  (zone: string, done: readonly string[] = []): View<Reach & Attempts> =>
  (reach, screen, book) => {
    const {links, refused, local} = reach
    const [first] = links
    if (refused) {
      return lines(
        links.length === 0 ? 'Nobody gets a message' : `${links.length} ${links.length === 1 ? 'person' : 'people'}`,
        ...links.flatMap(link => [nameOf(link, screen), linkLine(link, screen)]),
        ...refusedLines(refused, screen),
        ...noteLines(reach, screen),
        reach.touches && `\nLogged as attempts: ${reach.touches.length}`,
      )
    }
    const told = [...done.filter(Boolean), ...attemptLines(reach, screen, book)]
    return lines(
      first && nameOf(first, screen),
      local && `  ${clockLine(local, zone, screen)}`,
      ...links.map(link => linkLine(link, screen)),
      ...messageLines(links.find(({subject}) => subject !== undefined) ?? first, screen),
      ...noteLines(reach, screen),
      told.length > 0 && `\n${told.join('\n')}`,
    )
  }
