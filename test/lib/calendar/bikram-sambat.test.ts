import {createRequire} from 'node:module'
import {describe, expect, it} from 'vitest'
import {toBikramSambat} from '../../../src/lib/calendar/bikram-sambat.ts'
import {addDays, type Day, dayOfMonth, fromEpochDay, isDay, monthOf, yearOf} from '../../../src/lib/calendar/day.ts'
import vectors from '../../vectors.json' with {type: 'json'}
import {inMachineZone, oddZoneNames} from './machine-zone.ts'

const written = (day: string): string | undefined => {
  const date = isDay(day) ? toBikramSambat(day) : undefined
  return date && [date.year, date.month, date.day].map(part => `${part}`.padStart(2, '0')).join('-')
}

/** The library by itself, as Node loads it. */
const library: typeof import('nepali-date-converter') = createRequire(import.meta.url)('nepali-date-converter')

describe('toBikramSambat', () => {
  it.each(Object.entries(vectors.bikram_sambat.ad_to_bs))('returns of %s %s', (day, sambat) => {
    expect(written(day)).toBe(sambat)
  })

  it('knows the lengths of the months of 2080', () => {
    const lengths = Array.from({length: 12}, () => 0)
    for (let day: Day = '2023-04-14'; day < '2024-04-13'; day = addDays(day, 1)) {
      const date = toBikramSambat(day)
      expect(date?.year).toBe(2080)
      if (date) lengths[date.month - 1] = Math.max(lengths[date.month - 1] ?? 0, date.day)
    }
    expect(lengths).toEqual(vectors.bikram_sambat.days_2080)
  })

  it('returns nothing where the published tables disagree', () => {
    const [first = '', last = ''] = vectors.bikram_sambat.agree_range_ad
    expect([first, last].map(written)).toEqual(['2000-01-01', '2084-02-31'])
    expect(['1943-04-13', '2027-06-15', '0001-01-01', '9999-12-31'].map(written)).toEqual(Array(4).fill(undefined))
  })

  it('has one day follow the other', () => {
    let before = toBikramSambat('1943-04-14')
    for (let day: Day = '1943-04-15'; day <= '2027-06-14'; day = addDays(day, 1)) {
      const date = toBikramSambat(day)
      const follows =
        date?.day === 1 ? date.month === ((before?.month ?? 0) % 12) + 1 : date?.day === (before?.day ?? 0) + 1
      if (!follows) expect.unreachable(day)
      before = date
    }
    expect(before?.year).toBe(2084)
  })

  it.each(oddZoneNames)('agrees with the library on every day from 2020 to 2027, in %s', async zone => {
    await inMachineZone(zone, () => {
      const different: string[] = []
      for (let day: Day = '2020-01-01'; day <= '2027-06-14'; day = addDays(day, 1)) {
        const theirs = new library.default(new Date(yearOf(day), monthOf(day) - 1, dayOfMonth(day)))
        if (written(day) !== theirs.format('YYYY-MM-DD')) different.push(day)
      }
      expect(different).toEqual([])
    })
  })

  it('is that of the civil day where the day of UTC is another', () => {
    const {epoch_ms, kathmandu_local, correct_bs} = vectors.time_zone_trap
    const [civil = ''] = kathmandu_local.split(' ')
    expect(written(civil)).toBe(correct_bs)
    expect(fromEpochDay(Math.floor(epoch_ms / 86_400_000))).toBe(vectors.time_zone_trap.utc_date)
  })
})
