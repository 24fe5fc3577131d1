import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {Book} from '../../../src/lib/book/book.ts'
import {makeId} from '../../../src/lib/book/ids.ts'
import type {Moment} from '../../../src/lib/book/plan.ts'
import {knownCollection} from '../../../src/lib/book/registry.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {type ImportFormat, importFormats, readImport} from '../../../src/lib/exchange/import-formats.ts'
import {gather} from '../../../src/lib/exchange/import-reading.ts'
import {planImport} from '../../../src/lib/exchange/plan-import.ts'
import {fileOf, someSettings} from '../../support/import-settings.ts'

const lines = (...each: readonly string[]): string => each.join('\r\n')
const inCard = (...each: readonly string[]): string =>
  lines('BEGIN:VCARD', 'VERSION:2.1', 'FN:Ada', ...each, 'END:VCARD', '')
const inEvent = (...each: readonly string[]): string =>
  lines(
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'DTSTART:20251203T100000Z', 'ATTENDEE:mailto:ada@apex.example'],
    ...[...each, 'END:VEVENT', 'END:VCALENDAR', ''],
  )
const inMail = (...each: readonly string[]): string =>
  lines('From: Ada <ada@apex.example>', 'Date: Wed, 3 Dec 2025 10:00:00 +0100', ...each, '', 'Hello', '')

/** A file of each format, with what is hard to read in it: folds, quotes, quoted-printable, other letters. */
const sound: Readonly<Record<ImportFormat, string>> = {
  vcard: inCard(
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=A4=97=E0=A4=A3=E0=A5=87=E0=A4=B6;=',
    ' =41',
    'EMAIL;INTERNET:ada@apex.example',
    'NOTE:one\\, two',
    '  and three',
    'BDAY:1980-03-05',
  ),
  ics: inEvent(
    'SUMMARY:گفت‌وگو\\, long',
    ' er',
    'RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1MO,-1FR',
    'EXDATE:20260105T100000Z',
    'DURATION:PT45M',
  ),
  json: JSON.stringify([{name: 'Ada', email: 'ada@apex.example', company: {name: 'Apex'}, tags: ['a', 'b']}], null, 1),
  mbox: `From ada@apex.example Wed Dec  3 10:00:00 2025\r\n${inMail('To: =?utf-8?Q?B=C3=B6?= <bo@b.example>', 'Subject: =?iso-8859-1?B?5g==?=')}`,
  eml: inMail('To: "Bo, B" <bo@b.example>,', ' Team: a@b.example, b@b.example;', 'Subject: Offer'),
  csv: lines(
    'Name;Email;Birthday;Phone',
    '"Ada ""A"" L";ada@apex.example;1980-03-05;+49 30 123',
    'Łódź;x@lodz.example;;',
    '',
  ),
}

function countingMoment(): Moment {
  const bytes = Buffer.alloc(12)
  let made = 0
  return {
    today: '2026-01-05',
    nowMs: Date.parse('2026-01-05T09:30:00+01:00'),
    newId: type => {
      bytes.writeUInt32LE(++made)
      return makeId(knownCollection(type).letter, bytes)
    },
  }
}

/** Reads a file and works out what it means; a word to the user is the only way to fail. Returns what was said of it. */
async function bring(content: string | Uint8Array, format: ImportFormat): Promise<string> {
  const gathering = gather()
  try {
    await readImport(fileOf(content, `a.${format}`), format, someSettings(), gathering)
  } catch (error) {
    if (!(error instanceof CrmError)) throw error
    return error.message
  }
  const options = {update: false, me: ['me@solo.example']}
  const {plan} = planImport(new Book([]), gathering.reading(), options, countingMoment())
  const count = Buffer.from(content)
    .toString('latin1')
    .split(/\r\n?|\n/).length
  const astray = plan.problems.filter(({line, message}) => line < 1 || line > count || message.length > 5000)
  expect(astray).toEqual([])
  return plan.problems.map(({message}) => message).join('\n')
}

const many = 100_000

