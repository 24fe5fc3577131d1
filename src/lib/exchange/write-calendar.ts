import {addDays, type Day} from '../calendar/day.ts'
import type {AgendaItem, Kind} from '../retention/agenda/item.ts'
import {contentLines, escapeValue} from './content-lines.ts'

/** Kinds that belong to a day of their own; the others are work to do, whenever it is done. */
const dated: ReadonlySet<Kind> = new Set(['date', 'renewal', 'reminder'])

/** An all-day event has no hour: its alarm is at nine. */
const alarmTrigger = 'PT9H'

/**
 * Items of the agenda as an iCalendar feed (RFC 5545): days, renewals and reminders as all-day events with an alarm, the
 * rest as to-dos. An item keeps its UID, so that a calendar that reads the file again moves it instead of doubling it. Our
 * own writer: a feed takes a dozen properties, and none of a library's time zones and recurrences.
 */
export function writeCalendar(items: readonly AgendaItem[], nowMs: number): string {
  const stamp = stampOf(nowMs)
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//solo-crm//crm export//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Clients',
    ...items.flatMap(item => (dated.has(item.kind) ? eventLines(item, stamp) : todoLines(item, stamp))),
    'END:VCALENDAR',
  ])
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

const sharedLines = (item: AgendaItem, stamp: string): string[] => [
  `UID:${escapeValue(item.id)}@solo-crm`,
  `DTSTAMP:${stamp}`,
  `SUMMARY:${escapeValue(titleOf(item))}`,
  `DESCRIPTION:${escapeValue([item.reason, ...item.actions].join('\n'))}`,
  `CATEGORIES:${item.kind}`,
]

const eventLines = (item: AgendaItem, stamp: string): string[] => [
  'BEGIN:VEVENT',
  ...sharedLines(item, stamp),
  `DTSTART;VALUE=DATE:${dateOf(item.on)}`,
  `DTEND;VALUE=DATE:${dateOf(addDays(item.on, 1))}`,
  'TRANSP:TRANSPARENT',
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `TRIGGER:${alarmTrigger}`,
  `DESCRIPTION:${escapeValue(titleOf(item))}`,
  'END:VALARM',
  'END:VEVENT',
]

/** 1 is the highest priority, 9 the lowest. */
const priorities: Readonly<Record<AgendaItem['severity'], number>> = {overdue: 1, due: 5, ahead: 9}

const todoLines = (item: AgendaItem, stamp: string): string[] => [
  'BEGIN:VTODO',
  ...sharedLines(item, stamp),
  `DUE;VALUE=DATE:${dateOf(item.on)}`,
  `PRIORITY:${priorities[item.severity]}`,
  'STATUS:NEEDS-ACTION',
  'END:VTODO',
]
