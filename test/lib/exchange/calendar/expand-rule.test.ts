import {describe, expect, it} from 'vitest'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {expandRule} from '../../../../src/lib/exchange/calendar/expand-rule.ts'
import {readRecurrenceRule} from '../../../../src/lib/exchange/calendar/recurrence-rule.ts'

function expand(text: string, first: Day, last: Day, from?: Day): string[] {
  const rule = readRecurrenceRule(text)
  if (!rule) throw new Error(`not understood: ${text}`)
  return [...expandRule(rule, first, last, from)]
}

describe('expandRule', () => {
  it.each<[string, Day, Day, readonly string[]]>([
    ['FREQ=DAILY;INTERVAL=2', '2026-01-05', '2026-01-10', ['2026-01-05', '2026-01-07', '2026-01-09']],
    ['FREQ=WEEKLY', '2026-01-05', '2026-01-20', ['2026-01-05', '2026-01-12', '2026-01-19']],
    ['FREQ=WEEKLY;BYDAY=TU,TH', '2026-01-06', '2026-01-14', ['2026-01-06', '2026-01-08', '2026-01-13']],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      '1997-09-01',
      ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      '1997-08-25',
      ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
    ],
    ['FREQ=MONTHLY', '2026-01-31', '2026-05-31', ['2026-01-31', '2026-03-31', '2026-05-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31', '2026-03-31', ['2026-01-31', '2026-02-28', '2026-03-31']],
    ['FREQ=MONTHLY;BYDAY=2TU', '2026-01-13', '2026-03-31', ['2026-01-13', '2026-02-10', '2026-03-10']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-30', '2026-03-31', ['2026-01-30', '2026-02-27', '2026-03-27']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1998-02-13', '1998-12-31', ['1998-02-13', '1998-03-13', '1998-11-13']],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-01-30',
      '2026-03-31',
      ['2026-01-30', '2026-02-27', '2026-03-31'],
    ],
    ['FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', '2024-03-31', '2026-12-31', ['2024-03-31', '2025-03-30', '2026-03-29']],
    ['FREQ=YEARLY', '2024-02-29', '2030-01-01', ['2024-02-29', '2028-02-29']],
    ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', '1999-12-31', ['1997-05-19', '1998-05-18', '1999-05-17']],
    [
      'FREQ=DAILY;BYMONTH=1;BYDAY=MO',
      '2026-01-05',
      '2027-01-05',
      ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2027-01-04'],
    ],
  ])('%s from %s', (rule, first, last, wanted) => {
    expect(expand(rule, first, last)).toEqual(wanted)
  })

  it.each(['FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', 'FREQ=MONTHLY;INTERVAL=5', 'FREQ=YEARLY'])(
    'gives the same days of %s where it begins later',
    rule => {
      const all = expand(rule, '2001-01-31', '2026-01-01')
      const later = expand(rule, '2001-01-31', '2026-01-01', '2020-06-15')
      expect(later.filter(day => day >= '2020-06-15')).toEqual(all.filter(day => day >= '2020-06-15'))
      expect(later.length).toBeLessThan(all.length)
    },
  )

  it('ends where a rule never comes true', () => {
    expect(expand('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01', '9999-12-31')).toEqual([])
  })
})

describe('readRecurrenceRule', () => {
  it.each([
    '',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=YEARLY;BYWEEKNO=20',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=-1',
    'FREQ=DAILY;UNTIL=soon',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=MONTHLY;BYMONTHDAY=x',
  ])('takes "%s" for no rule that it understands', text => {
    expect(readRecurrenceRule(text)).toBeUndefined()
  })
})
