import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addDays, type Day, type Weekday} from '../../../src/lib/calendar/day.ts'
import {
  businessHours,
  calendarHours,
  checkWorkingHours,
  type LocalTime,
  type WorkingHours,
} from '../../../src/lib/retention/first-reply.ts'
import {present} from '../../support/vectors.ts'
import vectors from '../../vectors.json' with {type: 'json'}

const hour = 3_600_000
const week: WorkingHours = {weekdays: new Set<Weekday>([1, 2, 3, 4, 5]), from: '09:00', to: '17:00'}
const monday: Day = '2026-03-02'

const at = (day: number, time: string): LocalTime => ({day: addDays(monday, day), time})

/** Reads `08:00 D+1` as a time of the day after Monday. */
const readVector = (text: string): LocalTime => {
  const [time, day] = text.split(' ')
  return at(Number(day?.slice(1) || 0), present(time, 'time'))
}

describe.each(vectors.first_response)('the reply of $out to $in', row => {
  const received = readVector(row.in)
  const replied = readVector(row.out)

  it('took $calendar_h calendar hours', () => {
    const instants = [received, replied].map(({day, time}) => Date.parse(`${day}T${time}Z`))
    expect(calendarHours(present(instants[0], 'in'), present(instants[1], 'out'))).toBe(row.calendar_h)
  })

  it('took $business_h_from_07 business hours', () => {
    expect(businessHours(received, replied, {...week, from: '07:00', to: '18:00'})).toBe(row.business_h_from_07)
  })
})

describe('calendarHours', () => {
  it('is negative when the reply came first', () => {
    expect(calendarHours(2 * hour, hour / 2)).toBe(-1.5)
  })
})

describe('businessHours', () => {
  it.each([
    {title: 'within a day', from: at(0, '10:00'), to: at(0, '11:30'), hours: 1.5},
    {title: 'before work', from: at(0, '06:00'), to: at(0, '09:30'), hours: 0.5},
    {title: 'over a night', from: at(0, '16:00'), to: at(1, '10:00'), hours: 2},
    {title: 'over a weekend', from: at(4, '16:00'), to: at(7, '10:00'), hours: 2},
    {title: 'within a weekend', from: at(5, '10:00'), to: at(6, '20:00'), hours: 0},
    {title: 'over two weeks', from: at(0, '09:00'), to: at(14, '09:00'), hours: 80},
    {title: 'backwards', from: at(1, '10:00'), to: at(0, '16:00'), hours: -2},
  ])('counts the hours $title', ({from, to, hours}) => {
    expect(businessHours(from, to, week)).toBeCloseTo(hours, 9)
  })

  it('counts on the weekdays of a week that begins on Sunday', () => {
    const sundays: WorkingHours = {...week, weekdays: new Set<Weekday>([7, 1, 2, 3, 4])}
    expect(businessHours(at(4, '09:00'), at(7, '09:00'), sundays)).toBe(8)
  })

  it('works before 1970 as after', () => {
    const received: LocalTime = {day: '1969-12-26', time: '16:00'}
    expect(businessHours(received, {day: '1969-12-29', time: '10:00'}, week)).toBeCloseTo(2, 9)
  })

  it('adds up over any moment between, and moves with the weeks', () => {
    const moment = fc.record({day: fc.nat(400), minutes: fc.nat(1439)}).map(({day, minutes}) => {
      const padded = (part: number): string => String(part).padStart(2, '0')
      return at(day, `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`)
    })
    fc.assert(
      fc.property(moment, moment, moment, (first, second, third) => {
        const whole = businessHours(first, third, week)
        expect(businessHours(first, second, week) + businessHours(second, third, week)).toBeCloseTo(whole, 6)
        const later = (time: LocalTime): LocalTime => ({...time, day: addDays(time.day, 70)})
        expect(businessHours(later(first), later(third), week)).toBeCloseTo(whole, 6)
      }),
    )
  })
})

describe('checkWorkingHours', () => {
  it('accepts work until midnight', () => {
    expect(checkWorkingHours({...week, to: '24:00'})).toMatchObject({to: '24:00'})
  })

  it.each([
    {title: 'a week without days', hours: {...week, weekdays: new Set<Weekday>()}, message: 'on no day of the week'},
    {title: 'an end before the beginning', hours: {...week, to: '08:00'}, message: 'from 09:00 to 08:00'},
    {title: 'a day of no length', hours: {...week, to: '09:00'}, message: 'from 09:00 to 09:00'},
    {title: 'no time of day', hours: {...week, to: '25:00'}, message: '25:00'},
  ])('refuses $title', ({hours, message}) => {
    expect(() => checkWorkingHours(hours)).toThrow(
      expect.objectContaining({code: 'invalid-value', message: expect.stringContaining(message)}),
    )
  })
})
