import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {mergeRecords} from '../../../src/lib/actions/merge.ts'
import {Book} from '../../../src/lib/book/book.ts'
import {idFor} from '../../../src/lib/book/ids.ts'
import {knownCollection, type TypeName} from '../../../src/lib/book/registry.ts'
import type {ImportEntry} from '../../../src/lib/exchange/import-entry.ts'
import {gather, type ImportReading} from '../../../src/lib/exchange/import-reading.ts'
import {importEntries, planImport, withoutNewIds} from '../../../src/lib/exchange/plan-import.ts'
import {readVcardEntries} from '../../../src/lib/exchange/vcard/entries.ts'
import {writeVcards} from '../../../src/lib/exchange/vcard/write-vcards.ts'
import {aBook, idOf, withEdits} from '../../support/build.ts'

let drawn = 0
const moment = {
  today: '2026-01-05',
  nowMs: Date.parse('2026-01-05T09:00:00Z'),
  newId: (type: TypeName) => {
    drawn += 1
    return idFor(knownCollection(type).letter, `drawn ${drawn}`)
  },
} as const

const empty = new Book([])
const mail = 'helen@apex.example'

function card(given: Partial<ImportEntry> = {}): ImportEntry {
  return {
    file: 'people.vcf',
    line: 1,
    name: 'Helen Marks',
    isOrganisation: false,
    emails: [],
    phones: [],
    handles: [],
    websites: [],
    dates: {},
    tags: [],
    custom: {},
    ...given,
  }
}

/** Cards on lines of their own. */
function reading(...cards: readonly Partial<ImportEntry>[]): ImportReading {
  const gathering = gather()
  for (const [at, given] of cards.entries()) gathering.person(card({line: at + 1, ...given}))
  return gathering.reading()
}

const plan = (book: Book, cards: readonly Partial<ImportEntry>[], update = false) =>
  planImport(book, reading(...cards), {update}, moment)

/** The book after an import. */
const take = (book: Book, cards: readonly Partial<ImportEntry>[], update = false): Book =>
  withEdits(book, plan(book, cards, update).edits)

const [helen] = [{emails: [mail], organisation: 'Apex'}]

