import {describe, expect, it} from 'vitest'
import {findDuplicates} from '../../../src/lib/actions/dupes.ts'
import {editDistance} from '../../../src/lib/text/fold.ts'
import {aBook, type BookBuilder, idOf} from '../../support/build.ts'

const emails = (...addresses: string[]) => Object.fromEntries(addresses.map(address => [address, true]))

const pairs = (builder: BookBuilder) =>
  findDuplicates(builder.build()).map(({a, b, reasons}) => ({names: [a.name, b.name].sort(), reasons}))

describe('findDuplicates', () => {
  it.each([
    ['the same name', 'Łódź Tekstyl', 'lodz  tekstyl'],
    ['similar names', 'Maple Ridge Dental', 'Maple Rigde Dental'],
    ['one name within the other', 'Apex', 'Apex Ltd'],
    ['the same name in another script', 'Ganesh Traders', 'गणेश ट्रेडर्स'],
    ['the same name in another script', 'Sara Rezvani', 'سارا رضوانی'],
  ])('finds customers by %s', (reason, a, b) => {
    expect(pairs(aBook().customer({name: a}).customer({name: b}))).toEqual([{names: [a, b].sort(), reasons: [reason]}])
  })

  it.each([
    ['Apex', 'Apax'],
    ['Dental Centre 12', 'Dental Centre 13'],
    ['Ali', 'علی'],
    ['राम शर्मा', 'रेमे शूर्मी'],
    ['Ganesh Traders 2', 'गणेश ट्रेडर्स 3'],
    ['Ram Sharma', 'सारा शर्मा'],
    ['Bluegum Cafe', 'Oresund Design'],
    ['Zenith Manufacturing', 'Apex Manufacturing'],
  ])('leaves apart %s and %s', (a, b) => {
    expect(pairs(aBook().customer({name: a}).customer({name: b}))).toEqual([])
  })

  it('names the addresses in common, and gives the command that joins the two', () => {
    const book = aBook()
      .customer({name: 'Apex', emails: emails('Office@apex.example'), phones: {'+1 212 555 0143': true}})
      .customer({name: 'Apex Ltd', emails: emails('office@apex.example'), phones: {'(212) 555-0143': true}})
      .build()
    const [found, ...others] = findDuplicates(book)
    expect(others).toEqual([])
    expect(found?.reasons).toEqual([
      'the same e-mail office@apex.example',
      'the same phone …0143',
      'one name within the other',
    ])
    expect(found?.score).toBeCloseTo(0.84)
    expect(found?.command).toBe(`crm merge ${book.shortId(found?.a.id ?? '')} ${book.shortId(found?.b.id ?? '')}`)
  })

  it.each([
    ['of the higher tier', {tier: 'B'}, {tier: 'D'}],
    ['that has a tier', {tier: 'D'}, {}],
    ['on which more hangs', {tier: 'C'}, {tier: 'C'}],
  ] as const)('keeps the one %s, whichever came first', (_, high, low) => {
    const ids = [idOf('customer', 'one'), idOf('customer', 'other')] as const
    for (const [kept, dropped] of [ids, ids.toReversed()] as const) {
      const book = aBook()
        .customer({id: dropped, name: 'Apex Ltd', ...low})
        .customer({id: kept, name: 'Apex', ...high})
        .touch()
        .build()
      const [found] = findDuplicates(book)
      expect(found?.command).toBe(`crm merge ${book.shortId(kept ?? '')} ${book.shortId(dropped ?? '')}`)
    }
  })

  it('takes a shared domain for a little more, and different addresses for a little less', () => {
    const scoreOf = (a: string, b: string) =>
      findDuplicates(
        aBook()
          .customer({name: 'Apex', emails: emails(a)})
          .customer({name: 'Apex', emails: emails(b)})
          .build(),
      )[0]?.score ?? 0
    expect(scoreOf('a@apex.example', 'b@apex.example')).toBeGreaterThan(scoreOf('a@apex.example', 'b@other.example'))
    expect(scoreOf('a@gmail.com', 'b@gmail.com')).toBe(scoreOf('a@apex.example', 'b@other.example'))
    expect(scoreOf('a@apex.example', 'a@apex.example')).toBeGreaterThan(scoreOf('a@apex.example', 'b@apex.example'))
  })

  it('takes the website for a domain, too', () => {
    const book = aBook()
      .customer({name: 'Apex', website: 'https://www.apex.example/about'})
      .customer({name: 'Apex', emails: emails('a@Apex.example')})
    expect(pairs(book)).toMatchObject([{reasons: ['the same domain apex.example', 'the same name']}])
  })

  it('joins the customers of a person who is a contact of both, and leaves namesakes apart', () => {
    const shared = {name: 'Helen Marks', emails: emails('helen@apex.example')}
    const book = aBook()
      .customer({id: idOf('customer', 'one'), name: 'Apex'})
      .contact(shared)
      .customer({id: idOf('customer', 'two'), name: 'Zenith'})
      .contact(shared)
      .build()
    const [found] = findDuplicates(book)
    expect([found?.a.name, found?.b.name]).toEqual(['Helen Marks', 'Helen Marks'])
    const customers = book.all('customer').map(({id}) => book.shortId(id))
    expect(found?.command.split(' ').slice(2).sort()).toEqual([...customers].sort())
    const namesakes = aBook().customer({name: 'Apex'}).contact({name: 'Helen Marks'}).customer({name: 'Zenith'})
    expect(pairs(namesakes.contact({name: 'Helen Marks'}))).toEqual([])
  })

  it('never holds a customer against its own contact', () => {
    const alone = aBook().customer({name: 'Ada Byron', person: true, emails: emails('ada@byron.example')})
    expect(pairs(alone.contact({name: 'Ada Byron', emails: emails('ada@byron.example')}))).toEqual([])
  })

  it('finds a likely pair among thousands of names that begin alike', () => {
    const builder = aBook()
    const words = Array.from({length: 3000}, (_, at) => (at * 7919 + 104_729).toString(36).padStart(6, 'q'))
    for (const word of words)
      builder.customer({id: idOf('customer', word), name: `Studio ${word} ${[...word].reverse().join('')}`})
    const book = builder.customer({name: 'Studio Nordlicht Aarhus'}).customer({name: 'Studio Nordlicht Arhus'}).build()
    const found = findDuplicates(book)
    expect(found.some(({a}) => a.name.includes('Nordlicht'))).toBe(true)
    for (const {a, b} of found) expect(editDistance(a.name, b.name)).toBeLessThan(3)
  })
})
