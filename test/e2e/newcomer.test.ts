import {readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

const clients = [
  'Apex Manufacturing',
  'Łódź Tekstyl',
  'गणेश ट्रेडर्स',
  'Rezvani Design',
  'Maple Ridge Dental',
  'Oresund Labs',
]
const people = ['Helen Marks', 'Ewa Nowak', 'राम शर्मा', 'سارا رضوانی', 'Tom Berg', 'Ida Holm']
const addressOf = (at: number): string => `person${at}@client${at}.example`

/** What a phone has: a card of each client's contact, as phones write them. */
const phone = people
  .map(
    (name, at) => `BEGIN:VCARD
VERSION:3.0
N:;${name};;;
FN:${name}
ORG:${clients[at]};
item1.EMAIL;type=INTERNET;type=pref:${addressOf(at)}
TEL;type=CELL;type=VOICE;type=pref:+49 151 ${1_000_000 + at}
BDAY:198${at}-0${at + 1}-17
END:VCARD
`,
  )
  .join('')

/** People of the phone as LinkedIn has them: in another alphabet, spelt otherwise, at a firm of a longer name. */
const otherwise = [
  'Ram,Sharma,https://www.linkedin.com/in/ram,,Ganesh Traders,Owner,12 Mar 2024',
  'Sara,Rezvani,https://www.linkedin.com/in/sara,,Rezvani Design,Founder,2 Apr 2022',
  'Eva,Nowak,https://www.linkedin.com/in/ewa,,Lodz Tekstyl,Buyer,12 Mar 2024',
  'Ida,Holm,https://www.linkedin.com/in/ida,,Oresund Labs AB,CTO,1 Feb 2021',
]

/** 124 connections: most without an address, six of them the clients' own people, some rows that hold nothing. */
const connections = [
  '\ufeffNotes:',
  '"When exporting your connection data, you may notice that some of the email addresses are missing."',
  '',
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  `Helen,Marks,https://www.linkedin.com/in/helen,${addressOf(0)},Apex Manufacturing,Plant Manager,12 Mar 2024`,
  'Tom,Berg,https://www.linkedin.com/in/tom,,Maple Ridge Dental,Dentist,3 Jan 2023',
  ',,,,,,',
  ...otherwise,
  ...Array.from(
    {length: 118},
    (_, at) =>
      `First${at},Last${at},https://www.linkedin.com/in/p${at},,"Firm ${at % 60}, Inc.",Head of Work,${(at % 28) + 1} May 2023`,
  ),
].join('\r\n')

const two = (count: number): string => String(count).padStart(2, '0')

/** A year: a monthly talk with each client, single meetings, private ones, one called off, one that lies ahead. */
const calendar = [
  'BEGIN:VCALENDAR',
  ...people.flatMap((_, at) => [
    'BEGIN:VEVENT',
    `UID:monthly-${at}`,
    `DTSTART;TZID=Europe/Berlin:202501${two(at + 6)}T1${at}0000`,
    'DURATION:PT45M',
    'RRULE:FREQ=MONTHLY;COUNT=11',
    'SUMMARY:Monthly talk',
    'LOCATION:https://meet.google.com/abc-defg-hij',
    'ORGANIZER:mailto:me@solo.example',
    `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${addressOf(at)}`,
    'END:VEVENT',
  ]),
  ...Array.from({length: 30}, (_, at) => [
    'BEGIN:VEVENT',
    `UID:private-${at}`,
    `DTSTART;VALUE=DATE:2025${two((at % 12) + 1)}11`,
    'SUMMARY:Dentist',
    'END:VEVENT',
  ]).flat(),
  ...['BEGIN:VEVENT', 'UID:off', 'DTSTART:20251203T100000Z', 'STATUS:CANCELLED', 'SUMMARY:x'],
  ...[`ATTENDEE:mailto:${addressOf(1)}`, 'END:VEVENT'],
  ...['BEGIN:VEVENT', 'UID:ahead', 'DTSTART:20260114T100000Z', 'SUMMARY:Kick-off', `ATTENDEE:mailto:${addressOf(2)}`],
  ...['END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n')

function sitWithFiles(): Desk {
  const desk = sitDown()
  writeFileSync(join(desk.home, 'phone.vcf'), phone)
  writeFileSync(join(desk.home, 'Connections.csv'), connections)
  writeFileSync(join(desk.home, 'year.ics'), calendar)
  return desk
}

interface Item {
  readonly kind: string
  readonly on: string
  readonly customer: {readonly name: string}
}

/** Joins what `crm dupes` names, by the commands that it gives, until it names nothing; returns the pairs. */
function joinDuplicates(desk: Desk): string[][] {
  const joined: string[][] = []
  for (;;) {
    const [found] = desk.ok('dupes', '--json').json().duplicates
    if (!found) return joined
    if (joined.length === 10) throw new Error(`no end of it: ${JSON.stringify(joined)}`)
    const [, ...words] = found.command.split(' ')
    expect(desk.ok(...words, '--dry-run').out).toContain('Nothing was written')
    desk.ok(...words, '--yes')
    joined.push([found.a.name, found.b.name].sort())
  }
}

/** Some fifty runs of the program. */
const patience = 180_000

describe('a newcomer with a phone, LinkedIn and a year of calendar', () => {
  it(
    'has a useful crm due after a few commands, staggered, and leaves again with all of it',
    () => {
      const desk = sitWithFiles()
      expect(desk.ok('import', 'phone.vcf', '--tier', 'B', '--json').json().plan).toMatchObject({problems: []})
      const met = desk.ok('import', 'Connections.csv', '--tier', 'D', '--tag', 'linkedin', '--json').json().plan
      expect(met.add).toHaveLength(122)
      expect(met.skip.map(({reason}: {reason: string}) => reason)).toEqual([
        'imported before',
        expect.stringContaining('by the same name'),
      ])
      const year = desk.ok('import', 'year.ics', '--me', 'me@solo.example', '--json').json().plan
      const typed = (type: string) => year.add.filter((each: {type: string}) => each.type === type)
      expect(typed('touch')).toHaveLength(66)
      expect(typed('reminder')).toMatchObject([{customer: 'गणेश ट्रेडर्स', fields: {on: '2026-01-14'}}])
      expect(year.skip.map(({reason}: {reason: string}) => reason)).toEqual(['cancelled', '30 with nobody in the book'])

      const apart = desk.ok('export', '--format', 'json').out
      expect(joinDuplicates(desk).sort()).toEqual(
        [
          ['Ganesh Traders', 'गणेश ट्रेडर्स'],
          ['Ram Sharma', 'राम शर्मा'],
          ['Sara Rezvani', 'سارا رضوانی'],
          ['Eva Nowak', 'Ewa Nowak'],
          ['Oresund Labs', 'Oresund Labs AB'],
        ]
          .map(pair => pair.sort())
          .sort(),
      )
      const served = desk.ok('list', '--tier', 'B', '--json').json().customers
      expect(served.map(({name}: {name: string}) => name).sort()).toEqual([...clients].sort())
      expect(desk.ok('show', 'गणेश', '--json').json().contacts).toHaveLength(1)
      const merged = desk.ok('export', '--format', 'json').out
      for (let steps = 0; steps < 5; steps++) desk.ok('undo')
      expect(desk.ok('export', '--format', 'json').out).toBe(apart)
      for (let steps = 0; steps < 5; steps++) desk.ok('redo')
      expect(desk.ok('export', '--format', 'json').out).toBe(merged)

      desk.ok('spread', '6w')
      const today: readonly Item[] = desk.ok('due', '--json').json().due
      expect(today.length).toBeLessThan(10)
      const weeks: readonly Item[] = desk.ok('due', '--days', '60', '--json').json().due
      const kinds = new Set(weeks.map(({kind}) => kind))
      expect([...kinds]).toEqual(expect.arrayContaining(['check-in', 'reminder', 'date']))
      expect(desk.ok('due').out).not.toBe('')
      desk.at('2026-01-20T09:00:00+01:00')
      const later: readonly Item[] = desk.ok('due', '--kind', 'check-in', '--json').json().due
      expect(later.length).toBeGreaterThan(5)
      expect(later.length).toBeLessThan(40)
      desk.at('2027-02-28T09:00:00+01:00')
      const spread: readonly Item[] = desk.ok('due', '--kind', 'check-in', '--json').json().due
      const firms = spread.filter(({customer}) => customer.name.startsWith('Firm'))
      const perDay = new Map<string, number>()
      for (const {on} of firms) perDay.set(on, (perDay.get(on) ?? 0) + 1)
      expect(firms).toHaveLength(60)
      expect(perDay.size).toBeGreaterThan(20)
      expect(Math.max(...perDay.values())).toBeLessThan(5)
      desk.at('2026-01-05T09:00:00+01:00')

      const book = desk.book()
      for (const words of [['phone.vcf'], ['Connections.csv', '--tag', 'linkedin'], ['year.ics']]) {
        expect(desk.ok('import', ...words, '--json').json().plan).toMatchObject({add: [], update: []})
      }
      expect(desk.book()).toBe(book)
      expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})

      desk.ok('export', '--all', 'everything')
      expect(readdirSync(join(desk.home, 'everything')).sort()).toEqual(
        ['calendar.ics', 'clients', 'contacts.vcf', 'records.json', 'tables'].sort(),
      )
      const elsewhere = join(desk.home, 'elsewhere.json')
      desk.ok('import', 'everything/records.json', '--file', elsewhere)
      expect(desk.ok('export', '--format', 'json', '--file', elsewhere).out).toBe(
        desk.ok('export', '--format', 'json').out,
      )
      expect(desk.ok('due', '--days', '60', '--json', '--file', elsewhere).json().due).toEqual(weeks)
    },
    patience,
  )
})
