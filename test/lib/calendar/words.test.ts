import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addDays, type Day, daysBetween, weekdayOf} from '../../../src/lib/calendar/day.ts'
import {formatDayLong, formatDayShort, weekdayNames} from '../../../src/lib/calendar/format.ts'
import {parseDay, parseHappened, parsePlanned} from '../../../src/lib/calendar/words.ts'
import {anyDay, presentDay} from './arbitraries.ts'
import {expectSameInEachZone} from './machine-zone.ts'

// A Wednesday.
const today: Day = '2026-03-11'

describe('parseDay', () => {
  it.each<[string, Day]>([
    ['2026-03-31', '2026-03-31'],
    ['1850-01-01', '1850-01-01'],
    ['2026/03/31', '2026-03-31'],
    ['2026.3.5', '2026-03-05'],
    [' 2026-3-5 ', '2026-03-05'],
    ['२०२६-०३-३१', '2026-03-31'],
    ['۲۰۲۶/۰۳/۳۱', '2026-03-31'],
    ['\u200e2026-03-31\u200f', '2026-03-31'],
    ['5.3.2026', '2026-03-05'],
    ['5. 3. 2026', '2026-03-05'],
    ['5.3.26', '2026-03-05'],
    ['5.3.76', '2076-03-05'],
    ['5.3.77', '1977-03-05'],
    ['31/3/2026', '2026-03-31'],
    ['3/31/2026', '2026-03-31'],
    ['31-03-2026', '2026-03-31'],
    ['13/5/2026', '2026-05-13'],
    ['5/13/2026', '2026-05-13'],
    ['5/5/2026', '2026-05-05'],
    ['5 march 2026', '2026-03-05'],
    ['5 Mar 2026', '2026-03-05'],
    ['5-mar-2026', '2026-03-05'],
    ['march 5 2026', '2026-03-05'],
    ['March 5th, 2026', '2026-03-05'],
    ['5 march 2026.', '2026-03-05'],
    ['the 5th of march 2026', '2026-03-05'],
    ["5 sept. '26", '2026-09-05'],
    ['2026 march 5', '2026-03-05'],
    ['29 february 2028', '2028-02-29'],
    ['Thu 5 March 2026', '2026-03-05'],
    ['thursday, 2026-03-05', '2026-03-05'],
    ['today', today],
    ['Yesterday', '2026-03-10'],
    ['tomorrow', '2026-03-12'],
    ['the day after tomorrow', '2026-03-13'],
    ['day before yesterday', '2026-03-09'],
    ['last friday', '2026-03-06'],
    ['last wednesday', '2026-03-04'],
    ['next friday', '2026-03-13'],
    ['next wed', '2026-03-18'],
    ['this friday', '2026-03-13'],
    ['this mon', '2026-03-09'],
    ['friday next week', '2026-03-20'],
    ['next week on monday', '2026-03-16'],
    ['fri last week', '2026-03-06'],
    ['in 3 weeks', '2026-04-01'],
    ['in 10 days', '2026-03-21'],
    ['in a month', '2026-04-11'],
    ['in two weeks', '2026-03-25'],
    ['3 weeks ago', '2026-02-18'],
    ['a week ago', '2026-03-04'],
    ['+3w', '2026-04-01'],
    ['-3w', '2026-02-18'],
    ['10 days from now', '2026-03-21'],
    ['2 weeks from tomorrow', '2026-03-26'],
    ['next week', '2026-03-18'],
    ['last week', '2026-03-04'],
    ['next month', '2026-04-11'],
    ['last month', '2026-02-11'],
    ['next year', '2027-03-11'],
    ['last year', '2025-03-11'],
    ['next quarter', '2026-06-11'],
    ['end of this month', '2026-03-31'],
    ['end of next month', '2026-04-30'],
    ['end of last month', '2026-02-28'],
    ['the end of this week', '2026-03-15'],
    ['start of next week', '2026-03-16'],
    ['start of this quarter', '2026-01-01'],
    ['end of this year', '2026-12-31'],
    ['beginning of next year', '2027-01-01'],
    ['end of february 2028', '2028-02-29'],
    ['2 days before 5 march 2026', '2026-03-03'],
    ['a week after next friday', '2026-03-20'],
    ['on 5 march 2026', '2026-03-05'],
    ['in twelve days', '2026-03-23'],
    ['in one day', '2026-03-12'],
    ['2026 5 march', '2026-03-05'],
    ['5  march   2026', '2026-03-05'],
    ['5 - march - 2026', '2026-03-05'],
    ['of march the 5th 2026', '2026-03-05'],
    ['next week mon', '2026-03-16'],
    ['an year ago', '2025-03-11'],
    ['wed, 11 march 2026', '2026-03-11'],
  ])('reads %j as %s, past and future', async (text, day) => {
    expect(await parseDay(text, today, 'past')).toBe(day)
    expect(await parseDay(text, today, 'future')).toBe(day)
  })

  it.each<[string, Day, Day]>([
    ['fri', '2026-03-06', '2026-03-13'],
    ['Friday', '2026-03-06', '2026-03-13'],
    ['on thurs', '2026-03-05', '2026-03-12'],
    ['wed', '2026-03-11', '2026-03-18'],
    ['weds', '2026-03-11', '2026-03-18'],
    ['sun', '2026-03-08', '2026-03-15'],
    ['3w', '2026-02-18', '2026-04-01'],
    ['10 days', '2026-03-01', '2026-03-21'],
    ['a week', '2026-03-04', '2026-03-18'],
    ['5 march', '2026-03-05', '2027-03-05'],
    ['march 12', '2025-03-12', '2026-03-12'],
    ['11 march', '2026-03-11', '2026-03-11'],
    ['5.3.', '2026-03-05', '2027-03-05'],
    ['31/12', '2025-12-31', '2026-12-31'],
    ['29 feb', '2024-02-29', '2028-02-29'],
    ['the 5th', '2026-03-05', '2026-04-05'],
    ['11th', '2026-03-11', '2026-03-11'],
    ['31st', '2026-01-31', '2026-03-31'],
    ['end of month', '2026-02-28', '2026-03-31'],
    ['end of the week', '2026-03-08', '2026-03-15'],
    ['start of the month', '2026-03-01', '2026-04-01'],
    ['end of february', '2026-02-28', '2027-02-28'],
    ['end of june', '2025-06-30', '2026-06-30'],
    ['wed 11 mar', '2026-03-11', '2026-03-11'],
  ])('reads %j as %s for the past and %s for the future', async (text, past, future) => {
    expect(await parseDay(text, today, 'past')).toBe(past)
    expect(await parseDay(text, today, 'future')).toBe(future)
  })

  it.each<[string, Day, Day, Day]>([
    ['31 december', '2026-01-01', '2025-12-31', '2026-12-31'],
    ['1 january', '2025-12-31', '2025-01-01', '2026-01-01'],
    ['1 january', '2026-01-01', '2026-01-01', '2026-01-01'],
    ['the 31st', '2026-01-01', '2025-12-31', '2026-01-31'],
    ['the 1st', '2025-12-31', '2025-12-01', '2026-01-01'],
    ['end of year', '2026-12-31', '2026-12-31', '2026-12-31'],
    ['29 feb', '1900-03-01', '1896-02-29', '1904-02-29'],
  ])('reads %j on %s as %s for the past and %s for the future', async (text, on, past, future) => {
    expect(await parseDay(text, on, 'past')).toBe(past)
    expect(await parseDay(text, on, 'future')).toBe(future)
  })

  it.each<[string, Day]>([
    ['in 2 weeks and 3 days', '2026-03-28'],
    ['1 month 3 days ago', '2026-02-08'],
    ['in a couple of weeks', '2026-03-25'],
    ['half a year ago', '2025-09-11'],
    ['in half a year', '2026-09-11'],
    ['a few days ago', '2026-03-08'],
  ])('reads less usual English: %j', async (text, day) => {
    expect(await parseDay(text, today, 'past')).toBe(day)
    expect(await parseDay(text, today, 'future')).toBe(day)
  })

  it('reads less usual English up to a hundred years off', async () => {
    expect(await parseDay('in 99 years and 11 months', today, 'future')).toBe('2126-02-11')
    await expect(parseDay('in 100 years and 2 months', today, 'future')).rejects.toThrow('not a day')
  })

  it('leans with less usual dates too', async () => {
    expect(await parseDay('may fifth', today, 'past')).toBe('2025-05-05')
    expect(await parseDay('may fifth', today, 'future')).toBe('2026-05-05')
    expect(await parseDay('tuesday, may fifth', today, 'future')).toBe('2026-05-05')
    expect(await parseDay('twenty-first of february', today, 'future')).toBe('2027-02-21')
  })

  it.each([
    ['2026-02-30', 'February 2026 has 28 days.'],
    ['2026-04-31', 'April 2026 has 30 days.'],
    ['31 april', 'April has 30 days.'],
    ['april 31st', 'April has 30 days.'],
    ['30 feb', 'February has 29 days.'],
    ['29 february 2026', 'February 2026 has 28 days.'],
    ['31.6.2026', 'June 2026 has 30 days.'],
    ['31/6/2026', 'June 2026 has 30 days.'],
    ['2026-13-01', 'Write it as YYYY-MM-DD, such as 2026-03-31: years from 1, months from 1 to 12.'],
    ['31/13/2026', 'Write it as YYYY-MM-DD, such as 2026-03-31: years from 1, months from 1 to 12.'],
    ['0000-01-01', 'Write it as YYYY-MM-DD, such as 2026-03-31: years from 1, months from 1 to 12.'],
  ])('says that there is no %s', async (text, hint) => {
    for (const lean of ['past', 'future'] as const) {
      await expect(parseDay(text, today, lean)).rejects.toMatchObject({
        code: 'invalid-value',
        message: `no such day: ${text}`,
        hint,
      })
    }
  })

  it.each([
    ['5/3/2026', 'Write 2026-03-05 or 2026-05-03.'],
    ['05-03-2026', 'Write 2026-03-05 or 2026-05-03.'],
    ['5/3', 'Write 2027-03-05 or 2026-05-03.'],
    ['12/5/2026', 'Write 2026-05-12 or 2026-12-05.'],
    ['5/12/2026', 'Write 2026-12-05 or 2026-05-12.'],
  ])('does not guess what %s is', async (text, hint) => {
    await expect(parseDay(text, today, 'future')).rejects.toMatchObject({
      code: 'invalid-value',
      message: `day or month first: ${text}`,
      hint,
    })
  })

  it('refuses a weekday that the date is not on', async () => {
    await expect(parseDay('thu 11 mar', today, 'past')).rejects.toMatchObject({
      code: 'invalid-value',
      message: 'not that weekday: thu 11 mar',
      hint: '11 March 2026 is a Wednesday. For that day write 2026-03-11.',
    })
    await expect(parseDay('monday, may fifth', today, 'future')).rejects.toThrow('not a day: monday, may fifth')
  })

  it.each([
    'tomorow',
    'call in 3 weeks',
    'about -3w',
    'x+3w',
    'on a friday next week',
    'friday next weekend',
    'by next week monday',
    'next week mondayish',
    'next week monday at 5pm',
    'end of month at 5pm',
    '5 wed 11 march 2026',
    'by the end of march',
    'end of march 20266',
    'by the end of next month',
    'end of next months',
    'now 2026-03-31',
    '12026-03-31',
    '2026-03-311',
    '15.3.2026x',
    '115.3.2026',
    '5.3.20266',
    '131/12/2026',
    '31/12/20266',
    '131/12',
    '31/122',
    '5 march 2026 10',
    'march 2026 5 march',
    '5 2026 march 2026',
    'in thirteen weeks and a',
    '3 weeks before noon',
    'soon before 5 march',
    'day in the week before next',
    'march',
    'march 2026',
    'end of marching',
    '2026',
    '2026-03',
    '5.3',
    '5',
    '20260331',
    '32nd',
    'may 5 may',
    'this week',
    'next',
    'week',
    'now',
    'noon',
    '10:00',
    'tomorrow at 5pm',
    'in 36 hours',
    'in 12 hours',
    '5 - 8 march',
    '5 march or 6 march',
    'call on 5 march',
    '2026-03-31T09:00:00Z',
    '2026-03-31 at 10:00',
    '99999 days ago',
    'in 500 years',
    'in 3 days ago',
    'constructor',
    'demain',
    'कल',
    '!',
  ])('refuses %j, naming it', async text => {
    for (const lean of ['past', 'future'] as const) {
      await expect(parseDay(text, today, lean)).rejects.toMatchObject({
        code: 'invalid-value',
        message: `not a day: ${text}`,
        hint: expect.stringContaining('2026-03-31'),
      })
    }
  })

  it.each(['', '  '])('says that %j names no day', async text => {
    await expect(parseDay(text, today, 'past')).rejects.toThrow('no day given')
  })

  it('reads back every way in which days are written', async () => {
    await fc.assert(
      fc.asyncProperty(anyDay, presentDay, async (day, on) => {
        for (const lean of ['past', 'future'] as const) {
          expect(await parseDay(day, on, lean)).toBe(day)
          expect(await parseDay(day.replaceAll('-', '/'), on, lean)).toBe(day)
          expect(await parseDay(day.split('-').toReversed().join('.'), on, lean)).toBe(day)
        }
      }),
    )
  })

  it('reads back long dates, and short ones within a year on the leaning side', async () => {
    await fc.assert(
      fc.asyncProperty(presentDay, fc.integer({min: 0, max: 364}), async (on, days) => {
        const before = addDays(on, -days)
        const after = addDays(on, days)
        expect(await parseDay(formatDayLong(before), on, 'future')).toBe(before)
        expect(await parseDay(formatDayShort(before), on, 'past')).toBe(before)
        expect(await parseDay(formatDayShort(after), on, 'future')).toBe(after)
      }),
    )
  })

  it('reads a weekday as one of the last or the next seven days', async () => {
    await fc.assert(
      fc.asyncProperty(presentDay, fc.constantFrom(...weekdayNames), async (on, name) => {
        const past = await parseDay(name, on, 'past')
        const future = await parseDay(name, on, 'future')
        expect([daysBetween(past, on) <= 6, daysBetween(on, future) >= 1]).toEqual([true, true])
        expect(daysBetween(past, future)).toBe(7)
        expect(weekdayNames[weekdayOf(past) - 1]).toBe(name)
      }),
    )
  })
})

