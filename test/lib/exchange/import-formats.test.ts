import {describe, expect, it} from 'vitest'
import {CrmError} from '../../../src/lib/errors.ts'
import {type ImportFormat, readImport} from '../../../src/lib/exchange/import-formats.ts'
import {collect, fileOf, someSettings} from '../../support/import-settings.ts'

const text = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Helen Marks\r\nEND:VCARD\r\n'
const read = (bytes: Uint8Array, file: string, format?: ImportFormat) =>
  collect(sink => readImport(fileOf(bytes, file), format, someSettings(), sink))
const names = async (bytes: Uint8Array, file: string) => (await read(bytes, file)).entries.map(({name}) => name)

describe('readImport', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['lower case behind empty lines', Buffer.from(`\n\n${text.replace('BEGIN:VCARD', 'begin:vcard')}`)],
  ])('knows a vCard file by its content in %s, whatever its name', async (_, bytes) => {
    expect(await names(bytes, 'contacts.txt')).toEqual(['Helen Marks'])
  })

  it.each([
    ['a calendar', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20251210\nEND:VEVENT\n', ['ics 20251210']],
    [
      'a mailbox',
      'From x\nFrom: a@b.example\nTo: c@d.example\nDate: 1 Dec 2025 10:00 +0000\nMessage-ID: 1\n\nx\n',
      ['mail 1'],
    ],
    [
      'a mail',
      'From: a@b.example\nTo: c@d.example\nDate: 1 Dec 2025 10:00 +0000\nMessage-ID: 1\n\nFrom x\n',
      ['mail 1'],
    ],
  ])('knows %s by its content, whatever its name', async (_, content, keys) => {
    const {events} = await read(Buffer.from(content), 'x.txt')
    expect(events.map(({key}) => key)).toEqual(keys)
  })

  it('knows JSON by its content, whatever its name', async () => {
    expect(await names(Buffer.from(' [{"name": "Helen"}]'), 'x.txt')).toEqual(['Helen'])
  })

  it('knows a table by its header, whatever its name', async () => {
    expect(await names(Buffer.from('Name;Mail\nHelen;h@apex.example\n'), 'contacts.txt')).toEqual(['Helen'])
  })

  it.each<[string, string, ImportFormat | undefined]>([
    ['a file whose name alone says vCard', 'contacts.vcf', undefined],
    ['a file that is said to be vCard', 'contacts.txt', 'vcard'],
    ['a file of no known format', 'contacts.txt', undefined],
  ])('refuses %s, naming it', async (_, file, format) => {
    const refused = read(Buffer.from('Dear Helen,\nthank you\n'), file, format)
    await expect(refused).rejects.toThrow(CrmError)
    await expect(refused).rejects.toThrow(file)
  })

  it('refuses an empty file, and one that is no text', async () => {
    await expect(read(Buffer.alloc(0), 'a.vcf')).rejects.toThrow('not a vCard file: a.vcf')
    await expect(read(Buffer.from('PK\x03\x04\x14\x00'), 'a.csv')).rejects.toThrow('not a CSV file: a.csv')
  })
})
