import {addDays, addMonths} from '../../calendar/day.ts'
import {dayIn, timeIn} from '../../calendar/instant.ts'
import {toOneLine} from '../entry-text.ts'
import type {FileReading, ImportSink} from '../import-entry.ts'
import type {EventPerson, ImportEvent} from '../import-events.ts'
import type {ReadSettings} from '../import-settings.ts'
import {readVcardLines} from '../vcard/lines.ts'
import {unescapeText} from '../vcard/text.ts'
import {type Component, propertiesOf, propertyOf, splitComponents} from './components.ts'
import {meetingChannel} from './meeting-channel.ts'
import {type Occurrence, occurrenceKey, occurrencesOf, readTimed, type Window} from './occurrences.ts'
import {type Clocks, createClocks} from './zones.ts'

/** Of a series so many months back are taken, and of what lies ahead its next time. */
const monthsBack = 36
const daysAhead = 400
/** More times than this no calendar of one person has. */
const mostRecurrences = 200_000
/** What takes longer is no talk: its minutes are left out. */
const longestMinutes = 1440

/** What `crm export` writes is the book's own: it is no news. */
const ownUid = /@solo-crm$/

/**
 * Reads the meetings of an iCalendar file (RFC 5545): single and recurring ones, with their exceptions, in any time zone. Of a
 * series the times of the last three years are taken, and the next one that lies ahead.
 */
export function readCalendarEvents(
  bytes: Uint8Array,
  file: string,
  settings: ReadSettings,
  sink: ImportSink,
): FileReading {
  const events: Component[] = []
  const zones: Component[] = []
  const cancelled = new Set<Component>()
  let since = 0
  for (const item of splitComponents(readVcardLines(bytes))) {
    if ('message' in item) sink.problem({file, ...item})
    else if (item.name === 'VTIMEZONE') zones.push(item)
    else if (item.name === 'VEVENT') events.push(item)
    else {
      if (/^cancel$/i.test(textOf(item, 'METHOD'))) for (const event of events.slice(since)) cancelled.add(event)
      since = events.length
    }
  }
  const reader = new CalendarReader(file, createClocks(zones, settings.zone), settings, sink)
  for (const [uid, series] of groupByUid(events)) reader.read(uid, series, cancelled)
  return {}
}

const textOf = (component: Component, name: string): string =>
  toOneLine(unescapeText(propertyOf(component, name)?.value ?? ''))

/** An event without a UID is known by its beginning and its title. */
function groupByUid(events: readonly Component[]): Map<string, Component[]> {
  const groups = new Map<string, Component[]>()
  for (const event of events) {
    const uid = textOf(event, 'UID') || `${textOf(event, 'DTSTART')} ${textOf(event, 'SUMMARY')}`
    const group = groups.get(uid)
    if (group) group.push(event)
    else groups.set(uid, [event])
  }
  return groups
}

class CalendarReader {
  readonly #file: string
  readonly #clocks: Clocks
  readonly #settings: ReadSettings
  readonly #sink: ImportSink
  readonly #window: Window

