import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readVcards} from '../../../../src/lib/exchange/vcard/read-vcards.ts'
import {
  androidCard,
  googleCard,
  iphoneCard,
  outlookCard,
  read,
  readCard,
  thunderbirdCard,
  version4Card,
} from './cards.ts'

describe('limits', () => {
  it('leaves cards after the 200,000th out', () => {
    const {people, problems} = readVcards(Buffer.from('BEGIN:VCARD\nFN:A\nEND:VCARD\n'.repeat(200_001)))
    expect(people).toHaveLength(200_000)
    expect(problems).toEqual([{line: 600_001, message: 'the file has more than 200,000 cards: the rest is left out'}])
  })

  it('leaves properties of a card after the 10,000th out', () => {
    const phones = Array.from({length: 10_001}, (_, at) => `TEL:${at}`)
    const {people, problems} = readCard('FN:A', ...phones)
    expect(people[0]?.phones).toHaveLength(9_999)
    expect(problems).toEqual([
      {line: 10_002, message: 'the card has more than 10,000 properties: the rest is left out'},
    ])
  })
})

describe('any bytes', () => {
  const lineCount = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split(/\r|\n/).length

  const expectSoundResult = (bytes: Uint8Array) => {
    const {people, problems} = readVcards(bytes)
    for (const {line} of [...people, ...problems]) {
      expect(Number.isInteger(line) && line >= 1 && line <= lineCount(bytes)).toBe(true)
    }
    for (const {name} of people) expect(name).toMatch(/^\S(?:.*\S)?$/u)
    expect(problems.map(({line}) => line)).toEqual(problems.map(({line}) => line).sort((a, b) => a - b))
  }

  it('give people and problems with the lines of the file, and never an exception', () => {
    fc.assert(fc.property(fc.uint8Array({maxLength: 500}), expectSoundResult))
  })

  it('in the shape of lines give people and problems', () => {
    const words = [
      'BEGIN:VCARD',
      'END:VCARD',
      'FN',
      'N',
      'TEL',
      'EMAIL',
      'AGENT:',
      'PHOTO',
      'BDAY',
      'IMPP',
      'x.ADR',
      ' ',
    ]
    const marks = [
      ':',
      ';',
      '=',
      ',',
      '\\',
      '"',
      '\n',
      '\r',
      '\t',
      'QUOTED-PRINTABLE',
      'BASE64',
      'CHARSET=',
      'a@b',
      'é',
    ]
    const word = fc.constantFrom(...words, ...marks)
    const text = fc.array(fc.oneof(word, fc.string({maxLength: 3})), {maxLength: 60})
    fc.assert(fc.property(text, parts => expectSoundResult(Buffer.from(parts.join('')))))
  })

  it('that were cards before some bits flipped give people and problems', () => {
    const cards = [googleCard, outlookCard, iphoneCard, androidCard, thunderbirdCard, version4Card]
    const flip = fc.record({at: fc.nat(), bit: fc.integer({min: 0, max: 7})})
    fc.assert(
      fc.property(fc.constantFrom(...cards), fc.array(flip, {minLength: 1, maxLength: 8}), (lines, flips) => {
        const bytes = Buffer.from(lines.join('\r\n'))
        for (const {at, bit} of flips) {
          const index = at % bytes.length
          bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
        }
        expectSoundResult(bytes)
      }),
    )
  })

  it('cut off anywhere keep the cards before', () => {
    const whole = Buffer.from([...googleCard, ...outlookCard].join('\n'))
    const first = Buffer.byteLength(googleCard.join('\n'))
    fc.assert(
      fc.property(fc.integer({min: first, max: whole.length}), end => {
        expect(readVcards(whole.subarray(0, end)).people[0]).toEqual(read(...googleCard).people[0])
      }),
    )
  })

  it('of an empty file give nothing', () => {
    expect(readVcards(new Uint8Array())).toEqual({people: [], problems: []})
  })
})

it('reads back any name that is written with escapes and folds', () => {
  const name = fc
    .string({unit: 'grapheme', minLength: 1, maxLength: 80})
    .map(text => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter(text => text !== '')
  fc.assert(
    fc.property(name, written => {
      const escaped = written.replace(/[\\,;]/g, '\\$&')
      const folded = Buffer.from(`FN:${escaped}`, 'utf8').toString('latin1').replace(/.{20}/gs, '$&\r\n ')
      const card = Buffer.from(`BEGIN:VCARD\r\n${folded}\r\nEND:VCARD\r\n`, 'latin1')
      expect(readVcards(card)).toMatchObject({people: [{name: written}], problems: []})
    }),
  )
})
