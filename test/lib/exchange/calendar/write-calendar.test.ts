import {describe, expect, it} from 'vitest'
import {writeCalendar} from '../../../../src/lib/exchange/calendar/write-calendar.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, idOf} from '../../../support/build.ts'

const nowMs = Date.parse('2026-01-19T08:30:00Z')
const helen = idOf('contact', 'helen')
const talk = idOf('reminder', 'talk')
const draft = idOf('promise', 'draft')

const book = aBook()
  .customer({name: 'Apex, Inc.; Łódź'})
  .contact({id: helen, name: 'Helen Marks', birthday: '1980-05-17'})
  .reminder({id: talk, on: '2026-02-02', text: 'Ask about hiring'})
  .promise({id: draft, due: '2026-01-16', text: 'Draft of the model'})
  .build()

const changedAt = () => Date.parse('2026-01-10T12:00:00Z')

const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

const componentOf = (uid: string): string[] => {
  const lines = unfold(writeCalendar(agendaOf(book, '2026-01-19', {days: 365}), nowMs, changedAt))
  const at = lines.indexOf(`UID:${uid}@solo-crm`)
  const end = lines.findIndex((line, i) => i > at && /^END:(?:VEVENT|VTODO)$/.test(line))
  return lines.slice(at - 1, end + 1)
}

describe('writeCalendar', () => {
  it('makes an all-day event with an alarm of a day to remember', () => {
    const event = componentOf(`${helen}/birthday`)
    expect(event[0]).toBe('BEGIN:VEVENT')
    expect(event).toContain('DTSTAMP:20260119T083000Z')
    expect(event).toContain('DTSTART;VALUE=DATE:20260517')
    expect(event).toContain('DTEND;VALUE=DATE:20260518')
    expect(event).toContain('SUMMARY:Apex\\, Inc.\\; Łódź: birthday\\, Helen Marks')
    expect(event).toEqual(expect.arrayContaining(['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:PT9H', 'END:VALARM']))
  })

  it('makes an event of a reminder, and a to-do of a promise with its day', () => {
    expect(componentOf(talk)).toContain('DTSTART;VALUE=DATE:20260202')
    const todo = componentOf(draft)
    expect(todo[0]).toBe('BEGIN:VTODO')
    expect(todo).toEqual(expect.arrayContaining(['DUE;VALUE=DATE:20260116', 'PRIORITY:1', 'STATUS:NEEDS-ACTION']))
    expect(todo).toEqual(expect.arrayContaining(['BEGIN:VALARM', 'TRIGGER;RELATED=END:PT9H', 'END:VALARM']))
  })

  it('says when something of the customer was changed, in a number that only grows', () => {
    const todo = componentOf(draft)
    expect(todo).toContain('LAST-MODIFIED:20260110T120000Z')
    expect(todo).toContain('SEQUENCE:190209600')
    const sequenceIn = (changed: number | undefined) =>
      /SEQUENCE:(\d+)/.exec(writeCalendar(agendaOf(book, '2026-01-19'), nowMs, () => changed))?.[1]
    expect(sequenceIn(0)).toBe('1')
    expect(sequenceIn(8e15)).toBe(String(2 ** 31 - 1))
    expect(sequenceIn(undefined)).toBeUndefined()
  })

  it('has lines of at most 75 octets and one UID for each item', () => {
    const text = writeCalendar(agendaOf(book, '2026-01-19', {days: 365}), nowMs, changedAt)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const uids = unfold(text).filter(line => line.startsWith('UID:'))
    expect(uids.length).toBeGreaterThan(2)
    expect(new Set(uids).size).toBe(uids.length)
  })

  it('is a calendar without items where nothing comes', () => {
    expect(unfold(writeCalendar([], nowMs, changedAt))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//solo-crm//crm export//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Clients',
      'END:VCALENDAR',
      '',
    ])
  })
})