describe('parseHappened', () => {
  it.each<[string, Day]>([
    ['today', today],
    ['yesterday', '2026-03-10'],
    ['fri', '2026-03-06'],
    ['wed', today],
    ['3w', '2026-02-18'],
    ['12 march', '2025-03-12'],
  ])('reads %j as %s', async (text, day) => {
    expect(await parseHappened(text, today)).toBe(day)
  })

  it.each([
    ['2026-03-12', '2026-03-12 has not happened yet: today is 2026-03-11'],
    ['tomorrow', 'tomorrow (2026-03-12) has not happened yet: today is 2026-03-11'],
    ['next friday', 'next friday (2026-03-13) has not happened yet: today is 2026-03-11'],
    ['in 3 weeks', 'in 3 weeks (2026-04-01) has not happened yet: today is 2026-03-11'],
  ])('refuses %j', async (text, message) => {
    await expect(parseHappened(` ${text} `, today)).rejects.toMatchObject({
      code: 'invalid-value',
      message,
      hint: expect.stringMatching(/an earlier day.*crm remind CUSTOMER TEXT --on 2026-0\d-\d\d\.$/),
    })
  })

  it('does not speak of reminders where a period is asked for', async () => {
    await expect(parseHappened('tomorrow', today, false)).rejects.toMatchObject({
      hint: 'Give today or an earlier day.',
    })
  })

  it('never gives a day after today', async () => {
    const texts = fc.constantFrom('mon', 'sunday', '5 march', 'the 31st', '2m', 'end of month', '29 feb', 'end of june')
    await fc.assert(
      fc.asyncProperty(presentDay, texts, async (on, text) => {
        expect((await parseHappened(text, on)) <= on).toBe(true)
      }),
    )
  })
})

describe('parsePlanned', () => {
  it('reads open forms as the next day and allows days that have passed', async () => {
    expect(await parsePlanned('fri', today)).toBe('2026-03-13')
    expect(await parsePlanned('5 march', today)).toBe('2027-03-05')
    expect(await parsePlanned('2026-03-01', today)).toBe('2026-03-01')
    expect(await parsePlanned('yesterday', today)).toBe('2026-03-10')
  })
})

describe('days in words', () => {
  it('are the same whatever the zone of the machine', async () => {
    const texts = [
      'tomorrow',
      'fri',
      'in 3 weeks',
      'end of month',
      '5 march',
      'in 2 weeks and 3 days',
      'in a year and 2 months',
      'a few days ago',
      'in half a year',
      'in half a week',
      'may fifth',
    ]
    // Around the changes to and from summer time, the turn of a year and a leap day.
    const days: Day[] = ['2026-03-08', '2026-03-28', '2026-10-24', '2026-10-31', '2026-12-31', '2028-02-29']
    await expectSameInEachZone(async () => {
      expect(await parsePlanned('in a year and 2 months', '2026-01-31')).toBe('2027-03-31')
      return Promise.all(days.flatMap(on => texts.map(text => parsePlanned(text, on))))
    })
  })
})