const hostile: readonly (readonly [what: string, format: ImportFormat, content: () => string | Uint8Array])[] = [
  ['a field of megabytes', 'csv', () => `Name,Email\n"${'a'.repeat(4_000_000)}",x@y.example\n`],
  ['a row of many cells', 'csv', () => `Name,Email\nAda,${','.repeat(many)}\n`],
  ['a header of many columns', 'csv', () => `Name,Email${',Name'.repeat(5000)}\nAda\n`],
  ['quotes alone', 'csv', () => `Name,Email\n${'"'.repeat(many + 1)}\n`],
  ['a quote in each row that is not closed', 'csv', () => `Name,Email\n${'"Ada,x\n'.repeat(20_000)}`],
  [
    'UTF-16 that ends in half a letter',
    'csv',
    () => Buffer.from('\ufeffName,Email\nAda,ada@apex.example\n', 'utf16le').subarray(0, -1),
  ],
  ['nothing but the bytes 0', 'csv', () => Buffer.alloc(many)],

  ['a value of megabytes', 'vcard', () => inCard(`NOTE:${'a'.repeat(4_000_000)}`)],
  ['a fold behind every letter', 'vcard', () => inCard(`NOTE:${'a\r\n '.repeat(many)}`)],
  [
    'a quoted-printable that never ends',
    'vcard',
    () => `BEGIN:VCARD\r\nFN;ENCODING=QUOTED-PRINTABLE:${'=41=\r\n'.repeat(many)}`,
  ],
  ['a quoted-printable of broken codes', 'vcard', () => inCard(`NOTE;ENCODING=QUOTED-PRINTABLE:${'=G'.repeat(many)}`)],
  ['a charset that is none', 'vcard', () => inCard('N;CHARSET=x-none;ENCODING=QUOTED-PRINTABLE:=FF=FE;=C3')],
  [
    'bytes that its charset does not have',
    'vcard',
    () => Buffer.from(inCard('NOTE;CHARSET=UTF-8:\xff\xfe\xc3('), 'latin1'),
  ],
  ['cards in cards', 'vcard', () => 'BEGIN:VCARD\r\nAGENT:\r\n'.repeat(many / 4)],
  ['base64 that is none', 'vcard', () => inCard(`PHOTO;ENCODING=BASE64:${'!'.repeat(many)}`, '', 'EMAIL:a@b.example')],
  ['many parameters', 'vcard', () => inCard(`EMAIL${';TYPE=HOME'.repeat(20_000)}:a@b.example`)],
  ['many values', 'vcard', () => inCard(...Array.from({length: 5000}, (_, at) => `EMAIL:a${at}@b.example`))],

  ['a title of megabytes', 'ics', () => inEvent(`SUMMARY:${'a'.repeat(4_000_000)}`)],
  ['components in components', 'ics', () => 'BEGIN:VCALENDAR\r\n'.repeat(many / 4)],
  ['ends without beginnings', 'ics', () => `BEGIN:VCALENDAR\r\n${'END:VEVENT\r\n'.repeat(many / 4)}`],
  [
    'a series of every second since the year 1',
    'ics',
    () => inEvent('DTSTART:00010101T000000Z', 'RRULE:FREQ=SECONDLY'),
  ],
  [
    'a series of many rules at once',
    'ics',
    () => inEvent(`RRULE:FREQ=YEARLY;BYDAY=${'1MO,'.repeat(20_000)}TU;BYSETPOS=366`),
  ],
  ['a series that never comes true', 'ics', () => inEvent('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')],
  ['a series without a step', 'ics', () => inEvent('RRULE:FREQ=DAILY;INTERVAL=0')],
  ['a step beyond all days', 'ics', () => inEvent('RRULE:FREQ=YEARLY;INTERVAL=999999999999')],
  ['many exceptions', 'ics', () => inEvent('RRULE:FREQ=DAILY', `EXDATE:${'20251204T100000Z,'.repeat(20_000)}20251205`)],
  ['many people', 'ics', () => inEvent(...Array.from({length: 20_000}, (_, at) => `ATTENDEE:mailto:a${at}@b.example`))],
  ['a length of ages', 'ics', () => inEvent(`DURATION:P${'9'.repeat(400)}W`)],

  ['lists in lists', 'json', () => `[{"name":"Ada","x":${'['.repeat(many)}`],
  ['lists in lists that end', 'json', () => `[{"name":"Ada","x":${'['.repeat(many)}${']'.repeat(many)}}]`],
  ['objects in objects', 'json', () => `[${'{"name":'.repeat(many)}"Ada"${'}'.repeat(many)}]`],
  ['a key of megabytes', 'json', () => `[{"name":"Ada","${'k'.repeat(4_000_000)}":1}]`],
  ['many keys', 'json', () => `[{"name":"Ada"${Array.from({length: 5000}, (_, at) => `,"k${at}":${at}`).join('')}}]`],
  [
    'keys of the language',
    'json',
    () => '[{"name":"Ada","__proto__":{"email":"x@y.example"},"constructor":{"prototype":1}}]',
  ],
  ['numbers beyond numbers', 'json', () => '[{"name":"Ada","phone":1e999999,"size":-0}]'],
  ['escapes that end in the middle', 'json', () => '[{"name":"\\ud800","email":"\\u12"},{"name":"Bo"}]'],

  ['many receivers', 'eml', () => inMail(`To: ${'a@b.example,\r\n '.repeat(20_000)}b@b.example`)],
  ['groups in groups', 'eml', () => inMail(`To: ${'g:'.repeat(5000)} a@b.example`)],
  ['quotes and brackets alone', 'eml', () => inMail(`To: ${'"('.repeat(20_000)}`)],
  ['a subject of megabytes', 'eml', () => inMail(`Subject: ${'a'.repeat(2_000_000)}`)],
  ['encoded words without number', 'eml', () => inMail(`Subject: ${'=?utf-8?Q?=41?= '.repeat(20_000)}`)],
  ['a charset that is none', 'eml', () => inMail('Subject: =?x-none?B?////?=', 'To: bo@b.example')],
  [
    'parts in parts',
    'eml',
    () =>
      `${inMail('Content-Type: multipart/mixed; boundary=x')}${'--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n'.repeat(20_000)}`,
  ],
  [
    'a head that never ends',
    'mbox',
    () => `From a Wed Dec  3 10:00:00 2025\r\nFrom: a@b.example\r\n${'X: y\r\n'.repeat(many)}`,
  ],
  ['beginnings alone', 'mbox', () => `From a Wed Dec  3 10:00:00 2025\r\nX: y\r\n\r\n`.repeat(2000)],
  ['a line of megabytes', 'mbox', () => `${sound.mbox}${'a'.repeat(4_000_000)}`],
]

