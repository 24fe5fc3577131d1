import {existsSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

const exportsFolder = join(import.meta.dirname, '../../../shared/data/vcards')

const cards = `BEGIN:VCARD
VERSION:3.0
FN:Helen Marks
ORG:Apex Manufacturing
TITLE:Plant manager
EMAIL:helen@apex.example
TEL;TYPE=CELL:+1 212 555 0143
BDAY:1980-05-17
NOTE:Prefers mornings
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:राम शर्मा
EMAIL:ram@ganesh.example
CATEGORIES:family
TZ:-05:00
END:VCARD
`

function sitWith(text: string): Desk {
  const desk = sitDown()
  writeFileSync(join(desk.home, 'people.vcf'), text)
  return desk
}

describe('crm import', () => {
  it('adds the people of a file, and changes nothing the second time', () => {
    const desk = sitWith(cards)
    const {plan} = desk.ok('import', 'people.vcf', '--json').json()
    expect(plan.add).toMatchObject([
      {customer: 'Apex Manufacturing', contact: 'Helen Marks', file: 'people.vcf', line: 1, newCustomer: true},
      {customer: 'राम शर्मा', contact: null, line: 11},
    ])
    expect(plan.add[0].fields).toMatchObject({
      role: 'Plant manager',
      emails: ['helen@apex.example'],
      birthday: '1980-05-17',
    })
    expect(plan).toMatchObject({update: [], skip: [], problems: [{file: 'people.vcf', line: 11}]})
    const book = desk.book()
    const again = desk.ok('import', 'people.vcf', '--update', '--json').json().plan
    expect(again).toMatchObject({add: [], update: [], skip: [{line: 1}, {line: 11}]})
    expect(desk.book()).toBe(book)
    expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})
  })

  it('is one change that undo takes back', () => {
    const desk = sitWith(cards)
    desk.ok('import', 'people.vcf')
    expect(desk.ok('undo').out).toContain('import: 2 added')
    expect(desk.ok('list', '--json').json().customers).toEqual([])
  })

  it('writes nothing with --dry-run, and shows the same plan but for the ids', () => {
    const desk = sitWith(cards)
    const dry = desk.ok('import', 'people.vcf', '--dry-run', '--json').json().plan
    expect(existsSync(desk.file)).toBe(false)
    expect(desk.ok('import', 'people.vcf', '--dry-run').out).toContain('Nothing was written')
    const {plan} = desk.ok('import', 'people.vcf', '--json').json()
    expect({...plan, add: plan.add.map(({id, ...rest}: {id: string}) => rest)}).toEqual(dry)
  })

  it('leaves people of the book as they are, says so, and gives them the rest with --update', () => {
    const desk = sitWith(cards)
    desk.ok('add', 'Apex', '--contact', 'Helen Marks <helen@apex.example>')
    const before = desk.book()
    const run = desk.ok('import', 'people.vcf')
    expect(run.out).toContain('not taken: role Plant manager')
    expect(run.out).toContain('--update')
    const contactLine = (book: string) => book.split('\n').find(line => line.includes('"type":"contact"'))
    expect(contactLine(desk.book())).toBe(contactLine(before))
    desk.ok('import', 'people.vcf', '--update')
    expect(desk.ok('show', 'helen', '--json').json().contacts).toMatchObject([
      {role: 'Plant manager', birthday: '1980-05-17'},
    ])
  })

  it('knows the people afterwards: in log, due and recap', () => {
    const desk = sitWith(cards)
    desk.ok('import', 'people.vcf')
    expect(desk.ok('log', 'ram@ganesh.example', 'पहली बातचीत', '--json').json().touch.on).toBe('2026-01-05')
    desk.at('2026-05-17T09:00:00+02:00')
    expect(desk.ok('due', '--customer', 'apex', '--kind', 'date', '--json').json().due).toHaveLength(1)
    for (const customer of ['helen', 'शर्मा']) {
      for (const text of ['One', 'Two', 'Three']) desk.ok('value', customer, text, '--kind', 'result', '--share', text)
    }
    expect(desk.ok('recap', 'apex').out).toContain('Helen Marks')
    const letter = desk.ok('recap', 'शर्मा').out
    expect(letter).toContain('राम शर्मा')
    expect(desk.ok('recap', 'apex').out).not.toContain('Prefers mornings')
  })

  it.each<[string, readonly string[], string]>([
    ['is not there', ['missing.vcf'], 'missing.vcf could not be read: there is no such file'],
    ['is a folder', ['.'], 'it is a folder'],
    ['is no vCard', ['notes.txt', '--format', 'vcard'], 'not a vCard file: notes.txt'],
    ['has an unknown format', ['notes.txt'], 'not a file that can be imported: notes.txt'],
    ['follows a good one', ['people.vcf', 'missing.vcf'], 'missing.vcf could not be read'],
  ])('exits 2 for a file that %s, and writes nothing', (_, words, message) => {
    const desk = sitWith(cards)
    writeFileSync(join(desk.home, 'notes.txt'), 'hello\n')
    const run = desk.crm('import', ...words)
    expect(run.code).toBe(2)
    expect(run.err).toContain(message)
    expect(desk.crm('import', ...words, '--json').json().error.code).toBe('invalid-value')
    expect(existsSync(desk.file)).toBe(false)
  })

  it('exits 2 for a format that it cannot read, and without a file', () => {
    const desk = sitWith(cards)
    expect(desk.crm('import', 'people.vcf', '--format', 'tiff').code).toBe(2)
    expect(desk.crm('import').code).toBe(2)
  })

  it('never prints control characters of a file', () => {
    const desk = sitWith('BEGIN:VCARD\nFN:A\u202e\u009b31mB\nORG:\u001b]52;c;x\u0007Firm\nEND:VCARD\n')
    const outputs = [desk.ok('import', 'people.vcf', '--dry-run'), desk.ok('import', 'people.vcf', '--json')].map(
      ({out}) => out,
    )
    expect(outputs.join('')).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
  })
})

