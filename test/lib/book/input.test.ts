import {describe, expect, it} from 'vitest'
import {channels, tiers} from '../../../src/lib/book/choices.ts'
import {
  checkCustomKey,
  flagOf,
  readChoice,
  readCount,
  readEmail,
  readFields,
  readLine,
  readPhone,
  readText,
} from '../../../src/lib/book/input.ts'
import {collections, knownCollection, type TypeName} from '../../../src/lib/book/registry.ts'
import {problemsOf} from '../../../src/lib/book/validate.ts'
import {applyEdit, toPaths} from '../../../src/lib/change/edit.ts'
import {aBook, idOf} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const helen = idOf('contact', 'helen')
const retainer = idOf('engagement', 'retainer')
const book = aBook()
  .setting('currency', 'EUR')
  .customer({id: apex, name: 'Apex Manufacturing'})
  .contact({id: helen, name: 'Helen Marks', emails: {'helen@apex.example': true}})
  .engagement({id: retainer, title: 'Operations retainer 2026'})
  .build()

const read = (type: TypeName, field: string, given: string | readonly string[] | boolean) =>
  readFields(book, knownCollection(type), {[field]: given}, apex)[field]
const refusal = expect.objectContaining({code: 'invalid-value', exitCode: 2})

describe('readFields', () => {
  it.each<[TypeName, string, string | readonly string[] | boolean, unknown]>([
    ['customer', 'person', true, true],
    ['customer', 'tier', 'a', 'A'],
    ['customer', 'channel', ' WhatsApp ', 'whatsapp'],
    ['customer', 'cadence', '3 weeks', '3w'],
    ['customer', 'worst', '४५d', '45d'],
    ['customer', 'tags', ['Industry', 'a.b'], {Industry: true, 'a.b': true}],
    ['customer', 'timezone', 'asia/kolkata', 'Asia/Kolkata'],
    ['customer', 'language', 'EN', 'en'],
    ['customer', 'language', 'zh-hant', 'zh-Hant'],
    ['customer', 'since', '2020-02-29', '2020-02-29'],
    ['customer', 'website', ' https://apex.example/a?b=c ', 'https://apex.example/a?b=c'],
    ['customer', 'emails', 'Info@APEX.example', {'Info@apex.example': true}],
    ['customer', 'phones', ['+49 30\u00a01234567', '०३०-१२३४५६७'], {'+49 30 1234567': true, '030-1234567': true}],
    ['customer', 'custom', ['vat id=DE123', 'note=a=b'], {'vat id': 'DE123', note: 'a=b'}],
    ['customer', 'referredBy', 'apex', apex],
    ['contact', 'birthday', '1980-05-17', '1980-05-17'],
    ['contact', 'birthday', '--05-17', '--05-17'],
    ['contact', 'birthday', '02-29', '--02-29'],
    ['contact', 'birthday', '०५-१७', '--05-17'],
    ['contact', 'dates', ['founded=2001-04-01', 'name day = --07-26'], {founded: '2001-04-01', 'name day': '--07-26'}],
    ['engagement', 'fee', '4,000/month', '4000 EUR/month'],
    ['touch', 'at', '9:05', '09:05'],
    ['touch', 'minutes', '९०', 90],
    ['touch', 'with', ['Helen'], {[helen]: true}],
    ['touch', 'engagement', 'operations', retainer],
    ['value', 'worth', '1350', '1350 EUR'],
    ['value', 'text', ' two\r\nlines ', 'two\nlines'],
  ])('reads for the %s field %s %j as %j', (type, field, given, stored) => {
    expect(read(type, field, given)).toEqual(stored)
  })

  it.each<[TypeName, string, string | readonly string[]]>([
    ['customer', 'tier', 'E'],
    ['customer', 'status', ''],
    ['customer', 'channel', 'pigeon'],
    ['customer', 'cadence', '-3w'],
    ['customer', 'cadence', '0d'],
    ['customer', 'cadence', '1.5m'],
    ['customer', 'cadence', 'monthly'],
    ['customer', 'cadence', '101y'],
    ['customer', 'tags', ['']],
    ['customer', 'tags', ['constructor']],
    ['customer', 'tags', ['__proto__']],
    ['customer', 'tags', ['x'.repeat(201)]],
    ['customer', 'timezone', 'Mars/Olympus'],
    ['customer', 'timezone', 'IST'],
    ['customer', 'timezone', '+05:30'],
    ['customer', 'language', 'english'],
    ['customer', 'language', 'e'],
    ['customer', 'language', ''],
    ['customer', 'since', '2026-02-29'],
    ['customer', 'since', 'yesterday'],
    ['customer', 'website', 'apex.example'],
    ['customer', 'website', 'javascript:alert(1)'],
    ['customer', 'website', 'java\nscript:alert(1)'],
    ['customer', 'website', 'data:text/html,x'],
    ['customer', 'website', 'file:///etc/passwd'],
    ['customer', 'website', 'https://'],
    ['customer', 'website', 'https://a b'],
    ['customer', 'website', 'https://apex.example/\nx'],
    ['customer', 'website', `https://apex.example/${'x'.repeat(2000)}`],
    ['customer', 'custom', ['no pair']],
    ['customer', 'custom', ['=value']],
    ['customer', 'custom', ['key=']],
    ['customer', 'custom', ['__proto__=x']],
    ['customer', 'custom', ['constructor=x']],
    ['customer', 'custom', ['tier=A']],
    ['customer', 'custom', ['E-Mail=x']],
    ['customer', 'custom', ['referred-by=x']],
    ['customer', 'custom', ['id=x']],
    ['contact', 'birthday', '1980-02-30'],
    ['contact', 'birthday', '--02-30'],
    ['contact', 'dates', ['founded']],
    ['contact', 'dates', ['constructor=--01-01']],
    ['contact', 'dates', ['founded=soon']],
    ['engagement', 'fee', '4000/week'],
    ['touch', 'at', '25:00'],
    ['touch', 'minutes', '1.5'],
    ['touch', 'minutes', '-5'],
    ['touch', 'minutes', '100001'],
    ['value', 'worth', '-5 EUR'],
    ['value', 'text', '  '],
    ['value', 'text', 'x'.repeat(20_001)],
  ])('refuses for the %s field %s %j', (type, field, given) => {
    expect(() => read(type, field, given)).toThrow(refusal)
  })

  it('finds who a reference means, and says who it may be', () => {
    expect(() => read('touch', 'with', ['Nobody'])).toThrow(expect.objectContaining({code: 'not-found'}))
    expect(() => read('customer', 'referredBy', 'Nobody')).toThrow(expect.objectContaining({code: 'not-found'}))
  })

  it('passes over what was not given and what the type does not have', () => {
    expect(readFields(book, knownCollection('customer'), {tier: undefined, mood: 'good', toString: 'x'})).toEqual({})
  })

  it('takes the later of two values for the same key', () => {
    expect(read('customer', 'custom', ['a=1', 'a=2'])).toEqual({a: '2'})
  })

  it('reads only what the checks of the data file take', () => {
    const given = {
      tier: 'A',
      cadence: '2 weeks',
      tags: ['x'],
      emails: ['a@b.example'],
      custom: ['k=v'],
      since: '2020-01-01',
    }
    const values = readFields(book, knownCollection('customer'), given)
    const record = applyEdit(
      undefined,
      {id: apex, type: 'customer', values: toPaths({...values, name: 'Apex', added: '2026-01-05'})},
      '0m1x2y3z4000aaaaaa',
    )
    expect(problemsOf(record)).toEqual([])
  })
})

