import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readVcardEntries} from '../../../../src/lib/exchange/vcard/entries.ts'
import {readVcards} from '../../../../src/lib/exchange/vcard/read-vcards.ts'
import {vcardVersions, writeVcards} from '../../../../src/lib/exchange/vcard/write-vcards.ts'
import {aBook} from '../../../support/build.ts'
import {keepAll} from '../../../support/import-settings.ts'

function entriesOf(text: string) {
  const kept = keepAll()
  readVcardEntries(Buffer.from(text), 'x.vcf', kept.sink)
  return kept
}

/** Text of one line as the book holds it: trimmed, without controls. */
const anyLine = fc
  .string({unit: 'grapheme', minLength: 1, maxLength: 60})
  .map(text => `a${text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')}z`)

const anyDay = fc.constantFrom('1980-05-17', '--05-17', '--02-29', '2000-02-29')

describe.each(vcardVersions)('writeVcards %s', version => {
  it('gives what our own reader takes for the same facts', () => {
    fc.assert(
      fc.property(
        fc.record({name: anyLine, title: anyLine, role: anyLine, firm: anyLine, handle: anyLine, tag: anyLine}),
        anyDay,
        anyDay,
        ({name, title, role, firm, handle, tag}, birthday, anniversary) => {
          const book = aBook()
            .customer({name: firm, tags: {[tag]: true}, website: 'https://apex.example', language: 'fa'})
            .contact({
              name,
              title,
              role,
              birthday: birthday as never,
              dates: {anniversary},
              emails: {'helen@apex.example': true, 'h.marks@apex.example': true},
              phones: {'+1 212 555 0143': 'cell', '1234 567': true},
              handles: {skype: handle},
              timezone: 'America/New_York',
              custom: {nickname: 'Hel', profession: 'Engineer', address: 'Main St. 1, Springfield'},
            })
            .build()
          const {entries, problems} = entriesOf(writeVcards(book, version))
          expect(problems).toEqual([])
          expect(entries).toMatchObject([
            {name: firm, isOrganisation: true, tags: [tag], websites: ['https://apex.example'], language: 'fa'},
            {
              name,
              title,
              role,
              birthday,
              isOrganisation: false,
              organisation: firm,
              emails: ['helen@apex.example', 'h.marks@apex.example'],
              phones: [{number: '+1 212 555 0143', kind: 'cell'}, {number: '1234 567'}],
              handles: [{service: 'skype', handle}],
              dates: {anniversary},
              timezone: 'America/New_York',
              custom: {nickname: 'Hel', profession: 'Engineer', address: 'Main St. 1, Springfield'},
            },
          ])
        },
      ),
      {numRuns: 200},
    )
  })

  it('folds at 75 octets, ends lines with CRLF and keeps ids', () => {
    const book = aBook()
      .customer({name: 'श्री गणेश ट्रेडर्स '.repeat(8).trim(), person: true})
      .build()
    const text = writeVcards(book, version)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const [person] = readVcards(Buffer.from(text)).people
    expect(person).toMatchObject({uid: book.all('customer')[0]?.id, isOrganisation: false})
  })

  it('keeps what is private at home', () => {
    const book = aBook()
      .customer({tier: 'A', custom: {margin: 'low'}})
      .note({text: 'difficult'})
      .build()
    expect(writeVcards(book, version)).not.toMatch(/difficult|margin|low|tier/i)
  })
})
