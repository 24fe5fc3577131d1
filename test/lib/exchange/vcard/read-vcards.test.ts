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

const readPerson = (...lines: string[]) => readCard('FN:Asha Thapa', ...lines).people[0]

describe('cards of one program', () => {
  it('reads one of Google Contacts', () => {
    expect(read(...googleCard)).toEqual({
      people: [
        {
          line: 1,
          name: 'Asha Thapa',
          given: 'Asha',
          family: 'Thapa',
          nickname: 'Ashu',
          organisation: 'Apex Manufacturing',
          title: 'Head of Operations',
          emails: ['asha@example.org'],
          phones: [
            {number: '981 000 0001', kind: 'cell'},
            {number: '981 000 0002', kind: 'GRAND_CENTRAL'},
          ],
          handles: [{service: 'icq', handle: '123456'}],
          websites: ['https://apex.example/asha'],
          birthday: '1980-05-17',
          anniversary: '2008-11-30',
          note: 'Prefers calls.\nNever on Saturday.',
          addresses: ['12 Ring Road, Lalitpur, 44700'],
          categories: [],
          isOrganisation: false,
        },
      ],
      problems: [],
    })
  })

  it('reads one of Outlook', () => {
    expect(read(...outlookCard)).toEqual({
      people: [
        {
          line: 1,
          name: 'Dr. Bimal Rai Jr.',
          prefix: 'Dr.',
          given: 'Bimal',
          family: 'Rai',
          suffix: 'Jr.',
          organisation: 'Rai Tea',
          title: 'Director',
          role: 'Owner',
          emails: ['bimal@rai-tea.example'],
          phones: [
            {number: '(01) 555-0001', kind: 'work'},
            {number: '(01) 555-0002', kind: 'fax'},
          ],
          handles: [{service: 'im', handle: 'bimal.rai'}],
          websites: ['http://rai-tea.example'],
          birthday: '1964-02-29',
          anniversary: '1990-08-01',
          note: 'First line\nsecond line',
          addresses: ['Floor 3, 1 Tea Lane, Ilam, 57300, Nepal'],
          categories: [],
          isOrganisation: false,
        },
      ],
      problems: [],
    })
  })

  it('reads one of an iPhone, also with the line ends of a copy in text mode', () => {
    const expected = {
      people: [
        {
          line: 1,
          name: 'Mr. Chandra Gurung',
          prefix: 'Mr.',
          given: 'Chandra',
          family: 'Gurung',
          suffix: 'Sr., MBA',
          organisation: 'Gurung Treks',
          emails: ['c@home.example', 'chandra@treks.example'],
          phones: [
            {number: '061-555-0001', kind: 'cell'},
            {number: '061-555-0003', kind: 'fax'},
            {number: '061-555-0004', kind: 'pager'},
            {number: '061-555-0005', kind: 'assistant phone'},
            {number: '061-555-0006', kind: 'fax'},
          ],
          handles: [{service: 'linkedin', handle: 'chandra'}],
          websites: [],
          birthday: '--06-06',
          addresses: ['Lakeside 5, Block 2, Pokhara, Gandaki, 33700, Nepal'],
          categories: [],
          isOrganisation: false,
        },
      ],
      problems: [],
    }
    expect(read(...iphoneCard)).toEqual(expected)
    expect(readVcards(Buffer.from(iphoneCard.join('\r\r\n')))).toEqual(expected)
  })

  it('reads one of an Android phone', () => {
    expect(read(...androidCard)).toEqual({
      people: [
        {
          line: 1,
          name: 'आशा थापा',
          given: 'आशा',
          family: 'थापा',
          nickname: 'Ashu',
          emails: [],
          phones: [{number: '9810000001', kind: 'cell'}],
          handles: [],
          websites: [],
          anniversary: '2012-08-01',
          addresses: [],
          categories: ['Clients', 'Friends'],
          isOrganisation: false,
        },
      ],
      problems: [],
    })
  })

  it('reads one of Thunderbird', () => {
    expect(read(...thunderbirdCard)).toMatchObject({
      people: [
        {
          name: 'Dolma Lama',
          emails: ['first@lama.example', 'second@lama.example'],
          phones: [{number: '01-555-0007', kind: 'work'}],
          anniversary: '1990-04-30',
          note: 'One; two, three\\four',
          addresses: ['Suite 4, 8 Durbar Marg, Kathmandu, 44600, Nepal'],
        },
      ],
      problems: [],
    })
  })

  it('reads one of version 4.0', () => {
    expect(read(...version4Card)).toMatchObject({
      people: [
        {
          uid: 'urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
          name: 'Ekata Kirati',
          emails: ['home@kirati.example', 'work@kirati.example'],
          phones: [{number: '+977-1-5550008 ext. 12', kind: 'home'}],
          handles: [{service: 'xmpp', handle: 'ekata@kirati.example'}],
          birthday: '--03-10',
          anniversary: '2009-08-08',
          language: 'ne',
          timezone: 'Asia/Kathmandu',
        },
      ],
      problems: [],
    })
  })

  it('reads cards of several programs from one file, each with its line', () => {
    const {people, problems} = read(...googleCard, '', ...outlookCard, ...version4Card)
    expect(problems).toEqual([])
    expect(people.map(({line, name}) => [line, name])).toEqual([
      [1, 'Asha Thapa'],
      [googleCard.length + 2, 'Dr. Bimal Rai Jr.'],
      [googleCard.length + outlookCard.length + 2, 'Ekata Kirati'],
    ])
  })
})