describe('readLine', () => {
  it.each([
    ['  Apex  ', 'Apex'],
    ['two\nlines\tand\u2028more', 'two lines and more'],
    ['Zoe\u0308', 'Zoë'],
    ['😀', '😀'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['😀'.repeat(200), '😀'.repeat(200)],
  ])('reads %j as %j', (text, line) => {
    expect(readLine(text, 'name')).toBe(line)
  })

  it.each(['', ' \n ', '\u200b', '\ufeff', '\u2060\u200e', '\u0301'])(
    'refuses a line in which nothing can be seen: %j',
    text => {
      expect(() => readLine(text, 'name')).toThrow(
        expect.objectContaining({message: 'an empty name', code: 'invalid-value'}),
      )
    },
  )

  it('names the length of a line that is too long, and its beginning', () => {
    expect(() => readLine('x'.repeat(10_000), 'name')).toThrow(`a name of 10000 characters: ${'x'.repeat(30)}…`)
  })
})

describe('readText', () => {
  it('keeps line breaks, as one kind', () => {
    expect(readText(' a\r\nb\rc\n\nd ', 'note')).toBe('a\nb\nc\n\nd')
  })

  it('refuses what is empty and what belongs in a document', () => {
    expect(() => readText(' \n', 'note')).toThrow('an empty note')
    expect(() => readText('x'.repeat(20_001), 'note')).toThrow('a note of 20001 characters')
  })
})

describe('readCount', () => {
  it.each([
    ['0', 0],
    [' 007 ', 7],
    ['١٢', 12],
  ])('reads %j as %i', (text, count) => {
    expect(readCount(text, 'times')).toBe(count)
  })

  it('reads a percentage of a hundred at most, and of nothing else', () => {
    expect(['30%', '३० %', '30'].map(text => readCount(text, 'probability', 100))).toEqual([30, 30, 30])
    expect(() => readCount('30%', 'times')).toThrow(refusal)
  })

  it.each(['', '-1', '+1', '1.5', '1e3', '1,000', '0x10', '٠٫٥', '9007199254740993', '99999999999999999999'])(
    'refuses %j',
    text => {
      expect(() => readCount(text, 'times')).toThrow(refusal)
    },
  )
})

describe('readChoice', () => {
  it('takes a member in any case', () => {
    expect(readChoice(' EMAIL', channels, 'channel')).toBe('email')
  })

  it('names the nearest, and all there are', () => {
    expect(() => readChoice('emial', channels, 'channel')).toThrow(
      expect.objectContaining({hint: expect.stringMatching(/^Did you mean email\? Choose one of: call, /)}),
    )
    expect(() => readChoice('E', tiers, 'tier')).toThrow('no such tier: E')
  })
})

describe('readEmail', () => {
  it.each([
    ['helen@apex.example', 'helen@apex.example'],
    [' Helen.Marks+crm@Apex.EXAMPLE ', 'Helen.Marks+crm@apex.example'],
    ["o'brien@a.b-c.example", "o'brien@a.b-c.example"],
    ['गणेश@उदाहरण.भारत', 'गणेश@उदाहरण.भारत'],
  ])('reads %j as %j', (text, address) => {
    expect(readEmail(text)).toBe(address)
  })

  it.each([
    '',
    'helen',
    'helen@',
    '@apex.example',
    'helen@apex',
    'helen@apex.',
    'helen@.example',
    'helen@apex..example',
    'helen@@apex.example',
    'helen@apex.example, ben@apex.example',
    'Helen <helen@apex.example>',
    'mailto:helen@apex.example',
    'helen marks@apex.example',
    'helen@apex.example\nbcc:x@y.example',
    `${'x'.repeat(250)}@a.example`,
    `a@${'a.'.repeat(100_000)}`,
  ])('refuses %j', text => {
    expect(() => readEmail(text)).toThrow(refusal)
  })
})

describe('readPhone', () => {
  it.each([
    ['+49 (30) 123-45.67/8', '+49 (30) 123-45.67/8'],
    ['112', '112'],
    ['  030   1234567 ', '030 1234567'],
    ['+977-१-४१२३४५६', '+977-1-4123456'],
    ['555 1234 ext. 12', '555 1234 ext. 12'],
    ['555 1234x12', '555 1234x12'],
  ])('reads %j as %j', (text, number) => {
    expect(readPhone(text)).toBe(number)
  })

  it.each(['', '12', 'call me', '+', '1+2345', '123456789012345678901', 'tel:12345', '555;1234', '-'.repeat(100_000)])(
    'refuses %j',
    text => {
      expect(() => readPhone(text)).toThrow(refusal)
    },
  )
})

describe('checkCustomKey', () => {
  it('names the flag of a real field', () => {
    expect(() => checkCustomKey('Referred-By', knownCollection('customer'))).toThrow(
      expect.objectContaining({message: 'Referred-By is a field of its own', hint: 'Use --referred-by.'}),
    )
  })

  it('lets any other name pass', () => {
    for (const key of ['industry', 'VAT number', 'toString', 'prototype', 'नाम']) {
      expect(() => checkCustomKey(key, knownCollection('customer'))).not.toThrow()
    }
  })
})

describe('flagOf', () => {
  it('is the name in kebab case, another where the field says so, or none', () => {
    const {fields} = knownCollection('customer')
    const flag = (name: string) => flagOf(name, fields[name] ?? {kind: 'line', help: ''})
    expect([flag('referredBy'), flag('tags'), flag('tier'), flag('added'), flag('longName')]).toEqual([
      'referred-by',
      'tag',
      'tier',
      undefined,
      'long-name',
    ])
  })

  it('is different for every field of a type', () => {
    for (const {fields} of collections) {
      const flags = Object.entries(fields).flatMap(([name, field]) => flagOf(name, field) ?? [])
      expect(new Set(flags).size).toBe(flags.length)
    }
  })
})