  constructor(file: string, clocks: Clocks, settings: ReadSettings, sink: ImportSink) {
    this.#file = file
    this.#clocks = clocks
    this.#settings = settings
    this.#sink = sink
    const {today} = settings
    this.#window = {
      from: addMonths(today, -monthsBack),
      to: addDays(today, daysAhead),
      budget: {left: mostRecurrences},
    }
  }

  /** Reads the events of one UID: the series, and its times that are otherwise than the others. */
  read(uid: string, series: readonly Component[], cancelled: ReadonlySet<Component>): void {
    if (ownUid.test(uid)) return
    const others = new Map<string, Component>()
    const masters: Component[] = []
    for (const event of series) {
      const moved = readTimed(propertyOf(event, 'RECURRENCE-ID'), this.#clocks)
      if (moved) others.set(occurrenceKey(moved), event)
      else masters.push(event)
    }
    const master = latest(masters)
    if (master) this.#readSeries(uid, master, others, cancelled)
    for (const [key, event] of others) {
      const expansion = this.#expand(event)
      const [occurrence] = expansion?.occurrences ?? []
      if (occurrence) this.#tell(uid, event, {...occurrence, key}, cancelled)
    }
  }

  #expand(event: Component) {
    const expansion = occurrencesOf(event, this.#clocks, this.#window)
    if (!expansion) this.#report(event, 'the event has no beginning that is a date: left out')
    for (const problem of expansion?.problems ?? []) this.#report(event, problem)
    return expansion
  }

  #readSeries(
    uid: string,
    master: Component,
    others: ReadonlyMap<string, Component>,
    cancelled: ReadonlySet<Component>,
  ): void {
    const times = (this.#expand(master)?.occurrences ?? []).filter(({key}) => !others.has(key))
    const now = this.#settings.nowMs / 60_000
    const next = times
      .filter(({end}) => end > now)
      .reduce<Occurrence | undefined>((a, b) => (a && a.start <= b.start ? a : b), undefined)
    for (const time of times) if (time.end <= now || time === next) this.#tell(uid, master, time, cancelled)
  }

  #tell(uid: string, event: Component, {key, start, end, day}: Occurrence, cancelled: ReadonlySet<Component>): void {
    const {zone, nowMs} = this.#settings
    const title = textOf(event, 'SUMMARY')
    const minutes = end - start
    const isCancelled = cancelled.has(event) || /^cancelled$/i.test(textOf(event, 'STATUS'))
    const told: ImportEvent = {
      file: this.#file,
      line: event.line,
      key: `ics ${uid} ${key}`.trim(),
      on: day ?? dayIn(start * 60_000, zone),
      ...(day === undefined ? {at: timeIn(start * 60_000, zone)} : {}),
      isAhead: end * 60_000 > nowMs,
      channel: meetingChannel({title, location: textOf(event, 'LOCATION'), links: linksOf(event)}),
      direction: 'both',
      ...(day === undefined && minutes > 0 && minutes <= longestMinutes ? {minutes} : {}),
      text: title,
      people: peopleOf(event),
      mayBeNamed: true,
      ...(isCancelled ? {leftOut: 'cancelled'} : {}),
    }
    this.#sink.event(told)
  }

  #report(event: Component, message: string): void {
    this.#sink.problem({
      file: this.#file,
      line: event.line,
      message: `${textOf(event, 'SUMMARY').slice(0, 60)}: ${message}`.replace(/^: /, ''),
    })
  }
}

/** Of several versions of one event the one with the highest SEQUENCE, and of those the last. */
const latest = (events: readonly Component[]): Component | undefined =>
  events.reduce<Component | undefined>(
    (a, b) => (a && Number(textOf(a, 'SEQUENCE')) > Number(textOf(b, 'SEQUENCE')) ? a : b),
    undefined,
  )

const linksOf = (event: Component): string[] =>
  ['CONFERENCE', 'URL', 'X-GOOGLE-CONFERENCE', 'X-MICROSOFT-SKYPETEAMSMEETINGURL', 'DESCRIPTION'].map(name =>
    textOf(event, name),
  )

/** Those who are asked to come, and who asks; rooms and other things are nobody. */
function peopleOf(event: Component): EventPerson[] {
  const people = [...propertiesOf(event, 'ORGANIZER'), ...propertiesOf(event, 'ATTENDEE')].flatMap(
    (property): EventPerson[] => {
      const {parameters, value} = property
      if (/^(?:room|resource)$/i.test(parameters.get('CUTYPE')?.[0] ?? '')) return []
      const address = /^mailto:(.+)$/i.exec(value.trim())?.[1] ?? parameters.get('EMAIL')?.[0] ?? value
      const email = toOneLine(address).toLowerCase()
      if (!email.includes('@')) return []
      const declined = /^declined$/i.test(parameters.get('PARTSTAT')?.[0] ?? '')
      return [{email, ...(declined ? {declined} : {})}]
    },
  )
  const byEmail = new Map<string, EventPerson>()
  for (const person of people) byEmail.set(person.email, {...byEmail.get(person.email), ...person})
  return [...byEmail.values()]
}