const connections = [
  '\ufeffNotes:',
  '"When exporting your connection data, you may notice that some of the email addresses are missing."',
  '',
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  'Helen,Marks,https://www.linkedin.com/in/helen-marks,,Apex Manufacturing,Plant Manager,12 Mar 2024',
  'राम,शर्मा,https://www.linkedin.com/in/ram,ram@ganesh.example,,,7-Feb-22',
  ',,,,,,',
].join('\r\n')

function sitWithTable(text: string | Buffer, name = 'Connections.csv'): Desk {
  const desk = sitDown()
  writeFileSync(join(desk.home, name), text)
  return desk
}

describe('crm import of a table', () => {
  it('adds the people of its rows with the tag, tier and status that are asked for, as one change', () => {
    const desk = sitWithTable(connections)
    const words = ['import', 'Connections.csv', '--tag', 'linkedin', '--tier', 'D', '--status', 'prospect']
    const {plan} = desk.ok(...words, '--json').json()
    expect(plan).toMatchObject({
      add: [
        {customer: 'Apex Manufacturing', contact: 'Helen Marks', line: 5},
        {customer: 'राम शर्मा', contact: null, line: 6},
      ],
      problems: [],
    })
    const {customers} = desk.ok('list', '--json').json()
    expect(customers).toMatchObject([
      {name: 'Apex Manufacturing', tier: 'D', status: 'prospect'},
      {name: 'राम शर्मा', tier: 'D', status: 'prospect'},
    ])
    expect(desk.ok('show', 'apex', '--json').json()).toMatchObject({
      customer: {tags: ['linkedin']},
      contacts: [{handles: {linkedin: 'helen-marks'}, custom: {connected: '2024-03-12'}}],
    })
    expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})
    desk.ok('undo')
    expect(desk.ok('list', '--json').json().customers).toEqual([])
    expect(desk.ok(...words, '--json').json().plan.add).toHaveLength(2)
  })

  it('changes nothing the second time, also of people who were renamed, moved and corrected since', () => {
    const desk = sitWithTable(connections)
    desk.ok('import', 'Connections.csv')
    desk.ok('edit', 'helen', '--name', 'Helen Marks-Weber', '--role', 'Director')
    desk.ok('edit', 'apex', '--name', 'Apex Holding')
    desk.ok('edit', 'शर्मा', '--name', 'Ram Sharma', '--email', 'ram@new.example')
    const book = desk.book()
    const {plan} = desk.ok('import', 'Connections.csv', '--json').json()
    expect(plan).toMatchObject({add: [], update: [], skip: [{reason: expect.stringContaining('imported before')}, {}]})
    expect(desk.book()).toBe(book)
    expect(desk.ok('import', 'Connections.csv', '--update').out).toContain('role Plant Manager (was Director)')
    expect(desk.ok('show', 'helen', '--json').json().contacts).toMatchObject([
      {name: 'Helen Marks-Weber', role: 'Plant Manager'},
    ])
  })

  it('takes columns and dates as they are named, and says aloud what it guesses and leaves out', () => {
    const table = Buffer.from('Kunde;Firma;Geburtstag;Farbe\nHelen Müller;Apex;5/3/1980;blau\n', 'latin1')
    const desk = sitWithTable(table, 'kunden.csv')
    const words = ['import', 'kunden.csv', '--map', 'Kunde=name', '--map', 'Firma=organisation']
    const refused = desk.crm('import', 'kunden.csv')
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--map "Kunde=name"')])
    const open = desk.ok(...words, '--map', 'Geburtstag=birthday', '--dry-run').out
    expect(open).toContain('kunden.csv:1 not UTF-8: read as windows-1252')
    expect(open).toContain('kunden.csv:1 columns left out: "Farbe"')
    expect(open).toContain('kunden.csv:2 "5/3/1980" can be two days')
    desk.ok(...words, '--map', 'Geburtstag=birthday', '--dates', 'dmy')
    expect(desk.ok('show', 'Helen Müller', '--json').json().contacts).toMatchObject([{birthday: '1980-03-05'}])
  })

  it.each([
    ['a field that is none', ['--map', 'Name=nmae'], 'Did you mean name?'],
    ['a column that is not there', ['--map', 'Phone 9=phone'], 'no column phone 9'],
    ['no pair', ['--map', 'Name'], 'not a column and its field: Name'],
    ['an order of dates that is none', ['--dates', 'dym'], 'no such value for --dates: dym'],
  ])('exits 2 for %s, and writes nothing', (_, words, message) => {
    const desk = sitWithTable(connections)
    const run = desk.crm('import', 'Connections.csv', ...words)
    expect([run.code, run.err]).toEqual([2, expect.stringContaining(message)])
    expect(existsSync(desk.file)).toBe(false)
  })

  it('exits 2 for objects without fields', () => {
    const desk = sitDown()
    writeFileSync(join(desk.home, 'people.json'), '[{}]')
    const run = desk.crm('import', 'people.json')
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('no column of people.json has a name\n')])
  })
})