describe('the name', () => {
  it.each([
    ['the formatted name', ['FN: Asha \\n Thapa ', 'N:X;Y', 'EMAIL:a@b.example'], 'Asha Thapa'],
    [
      'the parts of the name in the order of speech',
      ['FN:', 'N:Rai;Bimal;Man;Dr.;Jr.,MBA'],
      'Dr. Bimal Man Rai Jr., MBA',
    ],
    ['the family name first in Chinese', ['N:王;小明'], '王小明'],
    ['a name in Arabic', ['N:حداد;ليلى'], 'ليلى حداد'],
    ['the preferred e-mail address', ['N:;;;;', 'EMAIL:b@b.example', 'EMAIL;PREF:a@B.Example'], 'a@b.example'],
    ['the organisation', ['ORG:Rai Tea;Sales', 'TEL:1'], 'Rai Tea'],
    ['the phone number', ['TEL:+977 1 555'], '+977 1 555'],
  ])('is %s', (_, lines, name) => {
    expect(readCard(...lines)).toMatchObject({people: [{name}], problems: []})
  })

  it('is missing where nothing names the person: the card is skipped', () => {
    expect(read('', 'BEGIN:VCARD', 'NICKNAME:Ashu', 'NOTE:who?', 'END:VCARD')).toEqual({
      people: [],
      problems: [{line: 2, message: 'the card has no name, e-mail address, phone number or organisation: skipped'}],
    })
  })
})

describe('organisations and groups', () => {
  it.each(['KIND:org', 'X-ABShowAs:COMPANY', 'X-ADDRESSBOOKSERVER-KIND:org'])('knows an organisation by %s', line => {
    expect(readPerson(line)).toMatchObject({isOrganisation: true})
  })

  it.each(['KIND:group', 'X-ADDRESSBOOKSERVER-KIND:group'])('skips a group by %s', line => {
    expect(readCard('FN:Friends', line)).toEqual({
      people: [],
      problems: [{line: 1, message: 'the card is a group of people: skipped'}],
    })
  })
})

describe('lists', () => {
  it('hold equal values once', () => {
    expect(
      readPerson(
        'EMAIL:asha@apex.example',
        'EMAIL:Asha@APEX.example',
        'TEL;WORK:01 555 (0001)',
        'TEL;HOME:01-555-0001',
        'URL:www.apex.example',
        'URL:https://www.apex.example/',
        'X-SKYPE:asha',
        'IMPP:skype:Asha',
        'URL:https://www.linkedin.com/in/asha',
        'NOTE:same',
        'NOTE:same',
        'NOTE:other',
        'CATEGORIES:Clients,A\\,B',
        'CATEGORIES:clients',
      ),
    ).toMatchObject({
      emails: ['asha@apex.example'],
      phones: [{number: '01 555 (0001)', kind: 'work'}],
      websites: ['www.apex.example'],
      handles: [
        {service: 'skype', handle: 'asha'},
        {service: 'linkedin', handle: 'asha'},
      ],
      note: 'same\nother',
      categories: ['Clients', 'A,B'],
    })
  })

  it('leave empty values out without a word', () => {
    const empty = ['EMAIL', 'TEL;HOME', 'URL', 'IMPP', 'BDAY', 'NOTE', 'CATEGORIES', 'ADR', 'ORG', 'UID', 'LANG', 'TZ']
    expect(readCard('FN:Asha', ...empty.map(name => `${name}: `))).toEqual({
      people: [
        {
          line: 1,
          name: 'Asha',
          emails: [],
          phones: [],
          handles: [],
          websites: [],
          addresses: [],
          categories: [],
          isOrganisation: false,
        },
      ],
      problems: [],
    })
  })
})

