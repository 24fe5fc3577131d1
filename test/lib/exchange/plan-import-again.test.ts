import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {ImportEntry} from '../../../src/lib/exchange/import-entry.ts'
import {aBook, idOf} from '../../support/build.ts'
import {empty, helen, mail, plan, take} from './import-cards.ts'

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