describe('planImport', () => {
  it('makes a card with an organisation a contact of a customer of that name', () => {
    const book = take(empty, [
      {
        organisation: 'Apex',
        title: 'Dr.',
        role: 'Plant manager',
        emails: [mail],
        phones: [{number: '+1 212 555 0143', kind: 'cell'}, {number: '(212) 555-0100'}],
        handles: [
          {service: 'skype', handle: 'helen.m'},
          {service: 'skype', handle: 'helen.private'},
        ],
        websites: ['www.helen.example'],
        birthday: '1980-05-17',
        dates: {anniversary: '--08-01'},
        language: 'de-at',
        timezone: 'europe/vienna',
        tags: ['industry'],
        custom: {nickname: 'Nell'},
        note: 'Met at the fair',
      },
    ])
    const [customer] = book.all('customer')
    expect(customer).toMatchObject({name: 'Apex', status: 'active', added: '2026-01-05', tags: {industry: true}})
    expect(customer?.person).toBeUndefined()
    expect(book.all('contact')).toMatchObject([
      {
        customer: customer?.id,
        name: 'Helen Marks',
        title: 'Dr.',
        role: 'Plant manager',
        emails: {[mail]: true},
        phones: {'+1 212 555 0143': 'cell', '(212) 555-0100': true},
        handles: {skype: 'helen.m', 'skype 2': 'helen.private'},
        birthday: '1980-05-17',
        dates: {anniversary: '--08-01'},
        language: 'de-AT',
        timezone: 'Europe/Vienna',
        custom: {nickname: 'Nell', website: 'https://www.helen.example'},
      },
    ])
    expect(book.all('note')).toMatchObject([
      {customer: customer?.id, on: '2026-01-05', text: 'Helen Marks: Met at the fair'},
    ])
  })

  it('makes a card without an organisation a customer who is a person, with what a customer holds', () => {
    const book = take(empty, [
      {
        emails: [mail],
        phones: [{number: '+1 212 555 0143'}],
        websites: ['https://helen.example'],
        tags: ['friend'],
        note: 'Met',
      },
    ])
    expect(book.all('customer')).toMatchObject([
      {
        name: 'Helen Marks',
        person: true,
        emails: {[mail]: true},
        phones: {'+1 212 555 0143': true},
        website: 'https://helen.example',
        tags: {friend: true},
      },
    ])
    expect(book.all('contact')).toEqual([])
    expect(book.all('note')).toMatchObject([{text: 'Met'}])
  })

  it('adds a contact of the same name where such a card has what only a contact can hold', () => {
    const book = take(empty, [{title: 'Dr.', birthday: '--05-17', emails: [mail]}])
    const [customer] = book.all('customer')
    expect(book.all('contact')).toMatchObject([
      {customer: customer?.id, name: 'Helen Marks', title: 'Dr.', birthday: '--05-17'},
    ])
  })

  it.each([
    ['says that it is one', {name: 'Apex', isOrganisation: true}],
    ['bears the name of its organisation', {name: 'Apex', organisation: 'APEX'}],
  ])('makes a card that %s an organisation without a contact', (_, given) => {
    const book = take(empty, [
      {...given, emails: ['info@apex.example'], handles: [{service: 'linkedin', handle: 'apex'}]},
    ])
    expect(book.all('customer')).toMatchObject([
      {name: 'Apex', emails: {'info@apex.example': true}, custom: {linkedin: 'apex'}},
    ])
    expect(book.all('customer')[0]?.person).toBeUndefined()
    expect(book.all('contact')).toEqual([])
  })

  it('puts colleagues at one customer, also at one of the book, whatever the case and accents of its name', () => {
    const apex = idOf('customer', 'apex')
    const book = aBook().customer({id: apex, name: 'Åpex'}).build()
    const after = take(book, [
      {name: 'Helen Marks', organisation: 'apex'},
      {name: 'Robert Silva', organisation: 'APEX'},
    ])
    expect(after.all('customer')).toHaveLength(1)
    expect(
      after
        .of('contact', apex)
        .map(({name}) => name)
        .sort(),
    ).toEqual(['Helen Marks', 'Robert Silva'])
  })

  it('shows what becomes of each card, with its file and line', () => {
    const {plan: planned} = plan(empty, [helen, {name: 'Ada', phones: [{number: '030 1234567'}], note: 'A note'}])
    expect(planned).toMatchObject({
      add: [
        {
          file: 'people.vcf',
          line: 1,
          customer: 'Apex',
          contact: 'Helen Marks',
          newCustomer: true,
          fields: {emails: [mail]},
        },
        {line: 2, customer: 'Ada', contact: null, newCustomer: true, fields: {phones: ['030 1234567'], note: 'A note'}},
      ],
      update: [],
      skip: [],
      problems: [],
    })
  })

  it('is one change with a summary, whose plan it answers with', () => {
    const change = importEntries(empty, reading(helen), {update: false}, moment)
    expect(change.summary).toBe('import: 1 added, 0 updated')
    const {plan: answered} = change.result(withEdits(empty, change.edits))
    const [added] = answered.add
    expect(change.edits.map(({id}) => id)).toContain(added?.id)
    expect(withoutNewIds(answered).add[0]).not.toHaveProperty('id')
  })

  it('tells after each card how many are done', () => {
    const told: number[] = []
    planImport(empty, reading({}, helen), {update: false, progress: done => told.push(done)}, moment)
    expect(told).toEqual([1, 2])
  })
})

