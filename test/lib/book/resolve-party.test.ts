import {describe, expect, it} from 'vitest'
import {resolveCustomer, resolveParty} from '../../../src/lib/book/resolve-party.ts'
import {book, customers, people} from '../../support/alike-book.ts'
import {aBook, withEdits} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'

const find = (reference: string): string => resolveCustomer(book, reference).id

describe('resolveCustomer', () => {
  it.each([
    ['its id', customers.lodz, customers.lodz],
    ['its id in capitals', customers.lodz.toUpperCase(), customers.lodz],
    ['a prefix of its id', 'cdef', customers.lodz],
    ['a short prefix of its id, where no name fits', 'cd', customers.lodz],
    ['its name', 'Apex Manufacturing', customers.apex],
    ['its name in another case', 'aPEX manufacturing', customers.apex],
    ['its name, though another begins with it', 'apex', customers.apexLtd],
    ['a word of its name', 'manufacturing', customers.apex],
    ['the beginning of a word', 'manuf', customers.apex],
    ['beginnings of several words in any order', 'man ap', customers.apex],
    ['its name without accents', 'lodz', customers.lodz],
    ['its name without accents', 'muller', customers.muller],
    ['its name with other marks', "MULLER, o'brien", customers.muller],
    ['its name in another script', 'गणेश', customers.ganesh],
    ['its name in another form of Unicode', 'Mu\u0308ller', customers.muller],
    ['a part of its name', 'facturing', customers.apex],
    ['its e-mail address', 'BIURO@lodz.example', customers.lodz],
    ['a part of its e-mail address', 'biuro@', customers.lodz],
    ['its phone number', '+49 30 1234567', customers.apex],
    ['its phone number without blanks', '+49301234567', customers.apex],
    ['its phone number with 00', '0049 30 1234567', customers.apex],
    ['its phone number without country code', '030 1234567', customers.apex],
    ['its phone number in other digits', '०३० १२३४५६७', customers.apex],
    ['a name of a contact', 'dr. helen marks', customers.apex],
    ['a beginning of the name of a contact', 'प्रि', customers.ganesh],
    ['an e-mail address of a contact', 'helen@apex.example', customers.apex],
    ['a phone number of a contact', '+49307654321', customers.apexLtd],
    ['a handle of a contact', 'Helen-Marks', customers.apex],
    ['an id of a contact', people.ben, customers.apexLtd],
    ['a prefix of the id of a contact', 'pcde', customers.apexLtd],
  ])('finds one by %s: %s', (_, reference, expected) => {
    expect(find(reference)).toBe(expected)
  })

  it('takes the name of a customer before that of a contact', () => {
    expect(find('helen marks')).toBe(customers.helen)
    expect(find('helen')).toBe(customers.helen)
  })

  it('says which fit where several do', () => {
    const error = errorOf(() => find('ape'))
    expect([error.code, error.exitCode]).toEqual(['ambiguous', 3])
    expect(error.candidates).toEqual([
      {id: customers.apex, name: 'Apex Manufacturing'},
      {id: customers.apexLtd, name: 'Apex'},
    ])
    expect(error.message).toBe('ape fits 2 customers: Apex Manufacturing, Apex')
  })

  it('says which fit where a prefix of ids does not tell them apart', () => {
    expect(errorOf(() => find('cabc')).candidates?.map(each => each.id)).toEqual([customers.apex, customers.apexLtd])
  })

  it('says which fit where two bear the same name', () => {
    const twice = aBook().customer({name: 'Apex'}).customer({name: 'APEX'}).build()
    expect(errorOf(() => resolveCustomer(twice, 'apex')).candidates).toHaveLength(2)
  })

  it('names five of many', () => {
    const many = aBook()
    for (let at = 0; at < 8; at++) many.customer({name: `Client ${at}`})
    const error = errorOf(() => resolveCustomer(many.build(), 'client'))
    expect(error.message).toMatch(/^client fits 8 customers: .* and 3 more$/)
    expect(error.candidates).toHaveLength(8)
  })

  it.each([
    ['Apxe', /Did you mean Apex/],
    ['loddz', /Did you mean Łódź Tekstyl\? Or add it: crm add loddz/],
    ['गणोश', /Did you mean गणेश ट्रेडर्स/],
    ['nobody at all', /List them: crm list\. Or add it: crm add "nobody at all"/],
  ])('says what is near where nothing fits: %s', (reference, hint) => {
    const error = errorOf(() => find(reference))
    expect([error.code, error.exitCode, error.message]).toEqual(['not-found', 3, `no customer fits: ${reference}`])
    expect(error.hint).toMatch(hint)
  })

  it.each(['', '   '])('refuses no reference at all: %j', reference => {
    expect(errorOf(() => find(reference)).code).toBe('invalid-value')
  })

  it.each(['x', '.', '*', '.*', '%', '()', "'; drop", '\u200c'])('finds nothing for %j', reference => {
    expect(errorOf(() => find(reference)).code).toBe('not-found')
  })

  it('does not find by what was taken away, nor who was removed', () => {
    expect(errorOf(() => find('gone@apex.example')).code).toBe('not-found')
    expect(errorOf(() => find('+1 555 0100')).code).toBe('not-found')
    const without = withEdits(book, [{id: customers.lodz, type: 'customer', values: {deleted: true}}])
    expect(errorOf(() => resolveCustomer(without, customers.lodz)).code).toBe('not-found')
    expect(errorOf(() => resolveCustomer(without, 'lodz')).code).toBe('not-found')
  })

  it('does not take a number of few digits for a phone', () => {
    expect(errorOf(() => find('567')).code).toBe('not-found')
  })
})

describe('resolveParty', () => {
  it('names the contact where the reference named one', () => {
    expect(resolveParty(book, 'dr helen').contact?.id).toBe(people.helen)
    expect(resolveParty(book, 'apex').contact).toBeUndefined()
  })

  it('names no contact where two of the same customer fit', () => {
    const both = aBook().customer({name: 'Apex'}).contact({name: 'Ann Lee'}).contact({name: 'Ann Roy'}).build()
    const party = resolveParty(both, 'ann')
    expect([party.customer.name, party.contact]).toEqual(['Apex', undefined])
  })
})