const calendar = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:m1',
  'DTSTART;TZID=Europe/Berlin:20251210T150000',
  'DURATION:PT45M',
  'SUMMARY:Quarterly review',
  'LOCATION:https://zoom.us/j/1',
  'ATTENDEE:mailto:helen@apex.example',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:m2',
  'DTSTART;VALUE=DATE:20260112',
  'SUMMARY:Workshop with Helen Marks',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

const mails = ['Sent', 'Received']
  .map(
    (subject, at) => `From x
From: ${at === 0 ? 'me@solo.example' : 'Helen <helen@apex.example>'}
To: ${at === 0 ? 'helen@apex.example' : 'me@solo.example'}
Date: Wed, 1${at} Dec 2025 10:00:00 +0100
Message-ID: <${at}@x>
Subject: ${subject}

Hello
`,
  )
  .join('\n')

describe('crm import of a calendar and mails', () => {
  it('makes them touches and reminders of people of the book, in one change with these, and nothing the second time', () => {
    const desk = sitWith(cards)
    writeFileSync(join(desk.home, 'year.ics'), calendar)
    writeFileSync(join(desk.home, 'all.mbox'), mails)
    const words = ['import', 'people.vcf', 'year.ics', 'all.mbox', '--me', 'me@solo.example']
    const {plan} = desk.ok(...words, '--json').json()
    expect(plan.add.map(({type}: {type: string}) => type).sort()).toEqual(
      ['contact', 'customer', 'reminder', 'touch', 'touch', 'touch'].sort(),
    )
    const {timeline} = desk.ok('show', 'apex', '--json').json()
    expect(timeline.map(({summary}: {summary: string}) => summary)).toEqual(
      expect.arrayContaining(['video: Quarterly review', 'email: Sent', 'email: Received']),
    )
    desk.at('2026-01-12T09:00:00+01:00')
    expect(desk.ok('due', '--customer', 'apex', '--kind', 'reminder', '--json').json().due).toMatchObject([
      {on: '2026-01-12', reason: expect.stringContaining('Workshop with Helen Marks')},
    ])
    desk.at('2026-01-05T09:00:00+01:00')
    const book = desk.book()
    expect(desk.ok(...words, '--update', '--json').json().plan).toMatchObject({add: [], update: []})
    expect(desk.book()).toBe(book)
    expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})
    desk.ok('undo')
    expect(desk.ok('list', '--json').json().customers).toEqual([])
  })

  it('tells of whom it knows nobody', () => {
    const desk = sitDown()
    writeFileSync(join(desk.home, 'year.ics'), calendar)
    const run = desk.ok('import', 'year.ics')
    expect(run.out).toContain('2 with nobody in the book; most often with helen@apex.example (1)')
    expect(existsSync(desk.file)).toBe(false)
  })
})

