import PostalMime from 'postal-mime'
import {describe, expect, it} from 'vitest'
import {letterLanguages} from '../../../src/lib/book/letter-languages.ts'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {loadLanguage} from '../../../src/lib/recap/languages/load.ts'
import {
  encodeAddress,
  encodeMailbox,
  encodeText,
  formatMailDate,
  writeHeader,
} from '../../../src/lib/recap/mail-headers.ts'
import {plainText} from '../../../src/lib/recap/phrase.ts'
import {type Envelope, renderEml} from '../../../src/lib/recap/render-eml.ts'
import {renderMailHtml} from '../../../src/lib/recap/render-html.ts'
import {renderText} from '../../../src/lib/recap/render-text.ts'
import {clientOf} from './clients.ts'
import {hostileBook, hostileText, hostileTyped} from './hostile.ts'
import {compose, select, typedForApex, yearOfApex} from './sample.ts'

const envelope: Envelope = {
  from: {name: 'Riko Sand', address: 'riko@sand.example'},
  to: {name: 'Helen Marks', address: 'helen@apex.example'},
  at: '2026-11-01T08:05:09+01:00',
}
const parse = (mail: string) => new PostalMime().parse(mail)
const linesOf = (text = '') => text.trimEnd().split(/\r?\n/)
const apexLetter = () => compose(yearOfApex(), typedForApex)

describe.each(letterLanguages)('a mail in %s', language => {
  const letterOf = async () =>
    composeLetter(
      select(clientOf(language).book, {...clientOf(language).typed, language}).material,
      await loadLanguage(language),
    )

  it('is read back as what was written', async () => {
    const letter = await letterOf()
    const mail = await parse(renderEml(letter, envelope))
    expect(mail.subject).toBe(letter.title + letter.separator + plainText(letter.subject))
    expect(mail.from).toEqual({name: 'Riko Sand', address: 'riko@sand.example'})
    expect(mail.to).toEqual([{name: 'Helen Marks', address: 'helen@apex.example'}])
    expect(linesOf(mail.text)).toEqual(linesOf(renderText(letter)))
    expect(linesOf(mail.html)).toEqual(linesOf(renderMailHtml(letter)))
    expect(mail.attachments).toEqual([])
  })

  it('keeps to the form of a mail: CRLF, ASCII, no line too long', async () => {
    const mail = renderEml(await letterOf(), envelope)
    expect(mail).not.toMatch(/[^\r]\n|\r(?!\n)/)
    expect(mail).toMatch(/^[\x20-\x7e\r\n]*$/)
    expect(Math.max(...mail.split('\r\n').map(line => line.length))).toBeLessThanOrEqual(78)
    expect(mail.endsWith('--\r\n')).toBe(true)
  })
})

describe('renderEml', () => {
  it('is a draft of the moment that names its language', async () => {
    const {headers, date, messageId} = await parse(renderEml(apexLetter(), envelope))
    const header = (key: string) => headers.find(each => each.key === key)?.value
    expect(header('x-unsent')).toBe('1')
    expect(header('content-language')).toBe('en')
    expect(header('mime-version')).toBe('1.0')
    expect(header('date')).toBe('Sun, 01 Nov 2026 08:05:09 +0100')
    expect(date).toBe('2026-11-01T07:05:09.000Z')
    expect(messageId).toMatch(/^<[0-9a-z]{12}@sand\.example>$/)
    expect(headers.map(({key}) => key)).not.toContain('bcc')
  })

  it('gives the same letter at the same moment the same bytes, another letter another name', () => {
    expect(renderEml(apexLetter(), envelope)).toBe(renderEml(apexLetter(), envelope))
    const other = renderEml({...apexLetter(), title: 'Another look'}, envelope)
    expect(/Message-ID: .*/.exec(other)?.[0]).not.toBe(/Message-ID: .*/.exec(renderEml(apexLetter(), envelope))?.[0])
  })

  it('is to nobody where no address is known, and from a name alone where no address is set', async () => {
    const mail = renderEml(apexLetter(), {...envelope, from: {name: 'Riko Sand'}, to: {name: 'Helen Marks'}})
    expect(mail).toContain('\r\nFrom: Riko Sand:;\r\n')
    expect(mail).not.toContain('\r\nTo:')
    expect(mail).toMatch(/\r\nMessage-ID: <\w+@crm\.invalid>\r\n/)
    const anonymous = renderEml(apexLetter(), {...envelope, from: {}, to: {}})
    expect(anonymous).not.toMatch(/\r\n(From|To):/)
    expect((await parse(anonymous)).text).toContain('Dear Helen Marks,')
  })

  it.each(letterLanguages)('lets nothing hostile begin a header or a part, in %s', async language => {
    const {material} = select(hostileBook, {...hostileTyped, language})
    const letter = composeLetter(material, await loadLanguage(language))
    const mail = renderEml(letter, {
      ...envelope,
      from: {name: hostileText, address: 'riko@sand.example\r\nBcc: x@evil.example'},
      to: {name: hostileText, address: 'helen@apex.example, x@evil.example'},
    })
    const read = await parse(mail)
    expect(read.headers.map(({key}) => key).sort()).toEqual(
      ['content-language', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'x-unsent'].sort(),
    )
    expect(read.bcc ?? []).toEqual([])
    expect(read.attachments).toEqual([])
    expect(read.subject).toContain('Bcc: x@evil.example')
    expect(read.text).toContain('alert(1)')
    expect(read.text).not.toMatch(/[\x00-\x09\x0b\x0c\x0e-\x1f\u202e\u2066]/)
  })
})

