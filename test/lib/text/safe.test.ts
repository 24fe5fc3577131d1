import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {safeJson, safeLines, safeText} from '../../../src/lib/text/safe.ts'

const anyText = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string({unit: fc.integer({min: 0, max: 0xffff}).map(unit => String.fromCharCode(unit))}),
  fc.string({
    unit: fc.constantFrom('a', '\x1b', '\x9b', '\n', '\r', '\t', '\u202e', '\u2066', '\ud83d', '\ude00', '\u{e0041}'),
  }),
)
const control = /[\x00-\x1f\x7f-\x9f]/
const invisible = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}\p{Cs}]/u

describe('safeText', () => {
  it.each([
    ['an escape sequence', '\x1b[31mred', '␛[31mred'],
    ['a hyperlink (OSC 8)', '\x1b]8;;https://x.example\x07go\x1b]8;;\x07', '␛]8;;https://x.example␇go␛]8;;␇'],
    ['a clipboard write (OSC 52)', '\x1b]52;c;aGk=\x1b\\', '␛]52;c;aGk=␛\\'],
    ['a C1 introducer', '\x9b2J', '<9B>2J'],
    ['DEL and backspace', 'a\x7f\x08', 'a␡␈'],
    ['NUL', '\0', '␀'],
    ['a carriage return that would hide what is before it', 'overdue\rpaid', 'overdue paid'],
    ['line breaks of every kind and tabs, as one space', 'a\r\n\n\t\v\f\x85\u2028\u2029b', 'a b'],
    ['bidirectional controls', 'a\u202egpj.exe\u202c\u2066\u2069\u200e\u200f\u061c', 'agpj.exe'],
    ['invisible characters', '\ufeffAp\u00ade\u200bx\u2060\u{e0041}', 'Apex'],
    ['unpaired surrogates', 'a\ud83db\ude00', 'a\ufffdb\ufffd'],
    ['surrogates that only an invisible character keeps apart', '\ud83d\u200b\ude00', '\ufffd\ufffd'],
  ])('disarms %s', (_, text, expected) => {
    expect(safeText(text)).toBe(expected)
  })

  it.each(['Apex Manufacturing', 'क्\u200dष', 'می\u200cخواهم', '👩\u200d💻', 'Zoë ½ 中文'])(
    'leaves %s as it is',
    text => {
      expect(safeText(text)).toBe(text)
    },
  )

  it('leaves no control character, bidirectional control or invisible hazard in any text', () => {
    fc.assert(
      fc.property(anyText, text => {
        const safe = safeText(text)
        expect(safe).not.toMatch(control)
        expect(safe).not.toMatch(invisible)
      }),
    )
  })

  it('changes nothing more the second time', () => {
    fc.assert(fc.property(anyText, text => safeText(safeText(text)) === safeText(text)))
  })
})

describe('safeLines', () => {
  it('keeps line breaks and disarms each line', () => {
    expect(safeLines('Dear Jo,\r\n\r\n\x1b[2Jbye\rnow\n')).toBe('Dear Jo,\n\n␛[2Jbye now\n')
  })

  it('returns clean text unchanged', () => {
    expect(safeLines('one line')).toBe('one line')
  })

  it('leaves no control character but LF in any text', () => {
    fc.assert(
      fc.property(anyText, text => {
        const safe = safeLines(text).replaceAll('\n', '')
        expect(safe).not.toMatch(control)
        expect(safe).not.toMatch(invisible)
      }),
    )
  })
})

describe('safeJson', () => {
  it('escapes what JSON.stringify leaves raw', () => {
    expect(safeJson({name: '\x1b\x7f\x9b\u202e\u2028\ufeff\u{e0041}'})).toBe(
      '{"name":"\\u001b\\u007f\\u009b\\u202e\\u2028\\ufeff\\udb40\\udc41"}',
    )
  })

  it('leaves joiners and letters of every script readable', () => {
    expect(safeJson('می\u200cخواهم 👩\u200d💻')).toBe('"می\u200cخواهم 👩\u200d💻"')
  })

  it('indents by the given number of spaces', () => {
    expect(safeJson({a: [1]}, 2)).toBe('{\n  "a": [\n    1\n  ]\n}')
  })

  it('writes null for what JSON has no form for', () => {
    expect(safeJson(undefined)).toBe('null')
  })

  it('parses back to the same value and has no hazard but the line breaks of its indentation', () => {
    fc.assert(
      fc.property(fc.jsonValue({stringUnit: 'binary'}), fc.constantFrom(undefined, 2), (value, space) => {
        const json = safeJson(value, space)
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(json.replaceAll('\n', '')).not.toMatch(control)
        expect(json).not.toMatch(invisible)
      }),
    )
    fc.assert(fc.property(anyText, text => JSON.parse(safeJson(text)) === text))
  })
})