describe('planImport of people who are known', () => {
  const withHelen = aBook()
    .customer({name: 'Apex'})
    .contact({
      id: idOf('contact', 'helen'),
      name: 'Helen Marks',
      emails: {[mail]: true},
      phones: {'+1 212 555 0143': true},
      role: 'Plant manager',
    })
    .build()

  it.each<[string, Partial<ImportEntry>]>([
    ['the same e-mail in another case', {emails: ['HELEN@apex.example'], organisation: 'Apex'}],
    ['the same e-mail under a name with a word in common', {name: 'Helen Silva', emails: [mail], organisation: 'Apex'}],
    ['the same e-mail without a name', {name: mail, emails: [mail]}],
    ['the same e-mail at another organisation', {emails: [mail], organisation: 'Bright'}],
    ['the same phone under the same name', {phones: [{number: '001 (212) 555-0143'}]}],
    ['the same name at the same organisation', {organisation: 'apex'}],
    [
      'the same name at the same organisation, with another e-mail',
      {organisation: 'Apex', emails: ['h.marks@home.example']},
    ],
  ])('skips a card with %s', (_, given) => {
    const {plan: planned, edits} = plan(withHelen, [given])
    expect(edits).toEqual([])
    expect(planned).toMatchObject({
      add: [],
      update: [],
      skip: [{id: idOf('contact', 'helen'), customer: 'Apex', contact: 'Helen Marks'}],
    })
  })

  it.each<[string, Partial<ImportEntry>]>([
    ['the same e-mail under quite another name', {name: 'Robert Silva', emails: [mail], organisation: 'Apex'}],
    [
      'the same phone under another name',
      {name: 'Robert Silva', phones: [{number: '+1 212 555 0143'}], organisation: 'Apex'},
    ],
    ['the same name at another organisation', {organisation: 'Bright'}],
    ['the same name without anything in common', {}],
  ])('adds a card with %s', (_, given) => {
    expect(plan(withHelen, [given]).plan).toMatchObject({add: [{}], skip: []})
  })

  it('does not take the address of a firm for that of its people', () => {
    const firm = aBook()
      .customer({name: 'Marks & Sons', emails: {'info@marks.example': true}})
      .build()
    const {plan: planned} = plan(firm, [{organisation: 'Marks & Sons', emails: ['info@marks.example']}])
    expect(planned.add).toMatchObject([{customer: 'Marks & Sons', contact: 'Helen Marks', newCustomer: false}])
  })

  const news: Partial<ImportEntry> = {
    ...helen,
    emails: [mail, 'h.marks@home.example'],
    phones: [{number: '+1 212 555 0143'}, {number: '+1 212 555 0199'}],
    role: 'Head of Operations',
    birthday: '1980-05-17',
    tags: ['industry'],
    note: 'Moves to Boston',
  }

  it('says what a known person has otherwise in the file, and writes nothing', () => {
    const {plan: planned, edits} = plan(withHelen, [news])
    expect(edits).toEqual([])
    expect(planned.skip).toMatchObject([
      {
        fields: {},
        left: {
          emails: ['h.marks@home.example'],
          phones: ['+1 212 555 0199'],
          role: 'Head of Operations',
          birthday: '1980-05-17',
          tags: ['industry'],
          note: 'Helen Marks: Moves to Boston',
        },
      },
    ])
  })

  it('takes all of it with update, and then nothing more', () => {
    const {plan: planned} = plan(withHelen, [news], true)
    expect(planned).toMatchObject({add: [], update: [{fields: {role: 'Head of Operations'}}], skip: []})
    const after = take(withHelen, [news], true)
    expect(after.all('contact')).toMatchObject([
      {
        name: 'Helen Marks',
        emails: {[mail]: true, 'h.marks@home.example': true},
        phones: {'+1 212 555 0143': true, '+1 212 555 0199': true},
        role: 'Head of Operations',
        birthday: '1980-05-17',
      },
    ])
    expect(after.all('customer')).toMatchObject([{tags: {industry: true}}])
    expect(after.all('note')).toHaveLength(1)
    expect(plan(after, [news], true)).toMatchObject({plan: {add: [], update: []}, edits: []})
  })

  it('gives a contact known by an address alone its name with update', () => {
    const nameless = aBook()
      .customer({name: 'Apex'})
      .contact({name: mail, emails: {[mail]: true}})
      .build()
    expect(take(nameless, [helen], true).all('contact')).toMatchObject([{name: 'Helen Marks'}])
    expect(take(nameless, [{...helen, name: 'Robert Silva'}]).all('contact')).toMatchObject([{name: mail}])
  })

  it('takes what only a contact can hold of a person who is a customer with update alone', () => {
    const book = aBook()
      .customer({name: 'Helen Marks', person: true, emails: {[mail]: true}})
      .build()
    const cards = [{emails: [mail], birthday: '1980-05-17'}]
    expect(plan(book, cards).plan.skip).toMatchObject([{left: {birthday: '1980-05-17'}}])
    const after = take(book, cards, true)
    expect(after.all('contact')).toMatchObject([{name: 'Helen Marks', birthday: '1980-05-17'}])
    expect(plan(after, cards, true).edits).toEqual([])
  })

  it('adds a colleague to a customer of the book without a word to the customer itself', () => {
    const {plan: planned, edits} = plan(withHelen, [{name: 'Robert Silva', organisation: 'Apex', tags: ['industry']}])
    expect(planned.add).toMatchObject([{newCustomer: false, left: {tags: ['industry']}}])
    expect(edits.map(({type}) => type)).toEqual(['contact'])
  })

  it('skips a card that could be several people, and says whom', () => {
    const book = aBook()
      .customer({name: 'Apex'})
      .contact({emails: {'a@apex.example': true}})
      .contact({emails: {'b@apex.example': true}})
      .build()
    const {plan: planned, edits} = plan(book, [{organisation: 'Apex'}], true)
    expect(edits).toEqual([])
    expect(planned.skip).toMatchObject([{candidates: [expect.any(String), expect.any(String)]}])
    expect(planned.problems).toMatchObject([{line: 1, message: expect.stringContaining('could be any of these')}])
  })

  it('adds a namesake whose e-mail differs where the one in the book has a card of their own', () => {
    const {plan: planned} = plan(withHelen, [{organisation: 'Apex', emails: ['b@apex.example']}, helen])
    expect(planned.add).toMatchObject([{line: 1}])
    expect(planned.skip).toMatchObject([{line: 2, id: idOf('contact', 'helen')}])
  })
})