describe('the headers', () => {
  it.each([
    ['Riko Sand', 'riko@sand.example', 'Riko Sand <riko@sand.example>'],
    ['Sand, Riko', 'riko@sand.example', '"Sand, Riko" <riko@sand.example>'],
    ['Riko "R" Sand', 'riko@sand.example', '"Riko \\"R\\" Sand" <riko@sand.example>'],
    ['Łódź', 'a@b.example', '=?utf-8?B?xYHDs2TFug==?= <a@b.example>'],
    ['', 'a@b.example', 'a@b.example'],
    ['Riko', undefined, 'Riko:;'],
    ['', undefined, undefined],
  ])('name the mailbox of %s', (name, address, header) => {
    expect(encodeMailbox({name, address})).toBe(header)
  })

  it.each([
    ['helen@apex.example', 'helen@apex.example'],
    ['info@büro.example', 'info@xn--bro-hoa.example'],
    ['a.b+c@sub.apex.example', 'a.b+c@sub.apex.example'],
    ['राम@ganesh.example', undefined],
    ['a@b', undefined],
    ['a b@c.example', undefined],
    ['a@b@c.example', undefined],
    ['a@b_c.example', undefined],
    ['a@b.c_d', undefined],
    ['a@c.example\r\nBcc: d@e.example', undefined],
    ['a@c.example>, <d@e.example', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('carry the address %j as %j', (address, carried) => {
    expect(encodeAddress(address)).toBe(carried)
  })

  it('encode text in words of at most 75 characters that hold whole characters', async () => {
    const text = 'मेघना '.repeat(30).trim()
    const words = encodeText(text).split(' ')
    expect(Math.max(...words.map(word => word.length))).toBeLessThanOrEqual(75)
    const mail = await parse(`${writeHeader('Subject', encodeText(text))}\r\n\r\nx`)
    expect(mail.subject).toBe(text)
    for (const word of words) expect(word).toMatch(/^=\?utf-8\?B\?[\w+/]+=*\?=$/)
  })

  it('begin a new line before a word that would end after the 78th sign, but not before the first', () => {
    const word = (length: number) => 'x'.repeat(length)
    expect(writeHeader('Subject', `${word(34)} ${word(34)}`)).toBe(`Subject: ${word(34)} ${word(34)}`)
    expect(writeHeader('Subject', `${word(34)}  ${word(35)}`)).toBe(`Subject: ${word(34)}\r\n ${word(35)}`)
    expect(writeHeader('Subject', `${word(90)} ${word(90)}`)).toBe(`Subject: ${word(90)}\r\n ${word(90)}`)
  })

  it('encode what only looks encoded', async () => {
    const mail = await parse(`${writeHeader('Subject', encodeText('=?utf-8?B?QmNj?='))}\r\n\r\nx`)
    expect(mail.subject).toBe('=?utf-8?B?QmNj?=')
  })

  it.each([
    ['2026-11-01T08:05:09+01:00', 'Sun, 01 Nov 2026 08:05:09 +0100'],
    ['2026-02-28T23:59:59.123Z', 'Sat, 28 Feb 2026 23:59:59 +0000'],
    ['2026-07-07T18:15:00+05:45', 'Tue, 07 Jul 2026 18:15:00 +0545'],
  ] as const)('write the instant %s as %s', (instant, date) => {
    expect(formatMailDate(instant)).toBe(date)
  })
})
