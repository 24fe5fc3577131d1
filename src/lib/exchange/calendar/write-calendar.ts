import {addDays, type Day} from '../../calendar/day.ts'
import type {AgendaItem, Kind} from '../../retention/agenda/item.ts'
import {contentLines, escapeValue} from '../content-lines.ts'

/** Kinds that belong to a day of their own; the others are work to do, whenever it is done. */
const dated: ReadonlySet<Kind> = new Set(['date', 'renewal', 'reminder'])

/** A day has no hour: its alarm is at nine. */
const alarmTrigger = 'PT9H'

/** When what hangs on a customer was changed last, in milliseconds since 1970; undefined where that is not known. */
export type ChangedAt = (customer: string) => number | undefined

/** SEQUENCE counts the seconds from here to the last change: it never falls, and it fits into 31 bits until 2088. */
const sequenceBegins = Date.UTC(2020, 0, 1)

/**
 * Items of the agenda as an iCalendar feed (RFC 5545): days, renewals and reminders as all-day events, the rest as to-dos, each
 * with an alarm. An item keeps its UID, and its SEQUENCE grows when something of its customer is changed, so that a calendar that
 * reads the file again moves it instead of doubling it. Our own writer: a feed takes a dozen properties, and none of a library's
 * time zones and recurrences.
 */
export function writeCalendar(items: readonly AgendaItem[], nowMs: number, changedAt: ChangedAt): string {
  const stampOfItem = ({customer}: AgendaItem): Stamps => ({now: nowMs, changed: changedAt(customer.id)})
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//solo-crm//crm export//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Clients',
    ...items.flatMap(item => {
      const stamps = stampOfItem(item)
      return dated.has(item.kind) ? eventLines(item, stamps) : todoLines(item, stamps)
    }),
    'END:VCALENDAR',
  ])
}

/** When an item was written down, and when it was changed, in milliseconds since 1970. */
interface Stamps {
  readonly now: number
  readonly changed: number | undefined
}

/** `20260105T080000Z`. */
const stampOf = (nowMs: number): string => `${new Date(nowMs).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const dateOf = (day: Day): string => day.replaceAll('-', '')

/** What somebody typed stands last in a reason. The days before it count from today and would be stale tomorrow. */
const typedIn = (reason: string): string => {
  const [, typed = ''] = /: (.*)$/s.exec(reason) ?? []
  return typed && `, ${typed}`
}

const labelOf = ({id, kind}: AgendaItem): string => {
  if (kind !== 'date') return kind
  return id.endsWith('/birthday') ? 'birthday' : 'special day'
}

const titleOf = (item: AgendaItem): string => `${item.customer.name}: ${labelOf(item)}${typedIn(item.reason)}`

const sharedLines = (item: AgendaItem, {now, changed}: Stamps): string[] => [
  `UID:${escapeValue(item.id)}@solo-crm`,
  `DTSTAMP:${stampOf(now)}`,
  ...changeLines(changed),
  `SUMMARY:${escapeValue(titleOf(item))}`,
  `DESCRIPTION:${escapeValue([item.reason, ...item.actions].join('\n'))}`,
  `CATEGORIES:${item.kind}`,
]

const changeLines = (changed: number | undefined): string[] =>
  changed === undefined
    ? []
    : [
        `LAST-MODIFIED:${stampOf(changed)}`,
        `SEQUENCE:${Math.min(2 ** 31 - 1, Math.max(1, Math.floor((changed - sequenceBegins) / 1000)))}`,
      ]

const alarmLines = (item: AgendaItem, trigger: string): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  trigger,
  `DESCRIPTION:${escapeValue(titleOf(item))}`,
  'END:VALARM',
]

const eventLines = (item: AgendaItem, stamps: Stamps): string[] => [
  'BEGIN:VEVENT',
  ...sharedLines(item, stamps),
  `DTSTART;VALUE=DATE:${dateOf(item.on)}`,
  `DTEND;VALUE=DATE:${dateOf(addDays(item.on, 1))}`,
  'TRANSP:TRANSPARENT',
  ...alarmLines(item, `TRIGGER:${alarmTrigger}`),
  'END:VEVENT',
]

/** 1 is the highest priority, 9 the lowest. */
const priorities: Readonly<Record<AgendaItem['severity'], number>> = {overdue: 1, due: 5, ahead: 9}

const todoLines = (item: AgendaItem, stamps: Stamps): string[] => [
  'BEGIN:VTODO',
  ...sharedLines(item, stamps),
  `DUE;VALUE=DATE:${dateOf(item.on)}`,
  `PRIORITY:${priorities[item.severity]}`,
  'STATUS:NEEDS-ACTION',
  ...alarmLines(item, `TRIGGER;RELATED=END:${alarmTrigger}`),
  'END:VTODO',
]
