import {describe, expect, it, vi} from 'vitest'
import {addDays, type Day, dayOfMonth, isDay, monthOf, yearOf} from '../../../src/lib/calendar/day.ts'
import {toSolarHijri} from '../../../src/lib/calendar/solar-hijri.ts'
import {table as persian} from '../../../src/lib/recap/languages/fa.ts'
import vectors from '../../vectors.json' with {type: 'json'}
import {inMachineZone, oddZoneNames} from './machine-zone.ts'

const written = (day: string): string => {
  if (!isDay(day)) throw new Error(`no day ${day}`)
  const {year, month, day: dayOf} = toSolarHijri(day)
  return [year, month, dayOf].map(part => `${part}`.padStart(2, '0')).join('-')
}

describe('toSolarHijri', () => {
  it.each(Object.entries(vectors.persian))('returns of %s %s', (day, hijri) => {
    expect(written(day)).toBe(hijri)
  })

  it.each(oddZoneNames)('is what the platform writes in Persian on every day from 2020 to 2027, in %s', async zone => {
    await inMachineZone(zone, () => {
      const platform = new Intl.DateTimeFormat('fa-IR', {dateStyle: 'long'})
      const different: string[] = []
      for (let day: Day = '2020-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
        const there = platform.format(new Date(yearOf(day), monthOf(day) - 1, dayOfMonth(day), 12))
        if (persian.formatDay(day) !== there) different.push(day)
      }
      expect(different).toEqual([])
    })
  })

  it.each(oddZoneNames)('is the same day for a program that starts in %s', async zone => {
    vi.resetModules()
    const started = await inMachineZone(zone, () => import('../../../src/lib/calendar/solar-hijri.ts'))
    expect(started.toSolarHijri('2025-03-21')).toEqual({year: 1404, month: 1, day: 1})
  })

  it.each(Object.entries(vectors.persian_long))('is written in a letter as %s is', (day, text) => {
    if (!isDay(day)) throw new Error(`no day ${day}`)
    expect(persian.formatDay(day)).toBe(text)
  })
})
