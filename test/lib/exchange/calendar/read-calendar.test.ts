import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readCalendarEvents} from '../../../../src/lib/exchange/calendar/read-calendar.ts'
import {keepAll, someSettings} from '../../../support/import-settings.ts'

function read(lines: readonly string[] | Buffer, zone = 'Europe/Berlin') {
  const kept = keepAll()
  const bytes = Array.isArray(lines)
    ? Buffer.from(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
    : (lines as Buffer)
  readCalendarEvents(bytes, 'a.ics', someSettings({zone}), kept.sink)
  return kept
}

const event = (...lines: readonly string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

const people = [
  'ORGANIZER;CN="Me, Myself":mailto:me@solo.example',
  'ATTENDEE;CN=Helen Marks;PARTSTAT=ACCEPTED:MAILTO:Helen@Apex.example',
  'ATTENDEE;PARTSTAT=DECLINED:mailto:tom@apex.example',
  'ATTENDEE;CUTYPE=ROOM:mailto:room1@apex.example',
]

describe('readCalendarEvents', () => {
  it('reads a meeting: day and time on the clock of the machine, length, people, title', () => {
    const {events, problems} = read(
      event(
        'UID:m1@example',
        'DTSTART;TZID=America/New_York:20251210T090000',
        'DTEND;TZID=America/New_York:20251210T094500',
        'SUMMARY:Quarterly\\, review',
        'LOCATION:Main St. 1',
        ...people,
      ),
    )
    expect(problems).toEqual([])
    expect(events).toEqual([
      {
        file: 'a.ics',
        line: 2,
        key: 'ics m1@example',
        on: '2025-12-10',
        at: '15:00',
        isAhead: false,
        channel: 'meeting',
        direction: 'both',
        minutes: 45,
        text: 'Quarterly, review',
        people: [
          {email: 'me@solo.example'},
          {email: 'helen@apex.example'},
          {email: 'tom@apex.example', declined: true},
        ],
        mayBeNamed: true,
      },
    ])
  })

  it.each([
    ['of Greenwich', 'DTSTART:20251210T230000Z', '2025-12-11', '00:00'],
    ['without a zone, on the clock of the machine', 'DTSTART:20251210T230000', '2025-12-10', '23:00'],
    [
      'of a zone with a path before it',
      'DTSTART;TZID=/x.example/2026/Asia/Kathmandu:20251210T100000',
      '2025-12-10',
      '05:15',
    ],
    ['in the summer', 'DTSTART;TZID=Asia/Kathmandu:20250710T100000', '2025-07-10', '06:15'],
  ])('reads a time %s', (_, start, on, at) => {
    expect(read(event('UID:a', start, 'SUMMARY:x')).events).toMatchObject([{on, at}])
  })

  it('reads days without a time as they are, wherever the machine stands', () => {
    const whole = event('UID:a', 'DTSTART;VALUE=DATE:20251210', 'DTEND;VALUE=DATE:20251212', 'SUMMARY:Workshop')
    for (const zone of ['Pacific/Honolulu', 'Pacific/Auckland']) {
      const [workshop] = read(whole, zone).events
      expect(workshop).toMatchObject({on: '2025-12-10', isAhead: false})
      expect(workshop?.at ?? workshop?.minutes).toBeUndefined()
    }
  })

  it('reckons in the zone that the calendar defines itself', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Customized Time Zone',
      ...['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
      ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
      ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
      ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT'],
      'END:VTIMEZONE',
    ]
    const at = (start: string) =>
      read([...event('UID:a', `DTSTART;TZID=Customized Time Zone:${start}`, 'SUMMARY:x'), ...zone], 'UTC').events[0]?.at
    expect([at('20250701T100000'), at('20251201T100000')]).toEqual(['08:00', '09:00'])
  })

  it('says which time zone it does not know, and reads its times as those of the machine', () => {
    const {events, problems} = read(event('UID:a', 'DTSTART;TZID=Nowhere:20251210T100000', 'SUMMARY:x'))
    expect(events).toMatchObject([{at: '10:00'}])
    expect(problems).toMatchObject([{line: 2, message: expect.stringContaining('Nowhere')}])
  })

  it('expands a series up to now, with its next time ahead, without what is excepted, moved or called off', () => {
    const {events} = read([
      ...event(
        'UID:s',
        'DTSTART;TZID=Europe/Berlin:20251208T100000',
        'DURATION:PT30M',
        'RRULE:FREQ=WEEKLY',
        'EXDATE;TZID=Europe/Berlin:20251215T100000',
        'SUMMARY:Weekly',
      ),
      ...event(
        'UID:s',
        'RECURRENCE-ID;TZID=Europe/Berlin:20251222T100000',
        'DTSTART;TZID=Europe/Berlin:20251223T110000',
        'SUMMARY:Weekly, moved',
      ),
      ...event(
        'UID:s',
        'RECURRENCE-ID:20251229T090000Z',
        'DTSTART;TZID=Europe/Berlin:20251229T100000',
        'STATUS:CANCELLED',
        'SUMMARY:Weekly',
      ),
    ])
    expect(events.map(({on, at, isAhead, leftOut, key}) => [on, at, isAhead, leftOut, key])).toEqual([
      ['2025-12-08', '10:00', false, undefined, 'ics s 2025-12-08T09:00'],
      ['2026-01-05', '10:00', true, undefined, 'ics s 2026-01-05T09:00'],
      ['2025-12-23', '11:00', false, undefined, 'ics s 2025-12-22T09:00'],
      ['2025-12-29', '10:00', false, 'cancelled', 'ics s 2025-12-29T09:00'],
    ])
  })

  it.each([
    ['COUNT=2', 2],
    ['UNTIL=20251222T090000Z', 3],
    ['UNTIL=20251222', 3],
    ['UNTIL=20251215T235959', 2],
  ])('ends a series by %s', (end, times) => {
    const series = event('UID:s', 'DTSTART;TZID=Europe/Berlin:20251208T100000', `RRULE:FREQ=WEEKLY;${end}`, 'SUMMARY:x')
    expect(read(series).events).toHaveLength(times)
  })

  it('takes the last three years of a series that is old, at once', () => {
    const {events, problems} = read(event('UID:s', 'DTSTART:19000101T100000Z', 'RRULE:FREQ=DAILY', 'SUMMARY:x'))
    expect(events).toHaveLength(3 * 365 + 1 + 1 + 1)
    expect(problems).toEqual([])
  })

  it('takes of a rule that it does not understand the first time, and says so', () => {
    const {events, problems} = read(event('UID:s', 'DTSTART:20251208T100000Z', 'RRULE:FREQ=HOURLY', 'SUMMARY:x'))
    expect(events).toHaveLength(1)
    expect(problems).toMatchObject([{line: 2, message: expect.stringContaining('not understood')}])
  })

  it.each([
    ['video', 'LOCATION:https://us02web.zoom.us/j/1'],
    ['video', 'X-GOOGLE-CONFERENCE:https://meet.google.com/abc'],
    ['video', 'LOCATION:Microsoft Teams Meeting'],
    ['call', 'LOCATION:+49 30 1234567'],
    ['call', 'LOCATION:Phone'],
    ['call', 'SUMMARY:Call with Helen'],
    ['meeting', 'LOCATION:Café Central'],
  ])('takes it for a %s by %s', (channel, line) => {
    expect(read(event('UID:a', 'DTSTART:20251208T100000Z', line)).events).toMatchObject([{channel}])
  })

  it('leaves out what was called off, also where the whole file says so, and its own calendar', () => {
    expect(read(event('UID:a', 'DTSTART:20251208T100000Z', 'STATUS:CANCELLED')).events).toMatchObject([
      {leftOut: 'cancelled'},
    ])
    expect(read(['METHOD:CANCEL', ...event('UID:a', 'DTSTART:20251208T100000Z')]).events).toMatchObject([
      {leftOut: 'cancelled'},
    ])
    expect(read(event('UID:e1/renewal-60@solo-crm', 'DTSTART:20251208T100000Z')).events).toEqual([])
  })

  it('names the line of an event without a beginning, and of one that never ends', () => {
    const {events, problems} = read([...event('SUMMARY:x', 'DTSTART:soon'), 'BEGIN:VEVENT', 'DTSTART:20251208T100000Z'])
    expect(events).toEqual([])
    expect(problems.map(({line}) => line).sort()).toEqual([2, 6])
  })

  it('reads any soup of lines without failing, each problem with its line', () => {
    const piece = fc.constantFrom(
      ...['BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VALARM', 'BEGIN:VTIMEZONE'],
      ...['DTSTART:20251208T100000Z', 'DTSTART;TZID=X:20251208', 'DTEND:20241208T100000', 'DURATION:-P5W', 'UID:a'],
      ...['RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'RRULE:FREQ=DAILY;COUNT=999999', 'RECURRENCE-ID:20251208'],
      ...[
        'EXDATE:20251208,x',
        'RDATE;VALUE=PERIOD:20251208T100000Z/PT1H',
        ' folded',
        '\tfolded',
        'ATTENDEE:mailto:',
        ':',
        '',
      ],
      ...['SUMMARY;ENCODING=QUOTED-PRINTABLE:=C3=', 'TZID:X', 'TZOFFSETTO:+9999', 'BEGIN:STANDARD', '\u0000\u001b[31m'],
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({unit: 'binary'})), {maxLength: 40}), lines => {
        const {events, problems} = read(Buffer.from(lines.join('\r\n')))
        for (const {line} of [...events, ...problems]) expect(line).toBeGreaterThan(0)
      }),
      {numRuns: 300},
    )
  })
})
