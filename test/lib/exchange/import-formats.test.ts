import {describe, expect, it} from 'vitest'
import {CrmError} from '../../../src/lib/errors.ts'
import {readImport} from '../../../src/lib/exchange/import-formats.ts'

const text = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Helen Marks\r\nEND:VCARD\r\n'
const names = (bytes: Uint8Array, file: string) => readImport(bytes, file, undefined).entries.map(({name}) => name)

describe('readImport', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['lower case behind empty lines', Buffer.from(`\n\n${text.replace('BEGIN:VCARD', 'begin:vcard')}`)],
  ])('knows a vCard file by its content in %s, whatever its name', (_, bytes) => {
    expect(names(bytes, 'contacts.txt')).toEqual(['Helen Marks'])
  })

  it.each<[string, string, 'vcard' | undefined]>([
    ['a file whose name alone says vCard', 'contacts.vcf', undefined],
    ['a file that is said to be vCard', 'contacts.txt', 'vcard'],
    ['a file of no known format', 'contacts.txt', undefined],
  ])('refuses %s, naming it', (_, file, format) => {
    const refuse = () => readImport(Buffer.from('Name,Mail\nHelen,h@apex.example\n'), file, format)
    expect(refuse).toThrow(CrmError)
    expect(refuse).toThrow(file)
  })

  it('refuses an empty file', () => {
    expect(() => readImport(Buffer.alloc(0), 'a.vcf', undefined)).toThrow('not a vCard file: a.vcf')
  })
})