describe('an import of a file that is out to harm', () => {
  it.each(hostile)('comes through %s (%s)', async (_, format, content) => {
    await bring(content(), format)
  })

  it.each(importFormats)('comes through %s in which some bits flipped', async format => {
    const flip = fc.record({at: fc.nat(), bit: fc.nat({max: 7})})
    await fc.assert(
      fc.asyncProperty(fc.array(flip, {minLength: 1, maxLength: 12}), async flips => {
        const bytes = Buffer.from(sound[format])
        for (const {at, bit} of flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit)
        await bring(bytes, format)
      }),
    )
  })

  it.each(importFormats)('comes through %s with lines cut, doubled, swapped and of another format', async format => {
    const own = sound[format].split(/(?<=\n)/)
    const others = importFormats.flatMap(each => sound[each].split(/(?<=\n)/))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({weight: 4, arbitrary: fc.constantFrom(...own)}, fc.constantFrom(...others)), {
          maxLength: 30,
        }),
        fc.nat({max: 40}),
        async (soup, cut) => {
          const text = [own[0], ...soup].join('')
          await bring(text.slice(0, text.length - cut), format)
        },
      ),
    )
  })

  it.each(importFormats)('reads %s that is whole without a word', async format => {
    expect(await bring(sound[format], format)).toBe('')
  })

  it.each([
    ['utf16le', '\ufeff'],
    ['utf8', '\ufeff'],
  ] as const)('reads each as %s, with its mark', async (encoding, mark) => {
    for (const format of ['csv', 'json', 'vcard', 'ics'] as const) {
      expect(await bring(Buffer.from(mark + sound[format], encoding), format)).toBe('')
    }
  })
})
