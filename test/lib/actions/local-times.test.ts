import {describe, expect, it} from 'vitest'
import {localTimesOf} from '../../../src/lib/actions/local-times.ts'
import {offsetMinutes} from '../../../src/lib/calendar/instant.ts'
import {agendaOf} from '../../../src/lib/retention/agenda.ts'
import {aBook} from '../../support/build.ts'

const nowMs = Date.UTC(2026, 0, 19, 9, 40)

/** Clocks like those of a process: a name that is no zone, or not in its usual case, counts as UTC. */
const clocksIn = (own: string) => ({
  nowMs,
  offsetOf: (zone = own, ms = nowMs) =>
    /^[A-Z]/.test(zone) && !zone.startsWith('Mars/') ? offsetMinutes(ms, zone) : 0,
})

const timeOf = (timezone: string | undefined, own: string): string | undefined => {
  const book = aBook()
    .customer({name: 'Apex', added: '2024-01-01', ...(timezone ? {timezone} : {})})
    .build()
  const items = agendaOf(book, '2026-01-19')
  expect(items.length).toBeGreaterThan(0)
  return localTimesOf(book, items, clocksIn(own)).get(items[0]?.customer.id ?? '')
}

describe('localTimesOf', () => {
  it.each([
    ['Asia/Kolkata', 'Europe/Berlin', '15:10 in Kolkata'],
    ['America/Argentina/Buenos_Aires', 'Europe/Berlin', '06:40 in Buenos Aires'],
    ['Europe/London', 'Europe/Berlin', '09:40 in London'],
    ['UTC', 'Europe/Berlin', '09:40 in UTC'],
    ['Atlantic/Reykjavik', 'Europe/Berlin', '09:40 in Reykjavik'],
    ['asia/kolkata', 'Europe/Berlin', '15:10 in kolkata'],
  ])('tells the time in %s, seen from %s', (zone, own, time) => {
    expect(timeOf(zone, own)).toBe(time)
  })

  it.each([
    ['where clocks show the same', 'Europe/Paris'],
    ['of what is no zone', 'Mars/Phobos'],
    ['of a customer without a zone', undefined],
  ])('says nothing %s', (_, zone) => {
    expect(timeOf(zone, 'Europe/Berlin')).toBeUndefined()
  })

  it('says nothing where nothing is due', () => {
    const book = aBook().customer({name: 'Apex', timezone: 'Asia/Kolkata'}).build()
    expect(localTimesOf(book, [], clocksIn('Europe/Berlin')).size).toBe(0)
  })
})