describe('planImport of cards that repeat', () => {
  it('takes two cards of one person together', () => {
    const cards = [
      {...helen, role: 'Plant manager'},
      {...helen, role: 'Manager', phones: [{number: '+1 212 555 0143'}], birthday: '1980-05-17'},
    ]
    const {plan: planned} = plan(empty, cards)
    expect(planned.add).toHaveLength(1)
    expect(planned.skip).toMatchObject([
      {
        line: 2,
        reason: expect.stringContaining('people.vcf:1'),
        fields: {birthday: '1980-05-17', phones: ['+1 212 555 0143']},
        left: {role: 'Manager'},
      },
    ])
    expect(take(empty, cards).all('contact')).toMatchObject([{role: 'Plant manager', birthday: '1980-05-17'}])
  })

  it.each<[string, Partial<ImportEntry>, Partial<ImportEntry>]>([
    [
      'at one organisation',
      {organisation: 'Apex', emails: ['a@x.example']},
      {organisation: 'Apex', emails: ['b@x.example']},
    ],
    ['without an organisation', {emails: ['a@x.example']}, {emails: ['b@x.example']}],
    ['at two organisations', {organisation: 'Apex'}, {organisation: 'Bright'}],
  ])('takes people of one name %s for different ones', (_, a, b) => {
    const cards = [a, b]
    expect(plan(empty, cards).plan.add).toHaveLength(2)
    expect(plan(take(empty, cards), cards)).toMatchObject({plan: {add: [], update: [], skip: [{}, {}]}, edits: []})
  })

  it('takes people who share a mailbox for different ones', () => {
    const cards = [
      {name: 'John Smith', emails: ['smith@home.example']},
      {name: 'Jane Smith', emails: ['smith@home.example']},
    ]
    expect(plan(empty, cards).plan.add).toHaveLength(2)
    expect(plan(take(empty, cards), cards).edits).toEqual([])
  })
})

describe('planImport of what the book does not take', () => {
  it('cuts a long name, and says so', () => {
    const name = 'ñ'.repeat(250)
    const {plan: planned} = plan(empty, [{name}])
    expect([...(planned.add[0]?.customer ?? '')]).toHaveLength(200)
    expect(planned.problems).toEqual([{file: 'people.vcf', line: 1, message: 'a name of 250 characters: cut to 200'}])
    expect(plan(take(empty, [{name}]), [{name}]).edits).toEqual([])
  })

  it.each<[string, Partial<ImportEntry>, string]>([
    ['an address without a domain', {emails: ['helen@localhost']}, 'helen@localhost'],
    ['a phone of letters', {phones: [{number: '1-800-FLOWERS'}]}, '1-800-FLOWERS'],
    ['an offset for a time zone', {timezone: '-05:00'}, '-05:00'],
    ['a language that is none', {language: 'in English'}, 'in English'],
    ['a name that means something to JavaScript as a tag', {tags: ['__proto__']}, '__proto__'],
    ['such a name of a service', {handles: [{service: 'constructor', handle: 'x'}]}, 'constructor'],
  ])('leaves %s out, and says so', (_, given, value) => {
    const {plan: planned} = plan(empty, [{...given}])
    expect(planned.add).toMatchObject([{fields: {}}])
    expect(planned.problems).toEqual([{file: 'people.vcf', line: 1, message: expect.stringContaining(value)}])
  })

  it('knows a card whose name is invisible by its address, and skips one without', () => {
    const {plan: planned} = plan(empty, [{name: '\u200b', emails: [mail]}, {name: '\u200b'}])
    expect(planned.add).toMatchObject([{customer: mail}])
    expect(planned.problems).toHaveLength(2)
  })

  it('knows an entry again whose record was renamed, or merged into another', () => {
    const cards = [
      {name: 'Ada Byron', emails: ['ada@byron.example']},
      {name: 'Ada King', phones: [{number: '+44 20 5555 0143'}]},
    ]
    const imported = take(empty, cards)
    const [ada, king] = ['Ada Byron', 'Ada King'].map(
      name => imported.all('customer').find(each => each.name === name)?.id ?? '',
    )
    const renamed = withEdits(imported, [{id: king ?? '', type: 'customer', values: {name: 'Countess of Lovelace'}}])
    expect(plan(renamed, cards).edits).toEqual([])
    const merged = withEdits(renamed, mergeRecords(renamed, ada ?? '', king ?? '', moment).edits)
    expect(merged.all('customer')).toHaveLength(1)
    expect(plan(merged, cards).edits).toEqual([])
  })

  it('knows its own vCards again by their UID, in the book they come from and in another', () => {
    const own = aBook()
      .customer({id: idOf('customer', 'apex'), name: 'Apex'})
      .contact({name: 'Helen Marks'})
      .build()
    const read = (book: Book) => {
      const gathering = gather()
      readVcardEntries(Buffer.from(writeVcards(book, '4.0')), 'own.vcf', gathering)
      return gathering.reading()
    }
    const cards = read(own)
    const renamed = withEdits(own, [{id: idOf('customer', 'apex'), type: 'customer', values: {name: 'Apex Holding'}}])
    expect(planImport(renamed, cards, {update: false}, moment).edits).toEqual([])
    const other = withEdits(empty, planImport(empty, cards, {update: false}, moment).edits)
    expect(planImport(other, read(renamed), {update: false}, moment).plan.add).toEqual([])
  })

  it('takes an address that more than a hundred people share as that of nobody', () => {
    const crowd = Array.from({length: 101}, (_, at) => ({name: `Person${at} X`, emails: ['info@apex.example']}))
    const book = take(empty, crowd)
    expect(book.all('customer')).toHaveLength(101)
    expect(plan(book, crowd).edits).toEqual([])
    const [found] = plan(book, [{name: 'Person7', organisation: 'Zeta', emails: ['info@apex.example']}]).plan.add
    expect(found).toMatchObject({type: 'contact', customer: 'Zeta', contact: 'Person7'})
  })

  it('lists problems by file and line', () => {
    const gathering = gather()
    gathering.problem({file: 'people.vcf', line: 20, message: 'a problem of the reader'})
    gathering.person(card({line: 9, timezone: 'x'}))
    gathering.person(card({line: 1, file: 'b.vcf', name: 'B', timezone: 'y'}))
    const {plan: planned} = planImport(empty, gathering.reading(), {update: false}, moment)
    expect(planned.problems.map(({file, line}) => `${file}:${line}`)).toEqual([
      'people.vcf:9',
      'people.vcf:20',
      'b.vcf:1',
    ])
  })
})

