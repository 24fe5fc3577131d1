import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readCsvEntries} from '../../../../src/lib/exchange/csv/read-csv.ts'
import {collect, someSettings} from '../../../support/import-settings.ts'

type Given = Parameters<typeof someSettings>[0]

const read = (text: string | Buffer, given?: Given) =>
  collect(sink => readCsvEntries(Buffer.from(text), 'a.csv', someSettings(given), sink))

describe('readCsvEntries', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('reads a table with %s between its cells, and says on which line each row begins', async (_, separator) => {
    const rows = [
      ['Name', 'Email', 'Notes'],
      ['Helen Marks', 'helen@apex.example', `"a${separator} ""b""\nc"`],
      ['Ada', '', ''],
    ]
    const {entries, problems} = await read(rows.map(cells => cells.join(separator)).join('\r\n'))
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      {name: 'Helen Marks', emails: ['helen@apex.example'], note: `a${separator} "b"\nc`, line: 2},
      {name: 'Ada', line: 4},
    ])
  })

  it.each<[string, Buffer, string | undefined]>([
    ['UTF-8', Buffer.from('Name,Email\nMüller राम,\n'), undefined],
    ['UTF-8 with a mark', Buffer.from('\ufeffName,Email\nMüller राम,\n'), undefined],
    ['UTF-16', Buffer.from('\ufeffName,Email\nMüller राम,\n', 'utf16le'), undefined],
    ['UTF-16 without a mark', Buffer.from('Name,Email\nMüller राम,\n', 'utf16le'), 'UTF-16LE'],
    ['windows-1252', Buffer.from('Name,Email\nMüller “A”,\n', 'latin1'), 'windows-1252'],
  ])('reads %s, and says so where it had to guess', async (_, bytes, guessed) => {
    const {entries, problems} = await read(bytes)
    expect(entries[0]?.name).toMatch(/^Müller /)
    if (guessed === undefined) expect(problems).toEqual([])
    else expect(problems).toMatchObject([{line: 1, message: expect.stringContaining(guessed)}])
  })

  it('reads the connections of LinkedIn: behind a preamble, with rows that hold nothing', async () => {
    const text = [
      '\ufeffNotes:',
      '"When exporting your connection data, you may notice that some of the email addresses are missing, etc."',
      '',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
      'Helen,Marks,https://www.linkedin.com/in/helen-marks,,"Apex, Inc.",Plant Manager,12 Mar 2024',
      ',,,,,,',
      'Ada,,https://www.linkedin.com/in/ada,ada@b.example,,,7-Feb-22',
    ].join('\r\n')
    const {entries, problems} = await read(text)
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      {
        name: 'Helen Marks',
        organisation: 'Apex, Inc.',
        role: 'Plant Manager',
        handles: [{service: 'linkedin', handle: 'helen-marks'}],
        custom: {connected: '2024-03-12'},
        line: 5,
      },
      {name: 'Ada', emails: ['ada@b.example'], custom: {connected: '2022-02-07'}, line: 7},
    ])
  })

  it('reads Google Contacts: several values in a cell, and their kinds beside them', async () => {
    const header =
      'First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Website 1 - Label,Website 1 - Value'
    const row =
      'Helen,J.,Marks,,Dr.,Jr.,Nell,,Apex,Plant Manager,Ops,--05-17,Met at the fair,https://x.example/p.jpg,* myContacts ::: steel,* Work,a@apex.example ::: b@apex.example,Home,c@d.example,Mobile,+1 212 555 0143 ::: +1 212 555 0144,Home,"Foo St. 1\n1010 Wien",Foo St. 1,Profile,https://github.com/helenm'
    const {entries, problems} = await read(`${header}\n${row}\n`)
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      {
        name: 'Helen J. Marks Jr.',
        title: 'Dr.',
        organisation: 'Apex',
        role: 'Plant Manager',
        birthday: '--05-17',
        note: 'Met at the fair',
        tags: ['steel'],
        emails: ['a@apex.example', 'b@apex.example', 'c@d.example'],
        phones: [
          {number: '+1 212 555 0143', kind: 'cell'},
          {number: '+1 212 555 0144', kind: 'cell'},
        ],
        handles: [{service: 'github', handle: 'helenm'}],
        custom: {nickname: 'Nell', department: 'Ops', address: 'Foo St. 1, 1010 Wien'},
      },
    ])
  })

  it.each<[string, string, string, object]>([
    [
      'HubSpot',
      'First Name,Last Name,Email,Job Title,Company Name,Website URL,Country/Region,Phone Number,LinkedIn URL,Lifecycle Stage',
      'Helen,Marks,h@a.example,Buyer,Apex,a.example,Austria,+43 1 555 0143,https://linkedin.com/in/hm,customer',
      {
        name: 'Helen Marks',
        role: 'Buyer',
        organisation: 'Apex',
        websites: ['a.example'],
        phones: [{number: '+43 1 555 0143'}],
        handles: [{service: 'linkedin', handle: 'hm'}],
        custom: {'located in': 'Austria', 'lifecycle stage': 'customer'},
      },
    ],
    [
      'Apollo',
      'First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Seniority,Departments,Person Linkedin Url,Website,Company Linkedin Url,# Employees,Country',
      'Helen,Marks,Buyer,Apex,Apex,h@a.example,Verified,manager,Ops,http://www.linkedin.com/in/hm,http://a.example,http://www.linkedin.com/company/apex,40,Austria',
      {role: 'Buyer', organisation: 'Apex', emails: ['h@a.example'], custom: {employees: '40', seniority: 'manager'}},
    ],
    [
      'Pipedrive',
      'Person - Name;Person - Email;Person - Phone;Organization - Name',
      'Helen Marks;h@a.example;+43 1 555 0143;Apex',
      {name: 'Helen Marks', emails: ['h@a.example'], phones: [{number: '+43 1 555 0143'}], organisation: 'Apex'},
    ],
    [
      'Outlook',
      'Title,First Name,Last Name,Company,Job Title,E-mail Address,E-mail 2 Address,Business Phone,Mobile Phone,Business Street,Business City,Birthday,Notes,Categories',
      'Dr.,Helen,Marks,Apex,Buyer,h@a.example,h2@a.example,+43 1 555 0143,+43 664 555 0143,Foo St. 1,Wien,1980-05-17,Met,steel;vip',
      {
        title: 'Dr.',
        role: 'Buyer',
        emails: ['h@a.example', 'h2@a.example'],
        phones: [
          {number: '+43 1 555 0143', kind: 'work'},
          {number: '+43 664 555 0143', kind: 'cell'},
        ],
        birthday: '1980-05-17',
        tags: ['steel', 'vip'],
        custom: {address: 'Foo St. 1, Wien'},
      },
    ],
    [
      'Monica',
      'uuid,first_name,middle_name,last_name,nickname,description,job,company,food_preferences,birthdate',
      '7d3,Helen,,Marks,Nell,Met at the fair,Buyer,Apex,no nuts,1980-05-17',
      {
        name: 'Helen Marks',
        role: 'Buyer',
        note: 'Met at the fair',
        birthday: '1980-05-17',
        custom: {nickname: 'Nell', 'food preferences': 'no nuts'},
      },
    ],
  ])('knows the columns of %s', async (_, header, row, wanted) => {
    const {entries, problems} = await read(`${header}\r\n${row}\r\n`)
    expect(problems).toEqual([])
    expect(entries).toMatchObject([wanted])
  })

  it('reads Google Contacts as it was until 2024: organisations, events and own fields are numbered too', async () => {
    const header =
      'Name,Given Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Event 1 - Type,Event 1 - Value,Custom Field 1 - Type,Custom Field 1 - Value'
    const row =
      'Asha Rao,Asha,Rao,,* myContacts ::: fair,* Work,asha@apex.example,,Apex,,Buyer,Sales,Anniversary,2011-06-01,Coffee,black'
    const {entries, problems} = await read([header, row].join('\n'))
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      {
        name: 'Asha Rao',
        organisation: 'Apex',
        role: 'Buyer',
        emails: ['asha@apex.example'],
        dates: {anniversary: '2011-06-01'},
        custom: {department: 'Sales', coffee: 'black'},
        tags: ['fair'],
      },
    ])
  })

  it('reads Pipedrive: what a person has stands behind that word, and kinds behind the field', async () => {
    const header =
      'Person - Name,Person - Organization,Person - Label,Person - Email - Work,Person - Phone - Mobile,Person - Phone - Home,Person - Job title'
    const {entries, problems} = await read(
      `${header}\nAsha Rao,Apex,Hot lead,asha@apex.example,+49 151 1,+49 30 2,Buyer\n`,
    )
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      {
        name: 'Asha Rao',
        organisation: 'Apex',
        role: 'Buyer',
        emails: ['asha@apex.example'],
        phones: [
          {number: '+49 151 1', kind: 'cell'},
          {number: '+49 30 2', kind: 'home'},
        ],
        tags: ['Hot lead'],
      },
    ])
  })

  it('reads a table of companies as Hermit has them, with a person at each', async () => {
    const header =
      'name,website,linkedin,country,source,stage,product_oneliner,value_eur_month,next_step,tags,contact_first_name,contact_last_name,contact_title,contact_email'
    const row = 'Apex,apex.example,,DE,fair,lead,Pumps,400,Call,industry,Asha,Rao,Buyer,asha@apex.example'
    const {entries, problems} = await read(`${header}\n${row}\n`)
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      {
        name: 'Asha Rao',
        organisation: 'Apex',
        role: 'Buyer',
        emails: ['asha@apex.example'],
        websites: ['apex.example'],
        custom: {'next step': 'Call', 'value per month': '400', product: 'Pumps', stage: 'lead'},
        tags: ['industry'],
      },
    ])
  })

  it('reads the contacts of crm.cli', async () => {
    const text =
      'id,name,emails,phones,companies,linkedin,x,bluesky,telegram,tags\nct_1,Asha Rao,asha@apex.example,+49301,Apex,asha-rao,asha,asha.bsky.social,asha_r,"a, b"\n'
    const {entries} = await read(text)
    expect(entries).toMatchObject([
      {
        name: 'Asha Rao',
        organisation: 'Apex',
        handles: [
          {service: 'linkedin', handle: 'asha-rao'},
          {service: 'twitter', handle: 'asha'},
          {service: 'bluesky', handle: 'asha.bsky.social'},
          {service: 'telegram', handle: 'asha_r'},
        ],
        tags: ['a', 'b'],
      },
    ])
  })

  it('takes columns as the user names them, and says which ones it leaves out', async () => {
    const text = 'Kunde;Firma;Mobil;Nr;Farbe\nHelen;Apex;+43 664 555 0143;17;blue\n'
    const map = ['kunde=name', 'Firma=organisation', 'MOBIL=phone:cell', 'Nr=custom:customer number']
    const {entries, problems} = await read(text, {map})
    expect(entries).toMatchObject([
      {
        name: 'Helen',
        organisation: 'Apex',
        phones: [{number: '+43 664 555 0143', kind: 'cell'}],
        custom: {'customer number': '17'},
      },
    ])
    expect(problems).toMatchObject([{line: 1, message: expect.stringContaining('columns left out: "Farbe"')}])
  })

  it('refuses a table of which no column is known, naming them all', async () => {
    const refused = read('Kunde;Firma\nHelen;Apex\n')
    await expect(refused).rejects.toMatchObject({code: 'invalid-value', headers: ['Kunde', 'Firma']})
    await expect(refused).rejects.toThrow('"Kunde", "Firma"')
  })

  it('never guesses a date: what can be two days is a problem with its line, unless the order is given', async () => {
    const text = 'Name,Birthday\nA,5/3/1980\nB,31/3/1980\nC,31.2.1980\n'
    const open = await read(text)
    expect(open.entries.map(({birthday}) => birthday)).toEqual([undefined, '1980-03-31', undefined])
    expect(open.problems.map(({line}) => line)).toEqual([2, 4])
    expect(open.ambiguous).toBe('5/3/1980')
    const settled = async (dates: 'dmy' | 'mdy') => (await read(text, {dates})).entries[0]?.birthday
    expect([await settled('dmy'), await settled('mdy')]).toEqual(['1980-03-05', '1980-05-03'])
  })

  it('names the line of a quote that is never closed, and keeps the rows before it', async () => {
    const {entries, problems} = await read('Name,Email\nAda,a@b.example\n"Helen,h@b.example\nBob,b@b.example\n')
    expect(entries.map(({name}) => name)).toEqual(['Ada'])
    expect(problems).toMatchObject([{line: 3, message: expect.stringContaining('never closed')}])
  })

  it('names a row without anybody in it', async () => {
    const {entries, problems} = await read('Name,Job Title,Email\n,Buyer,\n,,\nAda,,\n')
    expect(entries.map(({name}) => name)).toEqual(['Ada'])
    expect(problems).toMatchObject([{line: 2, message: expect.stringContaining('no name')}])
  })

  it('takes the guard of a spreadsheet off: it is no part of the text', async () => {
    const {entries} = await read('Name,Phone,Notes\n\'=SUM(A1),="+43 1 555",\'-- x\n')
    expect(entries).toMatchObject([{name: '=SUM(A1)', phones: [{number: '+43 1 555'}], note: '-- x'}])
  })

  it('reads any bytes without failing other than by a word to the user', async () => {
    const soup = fc.array(
      fc.oneof(
        fc.constantFrom(
          'Name',
          'Email',
          'Birthday',
          ',',
          ';',
          '"',
          '""',
          '\n',
          '\r\n',
          '\t',
          '=',
          '\0',
          'é',
          '\ud83d\ude00',
        ),
        fc.string({unit: 'binary', maxLength: 12}),
      ),
      {maxLength: 60},
    )
    await fc.assert(
      fc.asyncProperty(soup, fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1'), async (parts, encoding) => {
        const bytes = Buffer.from(parts.join(''), encoding)
        try {
          const {entries, problems} = await read(bytes)
          for (const {line} of [...entries, ...problems]) expect(line).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toMatchObject({code: 'invalid-value'})
        }
      }),
      {numRuns: 300},
    )
  })
})