describe('crm import of what crm export wrote', () => {
  it('gives the same book, from JSON and from tables', () => {
    const desk = sitDown()
    desk.ok('demo', 'sample', '--today', '2026-01-05')
    desk.set({CRM_FILE: join(desk.home, 'sample', 'crm.json')})
    desk.ok('export', '--all', 'backup')
    const whole = desk.ok('export', '--format', 'json').out
    const other = join(desk.home, 'other.json')
    expect(desk.ok('import', 'backup/records.json', '--file', other, '--json').json().plan.problems).toEqual([])
    expect(desk.ok('export', '--format', 'json', '--file', other).out).toBe(whole)
    expect(desk.ok('due', '--json', '--file', other).json()).toEqual(desk.ok('due', '--json').json())
    const third = join(desk.home, 'third.json')
    const tables = readdirSync(join(desk.home, 'backup', 'tables')).map(name => join('backup', 'tables', name))
    expect(desk.ok('import', ...tables, '--file', third, '--json').json().plan.problems).toEqual([])
    for (const type of ['customer', 'touch', 'purchase']) {
      const table = (file: string) => desk.ok('export', '--format', 'csv', '--type', type, '--file', file).out
      expect(table(third)).toBe(table(other))
    }
  })
})

describe.skipIf(!existsSync(exportsFolder))('crm import of what real programs export', () => {
  const files = existsSync(exportsFolder) ? readdirSync(exportsFolder).map(name => join(exportsFolder, name)) : []

  it('takes everybody over once', () => {
    const desk = sitDown()
    const {plan} = desk.ok('import', ...files, '--json').json()
    expect(plan.add).toHaveLength(13)
    expect(plan.skip).toEqual([])
    const book = desk.book()
    expect(desk.ok('import', ...files, '--update', '--json').json().plan).toMatchObject({add: [], update: []})
    expect(desk.book()).toBe(book)
    expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})
  })

  it.each([
    ['gmail-single.vcf', 'TheCompany', {name: 'Greg Dartmouth', role: 'TheJobTitle', birthday: '1960-09-10'}, 2],
    ['outlook-2007.vcf', 'TheCompany', {name: 'Michael Angstadt Jr.', title: 'Mr.', birthday: '1922-03-10'}, 4],
    ['John_Doe_IPHONE.vcf', 'IBM', {name: 'John Richter James Doe Sr.', title: 'Mr.', role: 'Money Counter'}, 7],
    [
      'thunderbird-MoreFunctionsForAddressBook-extension.vcf',
      'TheOrganization',
      {name: 'John Doe', birthday: '1970-09-21'},
      5,
    ],
  ])('makes of %s a contact at %s', (file, firm, contact, phones) => {
    const desk = sitDown()
    desk.ok('import', join(exportsFolder, file))
    const shown = desk.ok('show', firm, '--json').json()
    expect(shown.customer.name).toBe(firm)
    expect(shown.contacts).toMatchObject([contact])
    expect(shown.contacts[0].phones).toHaveLength(phones)
  })

  it.each([
    ['gmail-list.vcf', ['Arnold Smith', 'Chris Beatle', 'Doug White']],
    ['John_Doe_ANDROID.vcf', ['jane.doe@company.com', 'john.doe@company.com']],
  ])('makes people without an organisation in %s customers of their own', (file, names) => {
    const desk = sitDown()
    const {plan} = desk.ok('import', join(exportsFolder, file), '--json').json()
    expect(plan.add.map(({customer}: {customer: string}) => customer)).toEqual(expect.arrayContaining(names))
    for (const name of names)
      expect(desk.ok('show', name, '--json').json().customer).toMatchObject({name, person: true})
    desk.ok('log', names[0] ?? '', 'Talked')
  })
})