describe('the kind of a phone number', () => {
  it.each([
    ['TEL:1', undefined],
    ['TEL;VOICE:1', undefined],
    ['TEL;TYPE=home,voice:1', 'home'],
    ['TEL;WORK;CELL:1', 'cell'],
    ['TEL;TYPE=x-mobile:1', 'cell'],
    ['a.TEL;type=pref:1\r\na.X-ABLabel:iPhone', 'cell'],
    ['a.TEL;type=pref:1\r\na.X-ABLabel:_$!<Main>!$_', 'main'],
    ['a.TEL:1\r\na.X-ABLabel:Büro Ost', 'Büro Ost'],
    ['TEL:1\r\nX-ABLabel:of nothing', undefined],
  ])('of %s is %s', (lines, kind) => {
    expect(readPerson(lines)?.phones).toEqual([kind === undefined ? {number: '1'} : {number: '1', kind}])
  })
})

describe('problems', () => {
  it.each([
    ['BDAY:1960-02-31', 'BDAY "1960-02-31" is not a full date that exists: left out'],
    ['X-MS-ANNIVERSARY:2012', 'ANNIVERSARY "2012" is not a full date that exists: left out'],
    ['EMAIL:asha at apex', 'EMAIL "asha at apex" is not an e-mail address: left out'],
    ['TEL:ask reception', 'TEL "ask reception" is not a phone number: left out'],
    ['URL:javascript:x()', 'URL "javascript:x()" is not a web address: left out'],
    ['no colon here', '"no colon here" has no colon: left out'],
  ])('name the line and the value of %s', (line, message) => {
    const {people, problems} = readCard('FN:Asha', line, 'ORG:Apex')
    expect(people).toMatchObject([{name: 'Asha', organisation: 'Apex'}])
    expect(people[0]).not.toHaveProperty('birthday')
    expect(people[0]).not.toHaveProperty('anniversary')
    expect(problems).toEqual([{line: 3, message}])
  })

  it('name a card without an END, which is read as far as it goes', () => {
    expect(read('BEGIN:VCARD', 'FN:A', 'BEGIN:VCARD', 'FN:B', 'END:VCARD', 'begin:vcard', 'FN:C')).toMatchObject({
      people: [{name: 'A'}, {name: 'B'}, {name: 'C'}],
      problems: [
        {line: 1, message: 'the card has no END:VCARD: read as far as it goes'},
        {line: 6, message: 'the card has no END:VCARD: read as far as it goes'},
      ],
    })
  })

  it('name once what stands between two cards', () => {
    const stray = ['Exported today', 'TEL:1', 'END:VCARD']
    const card = ['BEGIN:VCARD', 'FN:A', 'END:VCARD']
    const message = 'not inside a card: left out up to the next BEGIN:VCARD'
    expect(read(...stray, ...card, '', ...stray, ...card)).toMatchObject({
      people: [{line: 4}, {line: 11}],
      problems: [
        {line: 1, message},
        {line: 8, message},
      ],
    })
  })

  it('stand in the order of the file', () => {
    const {problems} = readCard('FN:A', 'BDAY:x', 'EMAIL:x', 'x', 'TEL:x', 'URL:x', 'BDAY:y')
    expect(problems.map(({line}) => line)).toEqual([3, 4, 5, 6, 7, 8])
  })

  it('end after 10,000 with a word', () => {
    const {problems} = readCard('FN:A', ...Array.from({length: 10_002}, () => 'x'))
    expect(problems).toHaveLength(10_001)
    expect(problems.at(-1)).toEqual({line: 10_003, message: 'more problems follow: not listed'})
  })
})

describe('the card of an agent', () => {
  it.each([
    ['on the next lines', ['AGENT:', 'BEGIN:VCARD', 'VERSION:2.1', 'FN:Agent', 'TEL; WORK:1', 'END:VCARD']],
    ['on the same line', ['AGENT:BEGIN:VCARD', 'FN:Agent', 'TEL:1', 'END:VCARD']],
    ['as an escaped text', ['AGENT:BEGIN:VCARD\\nFN:Agent\\nTEL:1\\nEND:VCARD\\n']],
    ['with an agent', ['AGENT:', 'BEGIN:VCARD', 'AGENT:', 'BEGIN:VCARD', 'FN:X', 'END:VCARD', 'TEL:1', 'END:VCARD']],
  ])('is passed over: %s', (_, agent) => {
    const {people, problems} = readCard('FN:Asha', ...agent, 'ORG:Apex')
    expect(people).toMatchObject([{name: 'Asha', organisation: 'Apex', phones: []}])
    expect(problems).toEqual([])
  })

  it('swallows no other card where its END is missing', () => {
    const {people} = read('BEGIN:VCARD', 'FN:A', 'AGENT:', 'BEGIN:VCARD', 'FN:X', 'BEGIN:VCARD', 'FN:B', 'END:VCARD')
    expect(people.map(({name}) => name)).toEqual(['A', 'B'])
  })
})