const few = <T>(...values: readonly T[]) => fc.constantFrom(...values)

/** Cards of a small world, in which everything meets everything. */
const anyCard: fc.Arbitrary<Partial<ImportEntry>> = fc.record(
  {
    name: few('Helen Marks', 'HELEN MARKS', 'Helen', 'Robert Silva', 'Apex', 'a@x.example'),
    organisation: few('Apex', 'APEX', 'Bright', 'Helen Marks'),
    isOrganisation: few(true, false, false, false),
    emails: fc.subarray(['a@x.example', 'A@x.example', 'b@x.example', 'c@x.example'], {maxLength: 2}),
    phones: fc.subarray([{number: '+49 30 1234567'}, {number: '030 1234567', kind: 'work'}, {number: '110'}], {
      maxLength: 2,
    }),
    handles: fc.subarray([
      {service: 'skype', handle: 'a'},
      {service: 'skype', handle: 'b'},
    ]),
    websites: fc.subarray(['a.example', 'https://b.example']),
    role: few('Manager', 'Head'),
    birthday: few('1980-05-17', '--05-17'),
    timezone: few('Europe/Berlin', 'nowhere'),
    tags: fc.subarray(['a', 'A', 'b']),
    custom: few({}, {nickname: 'Nell'}, {nickname: 'Bob'}),
    note: few('One', 'Two'),
  },
  {requiredKeys: ['name']},
)

describe('an import that was carried out', () => {
  it('changes nothing the second time, with and without update, whatever the cards and the book', () => {
    fc.assert(
      fc.property(
        fc.array(anyCard, {maxLength: 6}),
        fc.array(anyCard, {maxLength: 6}),
        fc.boolean(),
        (before, cards, update) => {
          const book = take(take(empty, before), cards, update)
          const {plan: planned, edits} = plan(book, cards, update)
          expect(edits).toEqual([])
          expect(planned).toMatchObject({add: [], update: []})
          expect(planned.skip).toHaveLength(cards.length)
        },
      ),
      {numRuns: 200},
    )
  })

  it('leaves every record of the book as it is without update', () => {
    fc.assert(
      fc.property(fc.array(anyCard, {maxLength: 5}), fc.array(anyCard, {maxLength: 5}), (before, cards) => {
        const book = take(empty, before)
        const after = take(book, cards)
        for (const record of book.records) expect(after.record(record.id)).toEqual(record)
      }),
    )
  })
})
