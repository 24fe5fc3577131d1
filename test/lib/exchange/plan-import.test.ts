import {describe, expect, it} from 'vitest'
import {mergeRecords} from '../../../src/lib/actions/merge.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import type {ImportEntry} from '../../../src/lib/exchange/import-entry.ts'
import {gather} from '../../../src/lib/exchange/import-reading.ts'
import {importEntries, planImport, withoutNewIds} from '../../../src/lib/exchange/plan-import.ts'
import {readVcardEntries} from '../../../src/lib/exchange/vcard/entries.ts'
import {writeVcards} from '../../../src/lib/exchange/vcard/write-vcards.ts'
import {aBook, idOf, withEdits} from '../../support/build.ts'
import {card, empty, helen, mail, moment, plan, reading, take} from './import-cards.ts'

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
